/** Declares the operation that changes many customers at once, as a job that can be undone. */
import { z } from 'zod';
import { Id } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine } from '../../kernel/text.ts';
import { JobState } from '../../jobs/job-kind.ts';
import { FIELD_NOT_SEARCHABLE } from '../people/customer.errors.ts';
import { LanguageName } from '../people/customer.http.ts';
import { CustomerCategory } from '../people/person-details.ts';
import { TAG_NOT_FOUND } from '../tags/tag.errors.ts';

const ONE_CHOICE = says({
  en: 'name the customers by ids, by a tag or a custom field or both, or all of them, in one of these ways',
  zh: '请以一种方式指明客户：按 id、按标签和（或）自定义字段，或全部',
});
const SOME_CHANGE = says({ en: 'name at least one change', zh: '请至少填写一项更改' });
const given = (fields: object): number =>
  Object.values(fields).filter((value) => value !== undefined && value !== false).length;

export const EditedCustomers = z
  .strictObject({
    ids: z.array(Id).min(1).max(2_000).optional(),
    tagId: Id.optional().meta({ description: 'All customers who have this tag.' }),
    field: z
      .strictObject({ fieldId: Id, value: oneLine(200) })
      .optional()
      .meta({ description: 'All customers with this whole value in a searchable custom field. With a tag: both.' }),
    all: z.boolean().optional().meta({ description: 'All customers of the shop.' }),
  })
  .refine(({ tagId, field, ...others }) => given({ ...others, listed: tagId ?? field }) === 1, ONE_CHOICE);
export const CustomerEdit = z
  .strictObject({
    language: LanguageName.optional(),
    category: CustomerCategory.optional(),
    addTagId: Id.optional(),
    removeTagId: Id.optional(),
  })
  .refine((edit) => given(edit) > 0, SOME_CHANGE);
export type EditedCustomers = z.infer<typeof EditedCustomers>;
export type CustomerEdit = z.infer<typeof CustomerEdit>;

export const PlanCustomerEdit = operation({
  id: 'planCustomerEdit',
  record: ['job.planned'],
  endpoint: 'POST /customer-edits',
  owner: 'customer',
  summary: 'Plan one change of many customers',
  description:
    'The job makes a dry run first, and waits to be started. Who is chosen by a tag or a custom field, or as one of all, is decided when the dry run begins. At most 2,000 customers are named by their ids.',
  allow: ['sales'],
  body: z.strictObject({
    customers: EditedCustomers,
    change: CustomerEdit,
    why: oneLine(500).meta({ description: 'The reason. Do not name people in it.' }),
  }),
  example: {
    customers: { all: true },
    change: { language: 'en' },
    why: 'The shop writes in English from now on',
  },
  reply: z.object({ id: Id, state: JobState }),
  status: 201,
  location: '/jobs/customer/{id}',
  errors: [TAG_NOT_FOUND, FIELD_NOT_SEARCHABLE],
});
