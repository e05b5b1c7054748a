import { ChangeProduct, type ProductView } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { GetProduct } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { isLens } from '@toric/contracts/goods/goods';
import { useState } from 'react';
import { Link } from 'react-router';
import { ifMatchOf, useAnswer, useCommand, useMay } from '../../app/api.ts';
import { formatNumber } from '../../app/formats.ts';
import { tell } from '../../app/tell.tsx';
import { useLanguage, useWords } from '../../app/words.ts';
import { Refusal } from '../../kit/form/refusal.tsx';
import { Block } from '../../kit/show/block.tsx';
import { MatrixField } from './matrix-field.tsx';
import { matrixOfText, textOfMatrix } from './matrix-text.ts';

function Editor({ record, onEnd }: { readonly record: ProductView; readonly onEnd: () => void }) {
  const t = useWords();
  const [text, setText] = useState(() => textOfMatrix(record.matrix));
  const { answer } = useAnswer(GetProduct, { params: { handle: record.handle } });
  const { run, busy, problem } = useCommand(ChangeProduct);
  const read = matrixOfText(text);
  const save = async () => {
    if (!read.ok) return;
    const ifMatch = ifMatchOf(answer);
    const matrix = { segments: [...read.matrix.segments] };
    await run({ params: { handle: record.handle }, body: { matrix }, ...(ifMatch && { ifMatch }) });
    tell({ en: 'The rules are saved.', zh: '规则已保存。' });
    onEnd();
  };
  return (
    <div className="stack">
      <MatrixField value={text} onChange={setText} />
      <Refusal problem={problem} />
      <div className="row">
        <button
          type="button"
          data-operation={ChangeProduct.id}
          className="btn main"
          disabled={busy || !read.ok}
          onClick={() => void save().catch(() => undefined)}
        >
          {t({ en: 'Save the rules', zh: '保存规则' })}
        </button>
        <button type="button" className="btn" onClick={onEnd}>
          {t({ en: 'Keep them as they are', zh: '保持不变' })}
        </button>
      </div>
    </div>
  );
}

const NO_POWERS = {
  en: 'These goods are no lens, so they are made in no powers and need no prescription.',
  zh: '该商品不是镜片，没有度数，也无需处方。',
};
function NoPowers() {
  const t = useWords();
  return <p className="dim pad">{t(NO_POWERS)}</p>;
}

/** Shows the rules that define the lenses of a product. */
export function Rules({ record }: { readonly record: ProductView }) {
  const t = useWords();
  const language = useLanguage();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  if (!isLens(record.goods)) return <NoPowers />;
  const powers = formatNumber(record.matrix.count, language);
  const link = (
    <Link to={`/stock/lenses/${record.handle}`}>
      {t({ en: `${powers} powers, with their stock`, zh: `${powers} 种度数及库存` })}
    </Link>
  );
  return (
    <Block title={{ en: 'Made in', zh: '供应参数' }} aside={link}>
      {editing ? (
        <Editor record={record} onEnd={() => setEditing(false)} />
      ) : (
        <>
          <pre className="mono fine scroll">{textOfMatrix(record.matrix)}</pre>
          {may(ChangeProduct) && (
            <button type="button" className="btn" onClick={() => setEditing(true)}>
              {t({ en: 'Change the rules…', zh: '修改规则…' })}
            </button>
          )}
        </>
      )}
    </Block>
  );
}
