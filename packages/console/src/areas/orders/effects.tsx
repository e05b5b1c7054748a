import { usePaymentOf } from './use-payment.ts';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { OrderView } from '@toric/contracts/order/order.http';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words.ts';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';

type Shown = { readonly record: OrderView };
type Row = { readonly label: Text; readonly value: ReactNode };

/** Lists the states in which the boxes of an order are reserved. */
const HOLDS_BOXES: readonly string[] = ['charging', 'confirmed', 'part-shipped'];

/** Returns the effect of a cancellation: on the money, the coupon, the boxes and the customer. */
function useCancelRows({ status, total, couponCode }: OrderView): readonly Row[] {
  const t = useWords();
  const nothing = { amount: 0, currency: total.currency };
  const isHeld = status === 'confirmed';
  return [
    { label: { en: 'The customer pays', zh: '客户支付' }, value: <Money value={nothing} /> },
    {
      label: { en: 'Released on the card', zh: '银行卡解除预授权' },
      value: <Money value={isHeld ? total : nothing} />,
    },
    {
      label: { en: 'Coupon', zh: '优惠券' },
      value: couponCode && t({ en: `${couponCode} can be used again`, zh: `${couponCode} 可再次使用` }),
    },
    {
      label: { en: 'Boxes', zh: '镜片' },
      value: HOLDS_BOXES.includes(status)
        ? t({ en: 'go back to the stock', zh: '退回库存' })
        : t({ en: 'none were held', zh: '未预留' }),
    },
    { label: { en: 'The customer gets', zh: '通知客户' }, value: t({ en: 'one e-mail', zh: '一封电子邮件' }) },
  ];
}

/** Shows the effect of a cancellation. The dialog shows it before the person confirms. */
export function CancelEffect({ record }: Shown) {
  return <Facts rows={useCancelRows(record)} sum />;
}

/** Shows above the form of a refund how much was captured and refunded so far. */
export function RefundEffect({ record }: Shown) {
  const data = usePaymentOf(record.id);
  if (!data) return null;
  const money = (amount: number) => <Money value={{ amount, currency: record.total.currency }} />;
  return (
    <Facts
      sum
      rows={[
        { label: { en: 'Taken', zh: '已收款' }, value: money(data.captured) },
        { label: { en: 'Given back so far', zh: '已退款' }, value: money(data.refunded) },
        {
          label: { en: 'May still be given back', zh: '还可退款' },
          value: money(data.captured - data.refunded),
          total: true,
        },
      ]}
    />
  );
}
