import { PLAN_CUSTOMER_EDIT_GUIDE } from '@toric/contracts/customer/imports/customer-edit.guide';
import { PlanCustomerEdit } from '@toric/contracts/customer/imports/customer-edit.http';
import { CUSTOMER_CATEGORY_WORDS, LANGUAGE_NAME_WORDS } from '@toric/contracts/customer/people/customer.words';
import { useWords } from '../../app/words.ts';
import { formPage } from '../../kit/form/form-page.tsx';
import type { FormSpec, Option } from '../../kit/kit.types.ts';
import { useTags } from '../tags/use-tags.ts';

function useTagOptions(): readonly Option[] {
  const t = useWords();
  return useTags()
    .filter(({ isRetired }) => !isRetired)
    .map(({ id, name }) => ({ value: id, label: t(name) }));
}

const EDIT: FormSpec<typeof PlanCustomerEdit> = {
  operation: PlanCustomerEdit,
  guide: PLAN_CUSTOMER_EDIT_GUIDE,
  title: { en: 'Change many customers', zh: '批量更改客户' },
  save: { en: 'Make the dry run', zh: '试运行' },
  sections: [
    {
      title: { en: 'Which customers', zh: '哪些客户' },
      fields: [
        { name: 'customers.tagId', control: 'choice', options: useTagOptions, width: 'half' },
        { name: 'customers.all', control: 'check', width: 'half' },
      ],
    },
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
  ],
};

/** The form of one change of many customers. */
export default formPage(EDIT, {
  back: { label: { en: 'Jobs', zh: '批量任务' }, href: '/jobs' },
  done: { en: 'The dry run shows who is changed.', zh: '试运行将显示会更改的客户。' },
  then: ({ id }) => `/jobs/customer/${String(id)}`,
});
