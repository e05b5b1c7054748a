/** Declares the operations on custom fields of orders: facts that a shop defines itself, without a restart. */
import { z } from 'zod';
import {
  FIELD_CHOICES_KEPT,
  FIELD_KEY_TAKEN,
  FIELD_NOT_FOUND,
  FIELD_SEARCH_FIXED,
  FIELD_TOO_MANY,
  FIELD_WRONG_DEFINITION,
  FIELD_WRONG_VALUES,
} from '../../customer/fields/field.errors.ts';
import { FieldChoices, FieldKey, FieldLabel, FieldType, FieldView } from '../../customer/fields/field.http.ts';
import { FieldValue } from '../../customer/people/field-value.ts';
import { Id, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine } from '../../kernel/text.ts';
import { ORDER_NOT_FOUND } from '../order.errors.ts';

/** Lists the roles that read orders. Only these roles may be given the right to read or to write a field. */
export const OrderFieldReader = z.enum(['sales', 'optician', 'warehouse', 'finance', 'auditor']);
export type OrderFieldReader = z.infer<typeof OrderFieldReader>;
export const OrderFieldWriter = OrderFieldReader.exclude(['auditor']);

const rights = {
  readers: z.array(OrderFieldReader).min(1).meta({ description: 'The roles that may read the values.' }),
  writers: z
    .array(OrderFieldWriter)
    .meta({ description: 'The roles that may write the values. They must read them too.' }),
};

export const OrderFieldView = FieldView.extend({
  readers: z.array(OrderFieldReader),
  writers: z.array(OrderFieldWriter),
  isSearchable: z.boolean().meta({ description: 'If true, orders are found by the whole value.' }),
});
export type OrderFieldView = z.infer<typeof OrderFieldView>;

const owner = 'order';
const allow = ['admin'] as const;
const readers = ['sales', 'optician', 'warehouse', 'finance', 'auditor', 'admin'] as const;
const fieldId = z.strictObject({ fieldId: Id });
const orderId = z.strictObject({ orderId: Id });

export const ListOrderFields = operation({
  id: 'listOrderFields',
  endpoint: 'GET /order-fields',
  owner,
  summary: 'List the custom fields of orders, newest first',
  description: 'Other roles than administrators get the fields that they may read.',
  allow: readers,
  query: PageQuery.extend({ retired: z.enum(['true', 'false']).optional() }),
  reply: page(OrderFieldView),
});

export const GetOrderField = operation({
  id: 'getOrderField',
  endpoint: 'GET /order-fields/{fieldId}',
  owner,
  summary: 'Read a custom field of orders',
  description: 'Other roles than administrators read the fields that they may read.',
  allow: readers,
  params: fieldId,
  reply: OrderFieldView,
  versioned: true,
  errors: [FIELD_NOT_FOUND],
});

export const CreateOrderField = operation({
  id: 'createOrderField',
  record: ['order-field.added'],
  endpoint: 'POST /order-fields',
  owner,
  summary: 'Define a custom field of orders',
  description:
    'It is in use at once. Values are sealed with the data of the customer. Never define a field for medical facts.',
  allow,
  body: z
    .strictObject({
      ...{ key: FieldKey, label: FieldLabel, type: FieldType },
      unit: oneLine(20).optional().meta({ description: 'Only of a number, for example `h`.' }),
      choices: FieldChoices.optional().meta({ description: 'Only of a choice: at least one.' }),
      isRequired: z.boolean().default(false),
      ...{ ...rights, isSearchable: z.boolean().default(false) },
    })
    .refine(({ writers, readers: may }) => writers.every((role) => may.includes(role)), {
      error: says({ en: 'who writes a field must read it too', zh: '有权填写的角色必须也有权查看' }),
      path: ['writers'],
    })
    .refine(({ type, choices = [] }) => type.startsWith('choice') === choices.length > 0, {
      error: says({ en: 'a choice has choices, and no other type has', zh: '选择类型必须有选项，其他类型不得有选项' }),
      path: ['choices'],
    })
    .refine(({ type, unit }) => unit === undefined || type === 'number', {
      error: says({ en: 'only a number has a unit', zh: '只有数字类型可以有单位' }),
      path: ['unit'],
    })
    .refine(({ type, isSearchable }) => !isSearchable || type !== 'long-text', {
      error: says({ en: 'a long text cannot be searched', zh: '长文本不可搜索' }),
      path: ['isSearchable'],
    }),
  example: {
    key: 'gift-card',
    label: { en: 'Gift card number', zh: '礼品卡号' },
    type: 'text',
    readers: ['sales', 'warehouse'],
    writers: ['sales'],
    isSearchable: true,
  },
  reply: OrderFieldView,
  status: 201,
  location: '/order-fields/{id}',
  errors: [FIELD_KEY_TAKEN, FIELD_TOO_MANY],
});

export const ChangeOrderField = operation({
  id: 'changeOrderField',
  record: ['order-field.changed'],
  endpoint: 'PATCH /order-fields/{fieldId}',
  owner,
  summary: 'Change the name, the rights or the use of a custom field of orders',
  description: 'Key and type never change. A field that is no longer searchable loses its index at once.',
  allow,
  params: fieldId,
  body: z
    .strictObject({
      ...{ label: FieldLabel, unit: oneLine(20).nullable(), choices: FieldChoices, isRequired: z.boolean() },
      ...{ ...rights, isSearchable: z.boolean(), isRetired: z.boolean() },
    })
    .partial(),
  example: { label: { en: 'Number of the gift card', zh: '礼品卡号码' } },
  reply: OrderFieldView,
  versioned: true,
  errors: [FIELD_NOT_FOUND, FIELD_CHOICES_KEPT, FIELD_SEARCH_FIXED, FIELD_WRONG_DEFINITION, REQUEST_STALE],
});

const OrderValues = z.object({
  data: z.array(
    z.object({
      field: OrderFieldView,
      value: FieldValue.nullable(),
      mayChange: z.boolean().meta({ description: 'True if your roles may write it.' }),
    }),
  ),
});

export const GetOrderValues = operation({
  id: 'getOrderValues',
  endpoint: 'GET /orders/{orderId}/fields',
  owner,
  summary: 'Read the custom fields of an order',
  description: 'Only fields that your roles may read. Retired fields are shown if they have a value.',
  allow: ['sales', 'optician', 'warehouse', 'finance', 'auditor'],
  params: orderId,
  reply: OrderValues,
  errors: [ORDER_NOT_FOUND],
});

export const ChangeOrderValues = operation({
  id: 'changeOrderValues',
  record: ['order-value.changed'],
  endpoint: 'PATCH /orders/{orderId}/fields',
  owner,
  summary: 'Write custom fields of an order',
  description:
    'Fields that are not named stay as they are, and null removes a value. The customer reads the values in the answer to an access request.',
  allow: ['sales', 'optician', 'warehouse', 'finance'],
  params: orderId,
  body: z.strictObject({
    values: z.record(Id, FieldValue.nullable()).meta({ description: 'The values by the ids of their fields.' }),
  }),
  example: { values: { '0197a000-0000-7000-8000-00000000f1e2': 'G-2041' } },
  reply: OrderValues,
  errors: [ORDER_NOT_FOUND, FIELD_WRONG_VALUES],
});
