import type { QuoteView } from '@toric/contracts/order/quote.http';
import { PlaceOrder } from '@toric/contracts/order/order.http';
import { Link } from 'react-router';
import type { Problem } from '../../../app/problem.ts';
import { formatDay, formatMoney, formatShortDay } from '../../../app/formats.ts';
import { text, useLanguage, useWords } from '../../../app/words.ts';
import { Refusal } from '../../../kit/form/refusal.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { Facts } from '../../../kit/show/facts.tsx';
import { Key } from '../../../kit/show/key.tsx';
import { Money } from '../../../kit/show/money.tsx';
import { UseCredit } from '../../store-credit/use-credit.tsx';
import type { Money as Amount } from '@toric/contracts/kernel/money';
import type { Caller } from './caller.ts';

type Props = {
  readonly caller: Caller;
  readonly quote: QuoteView | undefined;
  readonly isReady: boolean;
  readonly hasCard: boolean;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly onPlace: () => void;
  readonly credit: Amount | undefined;
  readonly usesCredit: boolean;
  readonly onCredit: (isUsed: boolean) => void;
};

/** Shows the parts of the total that store credit and the card pay, if store credit is used. */
const partsOf = (total: QuoteView['total'], credit: Amount | undefined) =>
  total && credit
    ? [
        { label: text('Store credit', '储值'), value: <Money value={{ ...credit, amount: -credit.amount }} /> },
        {
          label: text('On the card', '银行卡支付'),
          value: <Money value={{ ...total, amount: total.amount - credit.amount }} />,
        },
      ]
    : [];

function Sums({ quote, credit }: { readonly quote: QuoteView; readonly credit: Amount | undefined }) {
  const language = useLanguage();
  const { lines, discount, delivery, tax, taxMode, promisedOn, total } = quote;
  const isOnTop = taxMode === 'on-top';
  return (
    <Facts
      sum
      rows={[
        ...lines.map(({ quantity, productName, gross }) => ({
          label: text(`${quantity} × ${productName ?? ''}`, `${quantity} × ${productName ?? ''}`),
          value: <Money value={gross} />,
        })),
        {
          label: text('Coupon', '优惠券'),
          value: discount && discount.amount > 0 ? <Money value={{ ...discount, amount: -discount.amount }} /> : null,
        },
        { label: text('Delivery', '配送'), value: delivery && <Money value={delivery.charge} /> },
        {
          label: isOnTop ? text('Tax', '税') : text('Tax in it', '其中税额'),
          value: tax && (isOnTop || tax.amount > 0) ? <Money value={tax} /> : null,
        },
        { label: text('Total', '合计'), value: <Money value={total} />, total: true },
        ...partsOf(total, credit),
        { label: text('Arrives by', '最晚送达'), value: promisedOn && formatDay(promisedOn, language) },
      ]}
    />
  );
}

/** Shows the sum, the button that places the order with its amount, and the earlier orders. */
export function ToPay(props: Props) {
  const { caller, quote, isReady, hasCard, busy, problem, onPlace } = props;
  const t = useWords();
  const language = useLanguage();
  const total = quote?.total;
  const label = total
    ? text(`Place it for ${formatMoney(total, 'en')}`, `下单，${formatMoney(total, 'zh')}`)
    : text('Place it', '下单');
  const wanting = text('Place it: the card is missing', '下单：缺少银行卡');
  return (
    <>
      <Block title={text('To pay', '应付')}>
        <div className="stack">
          {quote ? (
            <Sums quote={quote} credit={props.usesCredit ? props.credit : undefined} />
          ) : (
            <p className="dim fine">
              {t(text('The price follows from lenses and address.', '价格取决于镜片和地址。'))}
            </p>
          )}
          <UseCredit credit={props.credit} isUsed={props.usesCredit} onChange={props.onCredit} />
          <Refusal problem={problem} />
          <button
            className="btn main wide"
            type="button"
            data-operation={PlaceOrder.id}
            disabled={!isReady || !hasCard || busy}
            aria-busy={busy}
            onClick={onPlace}
          >
            {t(isReady && !hasCard ? wanting : label)} <Key>Ctrl ↵</Key>
          </button>
          <p className="fine dim">
            {t(text('The amount is held on the card, and taken when the parcel leaves.', '金额先预授权，发货时收取。'))}
          </p>
        </div>
      </Block>
      <Block title={text('Before this', '以往订单')}>
        <ul className="stack fine">
          {caller.orders.slice(0, 5).map((order) => (
            <li className="row between" key={order.id}>
              <Link to={`/orders/${order.id}`}>{order.number}</Link>
              <span className="dim">{formatShortDay(order.createdAt.slice(0, 10), language)}</span>
              <Money value={order.total} />
            </li>
          ))}
          {caller.orders.length === 0 && (
            <li className="dim">{t(text('This is the first order.', '这是第一笔订单。'))}</li>
          )}
        </ul>
      </Block>
    </>
  );
}
