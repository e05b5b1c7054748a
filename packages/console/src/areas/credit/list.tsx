import { ListCreditAccounts, ListCreditChanges } from '@toric/contracts/order/credit/credit.http';
import { CREDIT_LEVEL_WORDS, CREDIT_STATE_WORDS } from '@toric/contracts/order/credit/credit.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { choiceField } from '../../kit/list/filters/fields.ts';
import { listPage } from '../../kit/list/list-page.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { Sums, sumsText } from './sums.tsx';

const column = columnsFor<typeof ListCreditAccounts>();

/** Lists the customers who have a credit account. */
export default listPage({
  operation: ListCreditAccounts,
  title: { en: 'Credit', zh: '客户信用' },
  about: {
    en: 'Customers whose open orders have a limit. An order beyond it is refused.',
    zh: '未结订单设有额度的客户。超出额度的订单会被拒绝。',
  },
  key: ({ customerId }) => customerId,
  href: ({ customerId }) => `/credit/${customerId}`,
  filters: {
    state: { kind: 'choice', label: { en: 'State', zh: '状态' }, words: CREDIT_STATE_WORDS },
    ...choiceField('level', { en: 'Level', zh: '等级' }, CREDIT_LEVEL_WORDS),
  },
  views: [
    { id: 'near', label: { en: 'Near the limit', zh: '接近额度' }, filters: { state: 'near' } },
    { id: 'over', label: { en: 'Over the limit', zh: '超出额度' }, filters: { state: 'over' } },
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
  ],
  columns: [
    {
      ...{ id: 'customer', label: { en: 'Customer', zh: '客户' }, width: 220 },
      cell: ({ customerId }) => <CustomerName id={customerId} plain />,
      text: ({ customerId }) => customerId,
    },
    column.badge('state', { en: 'State', zh: '状态' }, CREDIT_STATE_WORDS, ({ state }) => state, { width: 170 }),
    {
      ...{ id: 'open', label: { en: 'Open orders / allowed', zh: '未结订单 / 允许' }, align: 'end', width: 240 },
      cell: ({ exposures }) => <Sums exposures={exposures} />,
      text: ({ exposures }) => sumsText(exposures),
    },
    column.badge('level', { en: 'Level', zh: '等级' }, CREDIT_LEVEL_WORDS, ({ level }) => level, { width: 130 }),
    column.when('changed', { en: 'Changed', zh: '更新' }, ({ updatedAt }) => updatedAt),
  ],
  actions: [{ href: '/credit-changes', operation: ListCreditChanges, label: { en: 'Changes', zh: '变更记录' } }],
  empty: {
    title: { en: 'No such credit account.', zh: '没有此类信用账户。' },
    about: {
      en: 'A customer without a credit account has no limit. Finance sets one on the page of the customer.',
      zh: '没有信用账户的客户不受额度限制。财务可在客户页面设置。',
    },
  },
});
