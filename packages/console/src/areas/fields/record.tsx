import { CHANGE_FIELD_GUIDE } from '@toric/contracts/customer/fields/field.guide';
import { ChangeField, type FieldView, GetField, ListFields } from '@toric/contracts/customer/fields/field.http';
import { FIELD_READER_WORDS } from '@toric/contracts/customer/fields/field.words';
import { useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { changesTab } from '../../kit/record/changes.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Said } from '../../kit/show/said.tsx';
import { FieldFacts } from './field-facts.tsx';
import { changeFieldForm } from './forms.ts';

const change: Action<FieldView, typeof ChangeField> = {
  operation: ChangeField,
  label: { en: 'Change it…', zh: '更改…' },
  key: 'e',
  form: changeFieldForm,
  input: ({ id }, body) => ({ params: { fieldId: id }, body }),
  done: { en: 'The field is changed.', zh: '字段已更改。' },
  refreshes: [ListFields],
};

function About({ record }: { readonly record: FieldView }) {
  const t = useWords();
  const names = (roles: FieldView['readers']) => roles.map((role) => t(FIELD_READER_WORDS[role].label));
  return <FieldFacts field={record} readers={names(record.readers)} writers={names(record.writers)} />;
}

/** Shows one custom field: its properties, and the roles that may read and write it. */
export default recordPage({
  operation: GetField,
  params: ['fieldId'],
  list: { label: { en: 'Custom fields', zh: '自定义字段' }, href: '/fields' },
  title: ({ label }) => <Said>{label}</Said>,
  actions: [change],
  tabs: [
    { id: 'about', label: { en: 'Field', zh: '字段' }, content: About },
    changesTab(({ id }: FieldView) => id, CHANGE_FIELD_GUIDE),
  ],
});
