/** Declares the operations on tags, with which staff sort customers. */
import { z } from 'zod';
import { Id, Instant, Nothing, page, PageQuery, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { CUSTOMER_NOT_FOUND } from '../people/customer.errors.ts';
import { customerId } from '../people/customer.http.ts';
import { TAG_NAME_TAKEN, TAG_NOT_FOUND, TAG_RETIRED, TAG_TOO_MANY } from './tag.errors.ts';

export const TagColour = z.enum(['grey', 'blue', 'green', 'yellow', 'red', 'violet']);
export type TagColour = z.infer<typeof TagColour>;

const Name = z.strictObject({ en: oneLine(40), zh: oneLine(40) });
export const TagView = z.object({
  id: Id,
  name: z.object({ en: SentText, zh: SentText }),
  colour: TagColour,
  isRetired: z.boolean().meta({ description: 'A retired tag stays where it is and is not given any more.' }),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type TagView = z.infer<typeof TagView>;

const owner = 'customer';
const allow = ['sales', 'marketing', 'admin'] as const;
const tagId = z.strictObject({ tagId: Id });

export const ListTags = operation({
  id: 'listTags',
  endpoint: 'GET /tags',
  owner,
  summary: 'List the tags of customers, newest first',
  allow: ['sales', 'optician', 'marketing', 'auditor', 'admin'],
  query: PageQuery.extend({ retired: z.enum(['true', 'false']).optional() }),
  reply: page(TagView),
});

export const GetTag = operation({
  id: 'getTag',
  endpoint: 'GET /tags/{tagId}',
  owner,
  summary: 'Read a tag',
  allow: ['sales', 'optician', 'marketing', 'auditor', 'admin'],
  params: tagId,
  reply: TagView,
  versioned: true,
  errors: [TAG_NOT_FOUND],
});

export const CreateTag = operation({
  id: 'createTag',
  record: ['tag.added'],
  endpoint: 'POST /tags',
  owner,
  summary: 'Define a tag for customers',
  description: 'The names of tags are stored in clear. Never name a tag after an illness, a belief or a person.',
  allow,
  body: z.strictObject({ name: Name, colour: TagColour.default('grey') }),
  example: { name: { en: 'Prefers to collect', zh: '喜欢自取' }, colour: 'blue' },
  reply: TagView,
  status: 201,
  location: '/tags/{id}',
  errors: [TAG_NAME_TAKEN],
});

export const ChangeTag = operation({
  id: 'changeTag',
  record: ['tag.changed'],
  endpoint: 'PATCH /tags/{tagId}',
  owner,
  summary: 'Rename, recolour or retire a tag',
  allow,
  params: tagId,
  body: z.strictObject({ name: Name, colour: TagColour, isRetired: z.boolean() }).partial(),
  example: { colour: 'green' },
  reply: TagView,
  versioned: true,
  errors: [TAG_NOT_FOUND, TAG_NAME_TAKEN, REQUEST_STALE],
});

export const ListCustomerTags = operation({
  id: 'listCustomerTags',
  endpoint: 'GET /customers/{customerId}/tags',
  owner,
  summary: 'List the tags of a customer',
  allow: ['sales', 'optician', 'auditor'],
  params: customerId,
  reply: z.object({ data: z.array(z.object({ tag: TagView, taggedBy: Id, taggedAt: Instant })) }),
  errors: [CUSTOMER_NOT_FOUND],
});

const tagging = { owner, allow: ['sales', 'optician'], params: customerId.extend({ tagId: Id }) } as const;

export const TagCustomer = operation({
  ...tagging,
  id: 'tagCustomer',
  record: ['customer.tagged'],
  endpoint: 'PUT /customers/{customerId}/tags/{tagId}',
  summary: 'Give a tag to a customer',
  description: 'A repeat changes nothing.',
  reply: Nothing,
  status: 204,
  errors: [CUSTOMER_NOT_FOUND, TAG_NOT_FOUND, TAG_RETIRED, TAG_TOO_MANY],
});

export const UntagCustomer = operation({
  ...tagging,
  id: 'untagCustomer',
  record: ['customer.untagged'],
  endpoint: 'DELETE /customers/{customerId}/tags/{tagId}',
  summary: 'Take a tag away from a customer',
  description: 'A repeat changes nothing.',
  reply: Nothing,
  status: 204,
  errors: [CUSTOMER_NOT_FOUND],
});
