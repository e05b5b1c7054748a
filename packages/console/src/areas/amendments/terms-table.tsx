import type { OrderTerms } from '@toric/contracts/order/amendments/amendment.http';
import { text, useWords } from '../../app/words.ts';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Eye } from '../../kit/show/eye.tsx';
import { Money } from '../../kit/show/money.tsx';
import { Power } from '../../kit/show/power.tsx';

type Line = OrderTerms['lines'][number];

/** Returns the number of boxes of each product in one line of text, for a list. */
export const boxesText = ({ lines }: OrderTerms): string =>
  lines.map(({ quantity, productName }) => `${quantity} × ${productName}`).join(', ');

function LineCell({ line }: { readonly line: Line }) {
  return (
    <p className="fine">
      {line.eye && <Eye eye={line.eye} />} {`${line.quantity} × ${line.productName}`}
      {line.parameters && (
        <>
          <br />
          <Power lens={line.parameters} />
        </>
      )}
      <br />
      <span className="dimmer">
        <Money value={line.unitPrice} />
      </span>
    </p>
  );
}

type Props = { readonly before: OrderTerms; readonly after: OrderTerms | null };

/** Shows the order before and after the change, side by side. */
export function TermsTable({ before, after }: Props) {
  const t = useWords();
  const row = (label: { en: string; zh: string }, amountOf: (terms: OrderTerms) => OrderTerms['total']) => (
    <tr>
      <th scope="row">{t(label)}</th>
      <td className="num">
        <Money value={amountOf(before)} />
      </td>
      <td className="num">
        <Money value={after && amountOf(after)} />
      </td>
    </tr>
  );
  const lines = ({ lines: all }: OrderTerms) => all.map((line) => <LineCell key={line.lineId} line={line} />);
  const isElsewhere = after !== null && after.shippingAddressId !== before.shippingAddressId;
  const isOtherMethod = after !== null && after.deliveryMethodId !== before.deliveryMethodId;
  const changes = (is: boolean) => t(is ? text('another', '已更改') : text('the same', '不变'));
  return (
    <ScrollTable>
      <thead>
        <tr>
          <th>{t(text('Part', '项目'))}</th>
          <th className="num">{t(text('Before', '更改前'))}</th>
          <th className="num">{t(text('After', '更改后'))}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t(text('Lines', '商品行'))}</th>
          <td className="num">{lines(before)}</td>
          <td className="num">{after ? lines(after) : '–'}</td>
        </tr>
        <tr>
          <th scope="row">{t(text('Address', '地址'))}</th>
          <td />
          <td className="num">{after && changes(isElsewhere)}</td>
        </tr>
        <tr>
          <th scope="row">{t(text('Delivery method', '配送方式'))}</th>
          <td />
          <td className="num">{after && changes(isOtherMethod)}</td>
        </tr>
        {row(text('Goods', '商品'), ({ subtotal }) => subtotal)}
        {row(text('Coupon', '优惠券'), ({ discount }) => ({ ...discount, amount: 0 - discount.amount }))}
        {row(text('Delivery', '配送'), ({ delivery }) => delivery)}
        {row(text('Tax on top', '另加税额'), ({ taxOnTop }) => taxOnTop)}
        {row(text('Total', '合计'), ({ total }) => total)}
      </tbody>
    </ScrollTable>
  );
}
