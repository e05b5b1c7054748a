import { ListAccessDenials } from '@toric/contracts/customer/accounts/access-denial.http';
import { ListChanges } from '@toric/contracts/changes/change.http';
import { ListMessages } from '@toric/contracts/customer/messages/message.http';
import type { StaffRole } from '@toric/contracts/kernel/access';
import type { Text } from '@toric/contracts/kernel/sentence';
import { ListCoupons, ListRecallNotices } from '@toric/contracts/marketing/marketing.http';
import { ListOrders } from '@toric/contracts/order/order.http';
import { ListPayments, ListRefunds } from '@toric/contracts/payment/payment.http';
import type { PagedOperation } from '@toric/client/types';

/** Describes a figure of the day: the length of a list, and the link to the list. */
export type Figure = {
  readonly id: string;
  readonly operation: PagedOperation;
  /** Returns the parameters of the list. `day` is today, and `since` is its beginning. */
  readonly query: (today: { readonly day: string; readonly since: string }) => Readonly<Record<string, string>>;
  /** Holds the text below the number of the figure. */
  readonly words: Text;
  readonly href: `/${string}`;
  readonly roles: readonly StaffRole[];
};

export const FIGURES: readonly Figure[] = [
  {
    id: 'orders',
    operation: ListOrders,
    query: ({ day }) => ({ placedFrom: day }),
    words: { en: 'Orders placed today', zh: '今日订单' },
    href: '/orders?placedFrom=0d',
    roles: ['sales', 'optician', 'warehouse'],
  },
  {
    id: 'payments',
    operation: ListPayments,
    query: ({ day }) => ({ createdFrom: day }),
    words: { en: 'Payments begun today', zh: '今日付款' },
    href: '/payments?createdFrom=0d',
    roles: ['finance'],
  },
  {
    id: 'refunds',
    operation: ListRefunds,
    query: ({ day }) => ({ createdFrom: day }),
    words: { en: 'Refunds begun today', zh: '今日退款' },
    href: '/refunds?createdFrom=0d',
    roles: ['finance'],
  },
  {
    id: 'messages',
    operation: ListMessages,
    query: ({ day }) => ({ createdFrom: day }),
    words: { en: 'Messages written today', zh: '今日消息' },
    href: '/messages?createdFrom=0d',
    roles: ['sales', 'operator'],
  },
  {
    id: 'coupons',
    operation: ListCoupons,
    query: () => ({ active: 'true' }),
    words: { en: 'Coupons switched on', zh: '已启用的优惠券' },
    href: '/coupons?active=true',
    roles: ['marketing'],
  },
  {
    id: 'recall-notices',
    operation: ListRecallNotices,
    query: () => ({}),
    words: { en: 'Recall notices', zh: '召回通知' },
    href: '/notices',
    roles: ['marketing'],
  },
  {
    id: 'changes',
    operation: ListChanges,
    query: ({ since }) => ({ since }),
    words: { en: 'Changes recorded today', zh: '今日变更' },
    href: '/changes?since=0d',
    roles: ['auditor', 'admin'],
  },
  {
    id: 'denials',
    operation: ListAccessDenials,
    query: ({ since }) => ({ since }),
    words: { en: 'Access denied today', zh: '今日被拒访问' },
    href: '/changes/denials?since=0d',
    roles: ['auditor', 'admin'],
  },
];

/** Returns the figures of the home page for a person with these roles. */
export const figuresFor = (roles: readonly StaffRole[]): readonly Figure[] =>
  FIGURES.filter((figure) => figure.roles.some((role) => roles.includes(role)));
