import { CHANGE_FIELD_GUIDE, CREATE_FIELD_GUIDE } from '@toric/contracts/customer/fields/field.guide';
import { ChangeField, CreateField, type FieldView } from '@toric/contracts/customer/fields/field.http';
import { FIELD_READER_WORDS, FIELD_TYPE_WORDS, FIELD_WRITER_WORDS } from '@toric/contracts/customer/fields/field.words';
import type { FormSpec } from '../../kit/kit.types.ts';

const isChoice = (type: string) => type === 'choice' || type === 'choices';
const CHOICES = [{ name: 'key' }, { name: 'label.en' }, { name: 'label.zh' }];

type Typed = { readonly type: string };
type Changed = { readonly unit?: string | null | undefined; readonly choices?: readonly unknown[] | undefined };

/** Lists the form fields of a new definition. Its key and its type cannot be changed afterwards. */
export const NEW_FACTS = [
  { name: 'label.en', width: 'half' },
  { name: 'label.zh', width: 'half' },
  { name: 'key', control: 'code', width: 'half' },
  { name: 'type', words: FIELD_TYPE_WORDS, width: 'half' },
  { name: 'unit', width: 'half', when: ({ type }: Typed) => type === 'number' },
  {
    name: 'choices',
    control: 'lines',
    label: { en: 'Choices', zh: '选项' },
    fields: CHOICES,
    when: ({ type }: Typed) => isChoice(type),
  },
  { name: 'isRequired' },
  { name: 'isSearchable', when: ({ type }: Typed) => type !== 'long-text' },
] as const;

/** Lists the form fields of a custom field's definition that can be changed. */
export const CHANGED_FACTS = [
  { name: 'label.en', width: 'half' },
  { name: 'label.zh', width: 'half' },
  { name: 'unit', width: 'half', when: ({ unit }: Changed) => unit !== null },
  {
    name: 'choices',
    control: 'lines',
    label: { en: 'Choices', zh: '选项' },
    fields: CHOICES,
    when: ({ choices }: Changed) => (choices ?? []).length > 0,
  },
  { name: 'isRequired' },
  { name: 'isSearchable' },
  { name: 'isRetired' },
] as const;

/** Returns the section of the form with the rights of a custom field. */
export const rightsOf = <const Readers, const Writers>(readers: Readers, writers: Writers) =>
  ({
    title: { en: 'Rights', zh: '权限' },
    fields: [
      { name: 'readers', words: readers },
      { name: 'writers', words: writers },
    ],
  }) as const;

type Definition = Pick<FieldView, 'label' | 'unit' | 'choices' | 'isRequired' | 'isSearchable' | 'isRetired'>;

/** Returns the initial values of the form that changes a custom field. */
export const startOf = <R, W>(field: Definition & { readonly readers: R; readonly writers: W }) => {
  const { label, unit, choices, isRequired, readers, writers, isSearchable, isRetired } = field;
  return { label, unit, choices, isRequired, readers, writers, isSearchable, isRetired };
};

const RIGHTS = rightsOf(FIELD_READER_WORDS, FIELD_WRITER_WORDS);

export const newFieldForm: FormSpec<typeof CreateField> = {
  operation: CreateField,
  guide: CREATE_FIELD_GUIDE,
  title: { en: 'New custom field', zh: '新自定义字段' },
  save: { en: 'Define the field', zh: '创建字段' },
  sections: [{ fields: NEW_FACTS }, RIGHTS],
};

export const changeFieldForm: FormSpec<typeof ChangeField, FieldView> = {
  operation: ChangeField,
  guide: CHANGE_FIELD_GUIDE,
  title: { en: 'Change the field', zh: '更改字段' },
  save: { en: 'Save the field', zh: '保存字段' },
  start: startOf,
  sections: [{ fields: CHANGED_FACTS }, RIGHTS],
};
