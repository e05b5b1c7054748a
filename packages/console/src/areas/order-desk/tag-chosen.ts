import type { Item } from '@toric/client/types';
import type { ListOrders } from '@toric/contracts/order/order.http';
import { TAG_ORDERS_GUIDE } from '@toric/contracts/order/tags/order-tag.guide';
import { TAGGED_AT_MOST, TagOrders } from '@toric/contracts/order/tags/order-tag.http';
import type { BulkJob } from '../../kit/kit.types.ts';
import { useOrderTagOptions } from './use-order-tags.ts';

const TOO_MANY = {
  en: `At most ${TAGGED_AT_MOST} orders at a time. Choose fewer, or narrow the list with a filter first.`,
  zh: `每次最多 ${TAGGED_AT_MOST} 个订单。请减少选择，或先用筛选缩小范围。`,
};

/** Adds a tag to the chosen orders, in one request. */
export const tagChosen: BulkJob<Item<typeof ListOrders>, typeof TagOrders> = {
  operation: TagOrders,
  label: { en: 'Give them a tag…', zh: '添加标签…' },
  refuse: ({ items, isAll }) => (isAll || items.length > TAGGED_AT_MOST ? TOO_MANY : undefined),
  form: {
    operation: TagOrders,
    guide: TAG_ORDERS_GUIDE,
    title: { en: 'Give the orders a tag', zh: '为订单添加标签' },
    save: { en: 'Give the tag', zh: '添加标签' },
    start: ({ items }) => ({ orderIds: items.map(({ id }) => id) }),
    sections: [{ fields: [{ name: 'tagId', control: 'choice', options: useOrderTagOptions }] }],
  },
  input: ({ items }, { tagId }) => ({ body: { tagId, orderIds: items.map(({ id }) => id) } }),
  then: ({ tagId }) => `/orders?tagId=${tagId}`,
};
