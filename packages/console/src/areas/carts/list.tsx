import { ListCarts } from '@toric/contracts/order/carts/cart.http';
import { CART_STATE_WORDS } from '@toric/contracts/order/carts/cart.words';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { CustomerName } from '../customers/customer-name.tsx';

const column = columnsFor<typeof ListCarts>();
const STATE = { en: 'State', zh: '状态' };
const CUSTOMER = { en: 'Customer', zh: '客户' };

/** Lists the carts of customers. The carts of people who are not signed in are in no list. */
export default listPage({
  operation: ListCarts,
  title: { en: 'Saved carts', zh: '购物车' },
  about: {
    en: 'What customers left in the web shop, the newest first. A cart is kept for 90 days.',
    zh: '客户在网店保存的购物车，最新的在前。购物车保留 90 天。',
  },
  key: ({ id }) => id,
  href: ({ id }) => `/carts/${id}`,
  filters: {
    state: { kind: 'choice', label: STATE, words: CART_STATE_WORDS },
    customerId: { kind: 'record', label: CUSTOMER, name: CustomerName },
  },
  views: [
    { id: 'open', label: { en: 'Open', zh: '未下单' }, filters: { state: 'open' } },
    { id: 'all', label: { en: 'All', zh: '全部' }, filters: {} },
  ],
  columns: [
    {
      ...{ id: 'customer', label: CUSTOMER, width: 220 },
      cell: ({ customerId }) => (customerId ? <CustomerName id={customerId} plain /> : '–'),
      text: ({ customerId }) => customerId ?? '',
    },
    column.badge('state', STATE, CART_STATE_WORDS, ({ state }) => state, { width: 170 }),
    column.number('boxes', { en: 'Boxes', zh: '盒数' }, ({ boxes }) => boxes, { width: 90 }),
    column.text('market', { en: 'Country', zh: '国家或地区' }, ({ market }) => market, { width: 90 }),
    column.when('changed', { en: 'Changed', zh: '更新' }, ({ updatedAt }) => updatedAt),
    column.when('expires', { en: 'Kept until', zh: '保留至' }, ({ expiresAt }) => expiresAt),
    column.when('created', { en: 'Saved', zh: '创建' }, ({ createdAt }) => createdAt, { hidden: true }),
  ],
  empty: {
    title: { en: 'There are no carts.', zh: '没有购物车。' },
    about: { en: 'Customers save carts in the web shop.', zh: '客户会在网店保存购物车。' },
  },
});
