import { GetOrderAddress } from '@toric/contracts/customer/people/order-address.http';
import { GetShipmentAddress } from '@toric/contracts/customer/people/shipment-address.http';
import type { OrderView } from '@toric/contracts/order/order.http';
import { ListInvoices } from '@toric/contracts/payment/payment.http';
import { PAYMENT_STATUS_WORDS } from '@toric/contracts/payment/payment.words';
import { CUSTOMER_REFUND_STATUS_WORDS } from '@toric/contracts/payment/customer-refund.words';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { count, useWords } from '../../app/words.ts';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';
import { Day } from '../../kit/show/when.tsx';
import { AddressLines } from './address-lines.tsx';
import { OrderNotes } from '../order-desk/notes.tsx';
import { OrderTags } from '../order-desk/order-tags.tsx';
import { CancelEffect } from './effects.tsx';
import { OrderValues } from './fields/order-values.tsx';
import { isCancellable } from './progress.ts';
import { Reveal } from './reveal.tsx';
import { usePaymentOf } from './use-payment.ts';

type Shown = { readonly record: OrderView };

function Sums({ record }: Shown) {
  const { lines, subtotal, discount, total, couponCode, delivery, tax, taxMode, promisedOn, promisedBefore } = record;
  const isOnTop = taxMode === 'on-top';
  const boxes = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const label = count(boxes, { one: '{n} box', other: '{n} boxes', zh: '{n} 盒' });
  const less = { ...discount, amount: -discount.amount };
  return (
    <Block title={{ en: 'Money', zh: '金额' }}>
      <Facts
        sum
        rows={[
          { label, value: <Money value={subtotal} /> },
          {
            label: { en: `Coupon ${couponCode}`, zh: `优惠券 ${couponCode}` },
            value: couponCode && <Money value={less} />,
          },
          {
            label: delivery ? { en: `Delivery, ${delivery.name.en}`, zh: `配送：${delivery.name.zh}` } : '',
            value: delivery && <Money value={delivery.charge} />,
          },
          { label: { en: 'Tax', zh: '税' }, value: isOnTop ? <Money value={tax} /> : null },
          { label: { en: 'Total, tax included', zh: '合计（含税）' }, value: <Money value={total} />, total: true },
          {
            label: { en: 'Tax in it', zh: '其中税额' },
            value: !isOnTop && tax.amount > 0 ? <Money value={tax} /> : null,
          },
          {
            label: { en: 'Promised by', zh: '承诺最晚送达' },
            value: promisedOn && <Day day={promisedOn} />,
          },
          {
            label: { en: 'Promised at first', zh: '原承诺送达日' },
            value: promisedBefore && <Day day={promisedBefore} />,
          },
        ]}
      />
      <Payment record={record} />
    </Block>
  );
}

function Payment({ record }: Shown) {
  const t = useWords();
  const data = usePaymentOf(record.id);
  if (!data) return null;
  return (
    <div className="fine dim stack">
      <p>
        <Link to={`/payments/${record.id}`}>{t({ en: 'Payment', zh: '付款' })}</Link>{' '}
        <Badge words={PAYMENT_STATUS_WORDS} value={data.status} />
      </p>
      {data.reason && <p>{data.reason.detail}</p>}
      {data.customerRefunds.map((one) => (
        <p key={one.id}>
          {t({ en: 'Refund ', zh: '退款 ' })}
          <Money value={one.amount} /> <Badge words={CUSTOMER_REFUND_STATUS_WORDS} value={one.status} />
        </p>
      ))}
    </div>
  );
}

function GoesTo({ record }: Shown) {
  const t = useWords();
  const may = useMay();
  const operation = may(GetOrderAddress) ? GetOrderAddress : GetShipmentAddress;
  return (
    <Block title={{ en: 'Goes to', zh: '收货地址' }}>
      <Reveal
        operation={operation}
        input={{ params: { orderId: record.id } }}
        label={{ en: 'Show the address', zh: '查看地址' }}
      >
        {(address) => <AddressLines address={address} />}
      </Reveal>
      {record.shipment && (
        <p className="fine dim">
          {record.shipment.carrier} <span className="mono">{record.shipment.trackingNumber}</span>
        </p>
      )}
      <p className="fine dim">{t({ en: `Market ${record.market}`, zh: `市场 ${record.market}` })}</p>
    </Block>
  );
}

function Papers({ record }: Shown) {
  const t = useWords();
  const may = useMay();
  const query = { orderId: record.id };
  const { data } = useAnswer(ListInvoices, { query }, { enabled: may(ListInvoices) });
  return (
    <Block title={{ en: 'Papers', zh: '单据' }}>
      <ul className="fine stack">
        {data?.data.map((invoice) => (
          <li key={invoice.id}>
            <Link to={`/invoices/${invoice.id}`}>
              {t({ en: `Invoice ${invoice.number}`, zh: `发票 ${invoice.number}` })}
            </Link>
          </li>
        ))}
        {!data && record.invoiceNumber && (
          <li>{t({ en: `Invoice ${record.invoiceNumber}`, zh: `发票 ${record.invoiceNumber}` })}</li>
        )}
        {!record.invoiceNumber && (
          <li className="dimmer">{t({ en: 'The invoice comes when the parcel leaves.', zh: '发货时开具发票。' })}</li>
        )}
      </ul>
    </Block>
  );
}

/** Shows the facts that are read rarely: the sums, the effect of a cancellation, the address and the documents. */
export function OrderAside({ record }: Shown) {
  return (
    <>
      <Sums record={record} />
      {isCancellable(record) && (
        <Block title={{ en: 'If you cancel now', zh: '如果现在取消' }}>
          <CancelEffect record={record} />
        </Block>
      )}
      <GoesTo record={record} />
      <Papers record={record} />
      <OrderNotes orderId={record.id} />
      <OrderTags record={record} />
      <OrderValues orderId={record.id} />
    </>
  );
}
