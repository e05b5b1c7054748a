import type { Item } from '@toric/client/types';
import type { ListOrders } from '@toric/contracts/order/order.http';
import { TAG_ORDERS_GUIDE } from '@toric/contracts/order/tags/order-tag.guide';
import { TAGGED_AT_MOST, TagOrders } from '@toric/contracts/order/tags/order-tag.http';
import type { BulkJob } from '../../kit/kit.types.ts';
import { useOrderTagOptions } from './use-order-tags.ts';

const most = TAGGED_AT_MOST.toLocaleString('en-US');
const TOO_MANY = {
  en: `At most ${most} orders at a time. Choose fewer, or narrow the list with a filter first.`,
  zh: `每次最多 ${most} 个订单。请减少选择，或先用筛选缩小范围。`,
};

/** Adds a tag to the chosen orders, in one request. */
export const tagChosen: BulkJob<Item<typeof ListOrders>, typeof TagOrders> = {
  operation: TagOrders,
  label: { en: 'Change their tags…', zh: '更改标签…' },
  refuse: ({ items }) => (items.length > TAGGED_AT_MOST ? TOO_MANY : undefined),
  form: {
    operation: TagOrders,
    guide: TAG_ORDERS_GUIDE,
    title: { en: 'Change the tags of many orders', zh: '批量更改订单标签' },
    save: { en: 'Make the dry run', zh: '试运行' },
    start: ({ items }) => ({ orderIds: items.map(({ id }) => id) }),
    sections: [
      {
        fields: [
          { name: 'change.addTagId', control: 'choice', options: useOrderTagOptions, width: 'half' },
          { name: 'change.removeTagId', control: 'choice', options: useOrderTagOptions, width: 'half' },
        ],
      },
      { fields: [{ name: 'why', control: 'long-text' }] },
    ],
  },
  input: ({ items }, body) => ({ body: { ...body, orderIds: items.map(({ id }) => id) } }),
  then: ({ id }) => `/jobs/order/${id}`,
};
