import { CheckGoods } from '@toric/contracts/catalog-inventory/storefront/goods.http';
import { AVAILABILITY_WORDS } from '@toric/contracts/catalog-inventory/storefront/lens.words';
import { isLens } from '@toric/contracts/goods/goods';
import { useEffect, useId } from 'react';
import { useAnswer } from '../../../app/api.ts';
import { formatMoney } from '../../../app/formats.ts';
import { text, useLanguage, useWords } from '../../../app/words.ts';
import { Picker } from '../../../kit/form/picker.tsx';
import { Badge } from '../../../kit/show/badge.tsx';
import { contentOf, useProduct } from '../../catalogue/product-name.tsx';
import { Thumbnail } from '../../catalogue/thumbnail.tsx';
import type { GoodsDraft } from './draft.ts';

type Props = {
  readonly goods: readonly GoodsDraft[];
  readonly market: string | undefined;
  readonly onChange: (goods: GoodsDraft[]) => void;
};
type LineProps = {
  readonly line: GoodsDraft;
  readonly market: string | undefined;
  readonly onChange: (line: GoodsDraft) => void;
  readonly onRemove: () => void;
};

const MOST_BOXES = 24;
/** An order has at most this number of lines of other goods, beside the lines for the two eyes. */
const MOST_LINES = 18;
const NONE: GoodsDraft = { productId: '', packId: '', quantity: 1 };
const A_LENS = text('This is a lens: order it for an eye, above.', '这是镜片：请在上方按眼别订购。');

/** Shows the packs of the product in the market, with their price and stock. The first pack is selected at first. */
function Pack({ line, market, onChange }: Omit<LineProps, 'onRemove'>) {
  const t = useWords();
  const language = useLanguage();
  const id = useId();
  const { data: product } = useProduct(line.productId || undefined);
  const enabled = product !== undefined && market !== undefined && !isLens(product.goods);
  const input = { params: { handle: line.productId }, query: { market: market ?? '' } };
  const packs = useAnswer(CheckGoods, input, { enabled }).data?.packs ?? [];
  const chosen = packs.find(({ packId }) => packId === line.packId);
  const first = packs[0]?.packId;
  useEffect(() => {
    if (line.packId === '' && first !== undefined) onChange({ ...line, packId: first });
  }, [line, first, onChange]);
  if (product && isLens(product.goods)) return <p className="fine t-stop">{t(A_LENS)}</p>;
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{t(text('Pack', '包装'))}</label>
        <select
          id={id}
          className="input"
          value={line.packId}
          onChange={({ target }) => onChange({ ...line, packId: target.value })}
        >
          {line.packId === '' && <option value="">–</option>}
          {product &&
            packs.map((pack) => (
              <option key={pack.packId} value={pack.packId}>
                {`${t(contentOf(product.goods, pack))} · ${formatMoney(pack.price, language)}`}
              </option>
            ))}
        </select>
      </div>
      {chosen && (
        <p className="fine row">
          <Badge words={AVAILABILITY_WORDS} value={chosen.availability} />
        </p>
      )}
    </>
  );
}

function Count({ line, onChange }: Pick<LineProps, 'line' | 'onChange'>) {
  const t = useWords();
  const set = (quantity: number) => onChange({ ...line, quantity: Math.min(Math.max(quantity, 1), MOST_BOXES) });
  return (
    <span className="stepper">
      <button type="button" aria-label={t(text('One less', '减少一件'))} onClick={() => set(line.quantity - 1)}>
        −
      </button>
      <output aria-live="polite">{line.quantity}</output>
      <button type="button" aria-label={t(text('One more', '增加一件'))} onClick={() => set(line.quantity + 1)}>
        +
      </button>
    </span>
  );
}

function Line({ line, market, onChange, onRemove }: LineProps) {
  const t = useWords();
  const id = useId();
  const { data: product } = useProduct(line.productId || undefined);
  const label = t(text('Product', '产品'));
  return (
    <li className="stack goods-line">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <span className="row">
          <Thumbnail picture={product?.pictures[0]} />
          <Picker
            kind="product"
            id={id}
            label={label}
            value={line.productId}
            onChange={(productId) => onChange({ ...line, productId, packId: '' })}
          />
        </span>
      </div>
      <Pack line={line} market={market} onChange={onChange} />
      <div className="row between">
        <Count line={line} onChange={onChange} />
        <button className="btn small" type="button" onClick={onRemove}>
          {t(text('Take it out', '移除'))}
        </button>
      </div>
    </li>
  );
}

/** Shows the solutions, accessories and services of the order. They need no prescription. */
export function GoodsForm({ goods, market, onChange }: Props) {
  const t = useWords();
  const replace = (at: number, ...lines: GoodsDraft[]) => onChange(goods.toSpliced(at, 1, ...lines));
  return (
    <section className="stack" aria-label={t(text('Other goods', '其他商品'))}>
      <div className="row between">
        <b>{t(text('Other goods', '其他商品'))}</b>
        {goods.length < MOST_LINES && (
          <button className="btn small" type="button" onClick={() => onChange([...goods, NONE])}>
            {t(text('Add a solution, an accessory or a service', '添加护理液、配件或服务'))}
          </button>
        )}
      </div>
      <ul className="goods-lines">
        {goods.map((line, at) => (
          <Line
            key={at}
            line={line}
            market={market}
            onChange={(changed) => replace(at, changed)}
            onRemove={() => replace(at)}
          />
        ))}
      </ul>
    </section>
  );
}
