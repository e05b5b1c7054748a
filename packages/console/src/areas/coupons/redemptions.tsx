import { type CouponView, ListRedemptions } from '@toric/contracts/marketing/marketing.http';
import { REDEMPTION_STATUS_WORDS } from '@toric/contracts/marketing/marketing.words';
import type { ListSpec } from '../../kit/kit.types.ts';
import { RelatedList } from '../../kit/list/related-list.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Money } from '../../kit/show/money.tsx';
import { When } from '../../kit/show/when.tsx';
import { OrderLink } from './order-link.tsx';

const USES: ListSpec<typeof ListRedemptions> = {
  operation: ListRedemptions,
  title: { en: 'Orders with this coupon', zh: '使用此优惠券的订单' },
  about: {
    en: 'Orders that used it or were refused it, the newest first.',
    zh: '使用或被拒绝使用此优惠券的订单，最新的在前。',
  },
  key: ({ orderId }) => orderId,
  columns: [
    { id: 'order', label: { en: 'Order', zh: '订单' }, cell: ({ orderId }) => <OrderLink id={orderId} /> },
    {
      id: 'status',
      label: { en: 'What happened', zh: '结果' },
      cell: ({ status }) => <Badge words={REDEMPTION_STATUS_WORDS} value={status} />,
    },
    {
      id: 'discount',
      label: { en: 'Taken off', zh: '减免' },
      cell: ({ discount }) => <Money value={discount} />,
      align: 'end',
    },
    { id: 'reason', label: { en: 'Why', zh: '原因' }, cell: ({ reason }) => reason?.detail ?? '' },
    { id: 'at', label: { en: 'When', zh: '时间' }, cell: ({ createdAt }) => <When at={createdAt} /> },
  ],
  empty: {
    title: { en: 'No order has used it yet', zh: '尚无订单使用' },
    about: { en: 'Orders that use it stand here at once.', zh: '使用后会立即显示在此。' },
  },
};

/** Lists the orders that used a coupon or were refused it. */
export function Redemptions({ record }: { readonly record: CouponView }) {
  return <RelatedList spec={USES} params={{ couponId: record.id }} />;
}
