/** Declares the operations on tags, with which staff sort orders. */
import { z } from 'zod';
import { TagColour, TagView } from '../../customer/tags/tag.http.ts';
import { Id, Nothing, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine } from '../../kernel/text.ts';
import { JobState } from '../../jobs/job-kind.ts';
import { ORDER_NOT_FOUND } from '../order.errors.ts';
import {
  ORDER_TAG_NAME_TAKEN,
  ORDER_TAG_NOT_FOUND,
  ORDER_TAG_RETIRED,
  ORDER_TAG_TOO_MANY,
} from './order-tag.errors.ts';

/** One order has at most this number of tags. */
export const ORDER_TAGS_AT_MOST = 20;

export const OrderTagView = TagView;
export type OrderTagView = z.infer<typeof OrderTagView>;

const Name = z.strictObject({ en: oneLine(40), zh: oneLine(40) });
const owner = 'order';
const readers = ['sales', 'optician', 'warehouse', 'finance', 'auditor', 'admin'] as const;
const tagId = z.strictObject({ tagId: Id });

export const ListOrderTags = operation({
  id: 'listOrderTags',
  endpoint: 'GET /order-tags',
  owner,
  summary: 'List the tags of orders, newest first',
  allow: readers,
  query: PageQuery.extend({ retired: z.enum(['true', 'false']).optional() }),
  reply: page(OrderTagView),
});

export const GetOrderTag = operation({
  id: 'getOrderTag',
  endpoint: 'GET /order-tags/{tagId}',
  owner,
  summary: 'Read a tag of orders',
  allow: readers,
  params: tagId,
  reply: OrderTagView,
  versioned: true,
  errors: [ORDER_TAG_NOT_FOUND],
});

export const CreateOrderTag = operation({
  id: 'createOrderTag',
  record: ['order-tag.added'],
  endpoint: 'POST /order-tags',
  owner,
  summary: 'Define a tag for orders',
  description: 'The names of tags are stored in clear. Never name a tag after an illness, a belief or a person.',
  allow: ['sales', 'admin'],
  body: z.strictObject({ name: Name, colour: TagColour.default('grey') }),
  example: { name: { en: 'Wrap as a gift', zh: '礼品包装' }, colour: 'violet' },
  reply: OrderTagView,
  status: 201,
  location: '/order-tags/{id}',
  errors: [ORDER_TAG_NAME_TAKEN],
});

export const ChangeOrderTag = operation({
  id: 'changeOrderTag',
  record: ['order-tag.changed'],
  endpoint: 'PATCH /order-tags/{tagId}',
  owner,
  summary: 'Rename, recolour or retire a tag of orders',
  allow: ['sales', 'admin'],
  params: tagId,
  body: z.strictObject({ name: Name, colour: TagColour, isRetired: z.boolean() }).partial(),
  example: { colour: 'green' },
  reply: OrderTagView,
  versioned: true,
  errors: [ORDER_TAG_NOT_FOUND, ORDER_TAG_NAME_TAKEN, REQUEST_STALE],
});

const tagging = {
  owner,
  allow: ['sales', 'warehouse', 'finance'],
  params: z.strictObject({ orderId: Id, tagId: Id }),
} as const;

export const TagOrder = operation({
  ...tagging,
  id: 'tagOrder',
  record: ['order-tag.given'],
  endpoint: 'PUT /orders/{orderId}/tags/{tagId}',
  summary: 'Give a tag to an order',
  description: 'A repeat changes nothing.',
  reply: Nothing,
  status: 204,
  errors: [ORDER_NOT_FOUND, ORDER_TAG_NOT_FOUND, ORDER_TAG_RETIRED, ORDER_TAG_TOO_MANY],
});

export const UntagOrder = operation({
  ...tagging,
  id: 'untagOrder',
  record: ['order-tag.taken'],
  endpoint: 'DELETE /orders/{orderId}/tags/{tagId}',
  summary: 'Take a tag away from an order',
  description: 'A repeat changes nothing.',
  reply: Nothing,
  status: 204,
  errors: [ORDER_NOT_FOUND],
});

/** One request changes the tags of at most this number of orders. */
export const TAGGED_AT_MOST = 2_000;
const SOME_TAG = says({ en: 'name a tag to give or to take away', zh: '请填写要添加或移除的标签' });
const TWO_TAGS = says({ en: 'the two tags must differ', zh: '两个标签不能相同' });

/** Describes a change of the tags of orders. */
export const OrderTagging = z
  .strictObject({
    addTagId: Id.optional().meta({ description: 'Orders that have it already keep it.' }),
    removeTagId: Id.optional().meta({ description: 'Orders without it stay as they are.' }),
  })
  .refine(({ addTagId, removeTagId }) => (addTagId ?? removeTagId) !== undefined, SOME_TAG)
  .refine(({ addTagId, removeTagId }) => addTagId === undefined || addTagId !== removeTagId, TWO_TAGS);
export type OrderTagging = z.infer<typeof OrderTagging>;

export const TagOrders = operation({
  id: 'tagOrders',
  record: ['job.planned'],
  endpoint: 'POST /order-taggings',
  owner,
  summary: 'Plan a change of the tags of many orders',
  description:
    'The job makes a dry run first, waits to be started, and can be undone. Orders that do not exist, or would have too many tags, are named as rejected.',
  allow: ['sales', 'warehouse', 'finance'],
  body: z.strictObject({
    orderIds: z.array(Id).min(1).max(TAGGED_AT_MOST),
    change: OrderTagging,
    why: oneLine(500).meta({ description: 'The reason. Do not name people in it.' }),
  }),
  example: {
    orderIds: ['0197a000-0000-7000-8000-0000000000a1'],
    change: { addTagId: '0197a000-0000-7000-8000-0000000000e1' },
    why: 'They go to the fair',
  },
  reply: z.object({ id: Id, state: JobState }),
  status: 201,
  location: '/jobs/order/{id}',
  errors: [ORDER_TAG_NOT_FOUND, ORDER_TAG_RETIRED],
});
