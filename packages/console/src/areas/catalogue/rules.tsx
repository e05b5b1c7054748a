import { ChangeProduct, type ProductView } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { GetProduct } from '@toric/contracts/catalog-inventory/storefront/product.http';
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

/** The rules that say in which lenses a product is made. */
export function Rules({ record }: { readonly record: ProductView }) {
  const t = useWords();
  const language = useLanguage();
  const may = useMay();
  const [text, setText] = useState<string>();
  const { answer } = useAnswer(GetProduct, { params: { handle: record.handle } });
  const { run, busy, problem } = useCommand(ChangeProduct);
  const read = text === undefined ? undefined : matrixOfText(text);
  const save = async () => {
    if (!read?.ok) return;
    const ifMatch = ifMatchOf(answer);
    await run({ params: { handle: record.handle }, body: { matrix: { segments: [...read.matrix.segments] } }, ...(ifMatch && { ifMatch }) });
    setText(undefined);
    tell({ en: 'The rules are saved.', zh: '规则已保存。' });
  };
  return (
    <Block
      title={{ en: 'Made in', zh: '供应参数' }}
      aside={<Link to={`/stock/lenses/${record.handle}`}>{t({ en: `${record.matrix.count} powers, with their stock`, zh: `${formatNumber(record.matrix.count, language)} 种度数及库存` })}</Link>}
    >
      {text === undefined ? (
        <>
          <pre className="mono fine scroll">{textOfMatrix(record.matrix)}</pre>
          {may(ChangeProduct) && (
            <button type="button" className="btn" onClick={() => setText(textOfMatrix(record.matrix))}>
              {t({ en: 'Change the rules…', zh: '修改规则…' })}
            </button>
          )}
        </>
      ) : (
        <div className="stack">
          <MatrixField value={text} onChange={setText} />
          {problem && <Refusal problem={problem} />}
          <div className="row">
            <button type="button" data-operation={ChangeProduct.id} className="btn main" disabled={busy || !read?.ok} onClick={() => void save().catch(() => undefined)}>
              {t({ en: 'Save the rules', zh: '保存规则' })}
            </button>
            <button type="button" className="btn" onClick={() => setText(undefined)}>
              {t({ en: 'Keep them as they are', zh: '保持不变' })}
            </button>
          </div>
        </div>
      )}
    </Block>
  );
}
