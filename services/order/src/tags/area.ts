import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { changeOrderTag } from './features/change-order-tag.ts';
import { createOrderTag } from './features/create-order-tag.ts';
import { getOrderTag } from './features/get-order-tag.ts';
import { listOrderTags } from './features/list-order-tags.ts';
import { tagOrder } from './features/tag-order.ts';
import { tagOrders } from './features/tag-orders.ts';
import { untagOrder } from './features/untag-order.ts';
import { TAG_MANY } from './tag-many.flow.ts';

/** Declares the area of tags with which staff sort orders. This area uses no other area. */
export const tags: Area<Reader> = {
  routes: [listOrderTags, getOrderTag, createOrderTag, changeOrderTag, tagOrder, untagOrder, tagOrders],
  jobs: [TAG_MANY],
};
