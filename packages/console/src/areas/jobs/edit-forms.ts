import { PLAN_CUSTOMER_EDIT_GUIDE } from '@toric/contracts/customer/imports/customer-edit.guide';
import { PlanCustomerEdit } from '@toric/contracts/customer/imports/customer-edit.http';
import type { SearchCustomers } from '@toric/contracts/customer/people/customer.http';
import { CUSTOMER_CATEGORY_WORDS, LANGUAGE_NAME_WORDS } from '@toric/contracts/customer/people/customer.words';
import type { Item } from '@toric/client/types';
import type { Text } from '@toric/contracts/kernel/sentence';
import { useWords } from '../../app/words.ts';
import type { BulkJob, Chosen, FormSpec, Option } from '../../kit/kit.types.ts';
import { useTags } from '../tags/use-tags.ts';

function useTagOptions(): readonly Option[] {
  const t = useWords();
  return useTags()
    .filter(({ isRetired }) => !isRetired)
    .map(({ id, name }) => ({ value: id, label: t(name) }));
}

type Sections = FormSpec<typeof PlanCustomerEdit>['sections'];

const CHANGES: Sections = [
  {
    title: { en: 'What changes', zh: '更改内容' },
    fields: [
      { name: 'change.language', words: LANGUAGE_NAME_WORDS, width: 'half' },
      { name: 'change.category', words: CUSTOMER_CATEGORY_WORDS, width: 'half' },
      { name: 'change.addTagId', control: 'choice', options: useTagOptions, width: 'half' },
      { name: 'change.removeTagId', control: 'choice', options: useTagOptions, width: 'half' },
    ],
  },
  { fields: [{ name: 'why', control: 'long-text' }] },
];
const WORDS = {
  operation: PlanCustomerEdit,
  guide: PLAN_CUSTOMER_EDIT_GUIDE,
  title: { en: 'Change many customers', zh: '批量更改客户' },
  save: { en: 'Make the dry run', zh: '试运行' },
};

/** Describes the form that changes all customers, or the customers with a tag. */
export const editForm: FormSpec<typeof PlanCustomerEdit> = {
  ...WORDS,
  sections: [
    {
      title: { en: 'Which customers', zh: '哪些客户' },
      fields: [
        { name: 'customers.tagId', control: 'choice', options: useTagOptions, width: 'half' },
        { name: 'customers.all', control: 'check', width: 'half' },
      ],
    },
    ...CHANGES,
  ],
};

export const placeOfJob = (id: string): string => `/jobs/customer/${id}`;

type Customer = Item<typeof SearchCustomers>;
/** One request names at most this number of customers. */
const MOST = 2_000;

/** Lists the query parameters of a list that select no customers. */
const NO_FILTERS = ['limit', 'count', 'expand', 'cursor'];

/**
 * Returns the selection of the chosen customers. If all customers that match a tag, a custom field or no filter are
 * chosen, the service receives this filter and finds them. Otherwise the customers are named by their ids.
 */
function customersIn({ items, isAll, query }: Chosen<Customer>) {
  const { tagId, fieldId, fieldValue, ...others } = query;
  const isWhole = isAll && Object.keys(others).every((name) => NO_FILTERS.includes(name));
  if (!isWhole) return { ids: items.map(({ id }) => id) };
  const field = fieldId !== undefined && fieldValue !== undefined ? { fieldId, value: fieldValue } : undefined;
  if (tagId === undefined && field === undefined) return { all: true };
  return { ...(tagId !== undefined && { tagId }), ...(field && { field }) };
}

/** Returns the refusal if one request cannot name all chosen customers. The selection is never cut off. */
function tooMany(chosen: Chosen<Customer>): Text | undefined {
  const ids = customersIn(chosen).ids?.length ?? 0;
  if (ids <= MOST) return undefined;
  return {
    en: `You chose ${ids} customers, and at most ${MOST} can be named one by one. Choose all that match a tag or a custom field, or choose fewer.`,
    zh: `你选择了 ${ids} 位客户，逐一指定最多 ${MOST} 位。请按标签或自定义字段选择全部，或减少选择。`,
  };
}

/** Describes the bulk action that changes the chosen customers of a list. */
export const changeChosen: BulkJob<Customer, typeof PlanCustomerEdit> = {
  operation: PlanCustomerEdit,
  label: { en: 'Change them…', zh: '批量更改…' },
  refuse: tooMany,
  form: { ...WORDS, sections: CHANGES, start: (chosen) => ({ customers: customersIn(chosen) }) },
  input: (chosen, body) => ({ body: { ...body, customers: customersIn(chosen) } }),
  then: ({ id }) => placeOfJob(id),
};
