import { CheckLens } from '@toric/contracts/catalog-inventory/storefront/lens.http';
import { AVAILABILITY_WORDS } from '@toric/contracts/catalog-inventory/storefront/lens.words';
import { type CartView, GetCart } from '@toric/contracts/order/carts/cart.http';
import { CART_STATE_WORDS } from '@toric/contracts/order/carts/cart.words';
import { GetOrder } from '@toric/contracts/order/order.http';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import { recordPage } from '../../kit/record/record-page.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Eye } from '../../kit/show/eye.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';
import { Power } from '../../kit/show/power.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { ProductName } from '../catalogue/product-name.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { PlaceIt } from './place-cart.tsx';

type Shown = { readonly record: CartView };
type Line = CartView['lines'][number];

/** Shows whether the lens of a line is in stock in the market today. */
function Stock({ line, market }: { readonly line: Line; readonly market: string }) {
  const lens = line.parameters;
  const { baseCurve = 0, diameter = 0, sphere = 0 } = lens ?? {};
  const input = { params: { handle: line.productId }, query: { baseCurve, diameter, sphere, ...lens, market } };
  const { data } = useAnswer(CheckLens, input, { enabled: lens !== null });
  const pack = data?.packs.find(({ packId }) => packId === line.packId);
  return pack ? <Badge words={AVAILABILITY_WORDS} value={pack.availability} /> : null;
}

function Lines({ record: { lines, quote, market } }: Shown) {
  const t = useWords();
  return (
    <ScrollTable edge>
      <thead>
        <tr>
          <th>{t(text('Product', '产品'))}</th>
          <th>{t(text('Lens', '镜片'))}</th>
          <th>{t(text('Stock', '库存'))}</th>
          <th className="num">{t(text('Boxes', '盒数'))}</th>
          <th className="num">{t(text('Amount', '金额'))}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          // a cart may hold the same lens twice, and its lines have no ids
          <tr key={`${at} ${line.productId}`}>
            <td>{quote?.lines[at]?.productName ?? <ProductName id={line.productId} />}</td>
            <td>
              {line.eye && <Eye eye={line.eye} />} {line.parameters && <Power lens={line.parameters} />}
            </td>
            <td>
              <Stock line={line} market={market} />
            </td>
            <td className="num">{line.quantity}</td>
            <td className="num">
              <Money value={quote?.lines[at]?.total ?? null} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Refusals({ record: { quote, orderId } }: Shown) {
  const t = useWords();
  const may = useMay();
  const link = orderId && may(GetOrder) && (
    <Link className="btn small" to={`/orders/${orderId}`}>
      {t(text('See the order', '查看订单'))}
    </Link>
  );
  if (orderId) return <Why tone="ok" title={text('The cart became an order.', '购物车已生成订单。')} actions={link} />;
  return (
    <div className="stack">
      {(quote?.refusals ?? []).map(({ code, detail, pointer }) => (
        <Why key={`${code} ${pointer}`} tone="stop" title={detail} />
      ))}
    </div>
  );
}

const Loose = () => <>{useWords()(text('Cart of nobody', '无归属的购物车'))}</>;

function Aside({ record }: Shown) {
  const { quote, couponCode, customerId, updatedAt, expiresAt } = record;
  return (
    <>
      <Block title={text('Today', '今日价格')}>
        <Facts
          sum
          rows={[
            { label: text('Goods', '商品'), value: <Money value={quote?.subtotal ?? null} /> },
            { label: text('Coupon', '优惠券'), value: couponCode },
            { label: text('Total', '合计'), value: <Money value={quote?.total ?? null} />, total: true },
          ]}
        />
      </Block>
      <PlaceIt cart={record} />
      <Block title={text('Cart', '购物车')}>
        <Facts
          rows={[
            { label: text('Customer', '客户'), value: customerId && <CustomerName id={customerId} /> },
            { label: text('Changed', '更新'), value: <When at={updatedAt} /> },
            { label: text('Kept until', '保留至'), value: <When at={expiresAt} /> },
          ]}
        />
      </Block>
    </>
  );
}

/** Shows one saved cart: its lines with the present stock and prices, and the refusals that an order would get. */
export default recordPage({
  operation: GetCart,
  params: ['cartId'],
  list: { label: { en: 'Saved carts', zh: '购物车' }, href: '/carts' },
  title: ({ customerId }) => (customerId ? <CustomerName id={customerId} plain /> : <Loose />),
  state: ({ state }) => ({ words: CART_STATE_WORDS, value: state }),
  why: Refusals,
  actions: [],
  tabs: [{ id: 'lines', label: { en: 'Lines', zh: '商品行' }, content: Lines }],
  aside: Aside,
});
