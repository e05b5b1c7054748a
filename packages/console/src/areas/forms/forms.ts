import { CONSENT_PURPOSE_WORDS } from '@toric/contracts/customer/consent/consent.words';
import { CASE_TEAM_WORDS } from '@toric/contracts/customer/cases/case.words';
import { ListFields } from '@toric/contracts/customer/fields/field.http';
import type { FormField } from '@toric/contracts/customer/forms/form';
import { CHANGE_FORM_GUIDE, CREATE_FORM_GUIDE, PUT_FORM_FIELD_GUIDE } from '@toric/contracts/customer/forms/form.guide';
import { ChangeForm, CreateForm, type FormView, PutFormField } from '@toric/contracts/customer/forms/form.http';
import { FORM_FIELD_TYPE_WORDS, FORM_OUTCOME_WORDS } from '@toric/contracts/customer/forms/form.words';
import { useAnswer, useMay } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import type { FormSpec, Option } from '../../kit/kit.types.ts';
import { useDirectoryOptions } from '../changes/colleagues.ts';

export const NEW_FORM: FormSpec<typeof CreateForm, undefined> = {
  operation: CreateForm,
  guide: CREATE_FORM_GUIDE,
  title: text('New form', '新建表单'),
  save: text('Begin the form', '新建表单'),
  sections: [
    {
      fields: [
        { name: 'title.en', width: 'half' },
        { name: 'title.zh', width: 'half' },
        { name: 'slug', control: 'code', width: 'half' },
        { name: 'becomes', words: FORM_OUTCOME_WORDS, width: 'half' },
      ],
    },
  ],
};

/** Describes the form that changes the texts of a public form and of its page. */
export const CHANGED_TEXTS: FormSpec<typeof ChangeForm, FormView> = {
  operation: ChangeForm,
  guide: CHANGE_FORM_GUIDE,
  title: text('Texts of the form', '表单文字'),
  save: text('Save the texts', '保存文字'),
  start: ({ settings: { title, intro, thanks, privacy } }) => ({ title, intro, thanks, privacy }),
  sections: [
    {
      fields: [
        { name: 'title.en', width: 'half' },
        { name: 'title.zh', width: 'half' },
        { name: 'intro.en', control: 'long-text', width: 'half' },
        { name: 'intro.zh', control: 'long-text', width: 'half' },
        { name: 'privacy.en', control: 'long-text', width: 'half' },
        { name: 'privacy.zh', control: 'long-text', width: 'half' },
        { name: 'thanks.en', control: 'long-text', width: 'half' },
        { name: 'thanks.zh', control: 'long-text', width: 'half' },
      ],
    },
  ],
};

/** Describes the form that changes how a submission of a public form is handled. */
export const CHANGED_SETTINGS: FormSpec<typeof ChangeForm, FormView> = {
  operation: ChangeForm,
  guide: CHANGE_FORM_GUIDE,
  title: text('What becomes of it', '提交后的处理'),
  save: text('Save the settings', '保存设置'),
  start: ({ settings: { becomes, consentPurpose, team, ownerId, origins, keepDays } }) => ({
    ...{ becomes, consentPurpose, team, ownerId, origins, keepDays },
  }),
  sections: [
    {
      fields: [
        { name: 'becomes', words: FORM_OUTCOME_WORDS, width: 'half' },
        { name: 'consentPurpose', words: CONSENT_PURPOSE_WORDS, width: 'half' },
        { name: 'team', words: CASE_TEAM_WORDS, width: 'half', when: ({ becomes }) => becomes === 'case' },
        {
          name: 'ownerId',
          options: useDirectoryOptions,
          width: 'half',
          when: ({ becomes }) => becomes === 'deal' || becomes === 'task',
        },
        { name: 'keepDays', width: 'half' },
        { name: 'origins', control: 'lines', label: text('Sites', '网站'), fields: [{ name: 'origin' }] },
      ],
    },
  ],
};

/** Returns the custom fields in use that the person may read, as options. */
function useCustomFields(): readonly Option[] {
  const t = useWords();
  const may = useMay();
  const query = { limit: 100, retired: 'false' as const };
  const { data } = useAnswer(ListFields, { query }, { enabled: may(ListFields) });
  return (data?.data ?? []).map(({ id, label }) => ({ value: id, label: t(label) }));
}

const hasChoices = (type: string) => type === 'choice' || type === 'choices';

/** Describes the form that adds or changes a field of a public form. */
export const FIELD_FORM: FormSpec<typeof PutFormField, { readonly field?: FormField }> = {
  operation: PutFormField,
  guide: PUT_FORM_FIELD_GUIDE,
  title: text('Field of the form', '表单字段'),
  save: text('Save the field', '保存字段'),
  start: ({ field }) =>
    field
      ? {
          ...{ type: field.type, label: field.label, isRequired: field.isRequired, choices: field.choices },
          ...(field.help && { help: field.help }),
          ...(field.fieldId && { fieldId: field.fieldId }),
        }
      : { isRequired: false },
  sections: [
    {
      fields: [
        { name: 'type', words: FORM_FIELD_TYPE_WORDS, width: 'half' },
        { name: 'position', width: 'half' },
        { name: 'label.en', width: 'half' },
        { name: 'label.zh', width: 'half' },
        { name: 'help.en', width: 'half' },
        { name: 'help.zh', width: 'half' },
        { name: 'fieldId', options: useCustomFields, when: ({ type }) => type === 'custom' },
        {
          name: 'choices',
          control: 'lines',
          fields: [{ name: 'key' }, { name: 'label.en' }, { name: 'label.zh' }],
          when: ({ type }) => hasChoices(type),
        },
        { name: 'isRequired' },
      ],
    },
  ],
};
