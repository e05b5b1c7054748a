/** Declares the operations on custom fields: facts about customers that a shop defines itself, without a restart. */
import { z } from 'zod';
import { Id, Instant, page, PageQuery, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, requestText, SentText } from '../../kernel/text.ts';
import { CUSTOMER_NOT_FOUND } from '../people/customer.errors.ts';
import { customerId } from '../people/customer.http.ts';
import { FieldValue } from '../people/field-value.ts';
import {
  FIELD_CHOICES_KEPT,
  FIELD_KEY_TAKEN,
  FIELD_NOT_FOUND,
  FIELD_SEARCH_FIXED,
  FIELD_TOO_MANY,
  FIELD_WRONG_DEFINITION,
  FIELD_WRONG_VALUES,
} from './field.errors.ts';

export const FieldType = z.enum(['text', 'long-text', 'number', 'day', 'flag', 'choice', 'choices']);
export type FieldType = z.infer<typeof FieldType>;
/** Lists the roles that read customers. Only these roles may be given the right to read or to write a field. */
export const FieldReader = z.enum(['sales', 'optician', 'auditor']);
export type FieldReader = z.infer<typeof FieldReader>;
export const FieldWriter = FieldReader.exclude(['auditor']);
export type FieldWriter = z.infer<typeof FieldWriter>;

export const FieldKey = requestText()
  .trim()
  .max(40)
  .regex(
    /^[a-z][a-z0-9-]*$/,
    says({ en: 'small letters, digits and dashes, a letter first', zh: '小写字母、数字和连字符，以字母开头' }),
  );
export const FieldLabel = z.strictObject({ en: oneLine(60), zh: oneLine(60) });
const SentLabel = z.object({ en: SentText, zh: SentText });
const NO_CHOICE_TWICE = says({ en: 'each key once', zh: '每个代码只能出现一次' });
export const FieldChoices = z
  .array(z.strictObject({ key: FieldKey, label: FieldLabel }))
  .max(50)
  .refine((choices) => new Set(choices.map(({ key }) => key)).size === choices.length, NO_CHOICE_TWICE);

const readers = z.array(FieldReader).min(1).meta({ description: 'The roles that may read the values.' });
const writers = z
  .array(FieldWriter)
  .meta({ description: 'The roles that may write the values. They must read them too.' });

export const FieldView = z.object({
  id: Id,
  key: SentText.meta({ description: 'The name of the field in imports and exports. It never changes.' }),
  label: SentLabel,
  type: FieldType,
  unit: SentText.nullable(),
  choices: z.array(z.object({ key: SentText, label: SentLabel })),
  isRequired: z.boolean().meta({ description: 'If true, a value may be changed but not removed.' }),
  readers: z.array(FieldReader),
  writers: z.array(FieldWriter),
  isSearchable: z.boolean().meta({ description: 'If true, customers are found by the whole value (docs/search.md).' }),
  isRetired: z.boolean().meta({ description: 'A retired field keeps its values and takes no new ones.' }),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type FieldView = z.infer<typeof FieldView>;

const owner = 'customer';
const allow = ['admin'] as const;
const mayRead = (writing: readonly string[], reading: readonly string[]) =>
  writing.every((role) => reading.includes(role));
const WRITERS_READ = says({ en: 'who writes a field must read it too', zh: '有权填写的角色必须也有权查看' });

export const ListFields = operation({
  id: 'listFields',
  endpoint: 'GET /fields',
  owner,
  summary: 'List the custom fields of customers, newest first',
  description: 'Other roles than administrators get the fields that they may read.',
  allow: ['sales', 'optician', 'auditor', 'admin'],
  query: PageQuery.extend({ retired: z.enum(['true', 'false']).optional() }),
  reply: page(FieldView),
});

const fieldId = z.strictObject({ fieldId: Id });

export const GetField = operation({
  id: 'getField',
  endpoint: 'GET /fields/{fieldId}',
  owner,
  summary: 'Read a custom field',
  description: 'Other roles than administrators read the fields that they may read.',
  allow: ['sales', 'optician', 'auditor', 'admin'],
  params: fieldId,
  reply: FieldView,
  versioned: true,
  errors: [FIELD_NOT_FOUND],
});

export const CreateField = operation({
  id: 'createField',
  record: ['field.added'],
  endpoint: 'POST /fields',
  owner,
  summary: 'Define a custom field of customers',
  description:
    'It is in use at once. Values are sealed with the data of the customer. Never define a field for medical facts: prescriptions have a place of their own.',
  allow,
  body: z
    .strictObject({
      ...{ key: FieldKey, label: FieldLabel, type: FieldType },
      unit: oneLine(20).optional().meta({ description: 'Only of a number, for example `h`.' }),
      choices: FieldChoices.optional().meta({ description: 'Only of a choice: at least one.' }),
      isRequired: z.boolean().default(false),
      ...{ readers, writers, isSearchable: z.boolean().default(false) },
    })
    .refine(({ writers: w, readers: r }) => mayRead(w, r), { error: WRITERS_READ, path: ['writers'] })
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
    key: 'loyalty-number',
    label: { en: 'Loyalty number', zh: '会员卡号' },
    type: 'text',
    readers: ['sales', 'optician'],
    writers: ['sales'],
    isSearchable: true,
  },
  reply: FieldView,
  status: 201,
  location: '/fields/{id}',
  errors: [FIELD_KEY_TAKEN, FIELD_TOO_MANY],
});

export const ChangeField = operation({
  id: 'changeField',
  record: ['field.changed'],
  endpoint: 'PATCH /fields/{fieldId}',
  owner,
  summary: 'Change the name, the rights or the use of a custom field',
  description:
    'Key and type never change. Choices may be renamed and added. A field that is no longer searchable loses its index at once.',
  allow,
  params: fieldId,
  body: z
    .strictObject({
      ...{ label: FieldLabel, unit: oneLine(20).nullable(), choices: FieldChoices, isRequired: z.boolean() },
      ...{ readers, writers, isSearchable: z.boolean(), isRetired: z.boolean() },
    })
    .partial(),
  example: { label: { en: 'Number of the loyalty card', zh: '会员卡号' } },
  reply: FieldView,
  versioned: true,
  errors: [FIELD_NOT_FOUND, FIELD_CHOICES_KEPT, FIELD_SEARCH_FIXED, FIELD_WRONG_DEFINITION, REQUEST_STALE],
});

/* Declares the operations on the custom fields of one customer. */

const CustomerFields = z.object({
  data: z.array(
    z.object({
      field: FieldView,
      value: FieldValue.nullable(),
      mayChange: z.boolean().meta({ description: 'True if your roles may write it.' }),
    }),
  ),
});

export const GetCustomerFields = operation({
  id: 'getCustomerFields',
  endpoint: 'GET /customers/{customerId}/fields',
  owner,
  summary: 'Read the custom fields of a customer',
  description: 'Only fields that your roles may read. Retired fields are shown if they have a value.',
  allow: ['sales', 'optician', 'auditor'],
  params: customerId,
  reply: CustomerFields,
  errors: [CUSTOMER_NOT_FOUND],
});

export const ChangeCustomerFields = operation({
  id: 'changeCustomerFields',
  record: ['customer-field.changed'],
  endpoint: 'PATCH /customers/{customerId}/fields',
  owner,
  summary: 'Write custom fields of a customer',
  description:
    'Fields that are not named stay as they are, and null removes a value. The reason is kept, sealed. The customer reads the values in the answer to an access request.',
  allow: ['sales', 'optician'],
  params: customerId,
  body: z.strictObject({
    values: z.record(Id, FieldValue.nullable()).meta({ description: 'The values by the ids of their fields.' }),
    reason: oneLine(500),
  }),
  example: { values: { '0197a000-0000-7000-8000-00000000f1e1': 'A-1047' }, reason: 'She showed her loyalty card' },
  reply: CustomerFields,
  errors: [CUSTOMER_NOT_FOUND, FIELD_WRONG_VALUES],
});
