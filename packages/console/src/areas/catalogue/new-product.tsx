import { CreateProduct } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { type Goods, isLens } from '@toric/contracts/goods/goods';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCommand } from '../../app/api.ts';
import { tell } from '../../app/tell.tsx';
import { useWords } from '../../app/words.ts';
import { FormFields } from '../../kit/form/form-fields.tsx';
import { Refusal } from '../../kit/form/refusal.tsx';
import { SpecForm, useSpecForm } from '../../kit/form/spec-form.tsx';
import type { BodyOf } from '../../kit/kit.types.ts';
import { PageHead } from '../../kit/show/page-head.tsx';
import { MatrixField } from './matrix-field.tsx';
import { matrixOfText } from './matrix-text.ts';
import { newProductForm } from './product-forms.ts';

/**
 * Adds a product: a lens with the rules of its powers, or other goods. Packs, prices and pictures are added later on
 * the page of the product.
 */
export default function NewProductPage() {
  const t = useWords();
  const go = useNavigate();
  const [rules, setRules] = useState('');
  const { run } = useCommand(CreateProduct);
  const state = useSpecForm({
    spec: newProductForm,
    record: undefined,
    send: async (body: BodyOf<typeof CreateProduct>) => {
      const answer = await run({ body });
      tell({ en: 'The product is added. Add its packs now.', zh: '产品已添加，请添加包装。' });
      void go(`/catalogue/${answer.body.handle}`);
    },
  });
  // only lenses have powers
  // safe cast: the control has no other values
  const isMadeInPowers = isLens((state.methods.watch('goods') || undefined) as Goods | undefined);
  const change = (text: string) => {
    setRules(text);
    const read = matrixOfText(text);
    state.methods.setValue('matrix', read.ok ? read.matrix : '');
  };
  return (
    <>
      <PageHead title={newProductForm.title} crumb={<Link to="/catalogue">{t({ en: 'Products', zh: '产品' })}</Link>} />
      <div className="rule">
        <SpecForm state={state} className="form-page form-body">
          <FormFields spec={newProductForm} />
          {isMadeInPowers && <MatrixField value={rules} onChange={change} />}
          <Refusal problem={state.problem} />
          <button
            type="submit"
            data-operation={CreateProduct.id}
            className="btn main"
            disabled={state.busy || (isMadeInPowers && !matrixOfText(rules).ok)}
          >
            {t({ en: 'Add the product', zh: '添加产品' })}
          </button>
        </SpecForm>
      </div>
    </>
  );
}
