/**
 * Declares the operations on segments: customers whose custom fields meet conditions. A campaign names a segment, and
 * never gets the values.
 */
import { z } from 'zod';
import { Id, Instant, Nothing, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { FieldValue } from '../people/field-value.ts';
import { SEGMENT_NOT_FOUND, SEGMENT_TOO_MANY, SEGMENT_WRONG_CONDITION } from './segment.errors.ts';

export const SegmentOperator = z.enum(['is', 'is-not', 'at-least', 'at-most', 'set', 'empty']).meta({
  description:
    '`is-not`: the value is another one, or there is none. `at-least`, `at-most`: for numbers and days. `set`, `empty`: whether there is a value.',
});
export type SegmentOperator = z.infer<typeof SegmentOperator>;

const Condition = z.strictObject({
  fieldId: Id,
  operator: SegmentOperator,
  value: FieldValue.optional().meta({ description: 'Needed but for `set` and `empty`. A choice is its key.' }),
});
export type SegmentCondition = z.infer<typeof Condition>;

export const SegmentView = z.object({
  id: Id,
  name: z.object({ en: SentText, zh: SentText }),
  conditions: z
    .array(z.object({ fieldId: Id, operator: SegmentOperator, value: FieldValue.nullable() }))
    .meta({ description: 'Conditions about fields that your roles may not read are left out.' }),
  members: z.int().meta({ description: 'The customers in it at present.' }),
  createdAt: Instant,
});
export type SegmentView = z.infer<typeof SegmentView>;

const owner = 'customer';
const segmentId = z.strictObject({ segmentId: Id });

export const ListSegments = operation({
  id: 'listSegments',
  endpoint: 'GET /segments',
  owner,
  summary: 'List segments of customers, newest first',
  allow: ['sales', 'marketing', 'auditor'],
  query: PageQuery,
  reply: page(SegmentView),
});

export const GetSegment = operation({
  id: 'getSegment',
  endpoint: 'GET /segments/{segmentId}',
  owner,
  summary: 'Read a segment',
  allow: ['sales', 'marketing', 'auditor'],
  params: segmentId,
  reply: SegmentView,
  errors: [SEGMENT_NOT_FOUND],
});

export const CreateSegment = operation({
  id: 'createSegment',
  record: ['segment.added'],
  endpoint: 'POST /segments',
  owner,
  summary: 'Define a segment of customers by their custom fields',
  description:
    'A customer is in it while all conditions hold. Only fields that you may read can be named. Texts are only asked whether they are there, because a text may name a person. The audience of marketing takes the id of a segment.',
  allow: ['sales'],
  body: z.strictObject({
    name: z.strictObject({ en: oneLine(60), zh: oneLine(60) }),
    conditions: z.array(Condition).min(1).max(10),
  }),
  example: {
    name: { en: 'Long at the screen', zh: '长时间使用屏幕' },
    conditions: [{ fieldId: '0197a000-0000-7000-8000-00000000f1e1', operator: 'set' }],
  },
  reply: SegmentView,
  status: 201,
  location: '/segments/{id}',
  errors: [SEGMENT_WRONG_CONDITION, SEGMENT_TOO_MANY],
});

export const RemoveSegment = operation({
  id: 'removeSegment',
  record: ['segment.removed'],
  endpoint: 'DELETE /segments/{segmentId}',
  owner,
  summary: 'Remove a segment',
  description: 'Customers and their fields stay as they are.',
  allow: ['sales'],
  params: segmentId,
  reply: Nothing,
  status: 204,
  errors: [SEGMENT_NOT_FOUND],
});
