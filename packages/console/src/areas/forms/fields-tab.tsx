import { type FormView, ListForms, PutFormField, RemoveFormField } from '@toric/contracts/customer/forms/form.http';
import type { FormField } from '@toric/contracts/customer/forms/form';
import { FORM_FIELD_TYPE_WORDS } from '@toric/contracts/customer/forms/form.words';
import { text, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Empty } from '../../kit/show/states.tsx';
import { FIELD_FORM } from './forms.ts';
import { keyFrom } from './key-from.ts';

type Placed = { readonly form: FormView; readonly field: FormField };
type Shown = { readonly record: FormView };

const ADD: Action<{ readonly form: FormView; readonly field?: FormField }, typeof PutFormField> = {
  operation: PutFormField,
  label: text('Add a field…', '添加字段…'),
  key: 'a',
  form: FIELD_FORM,
  input: ({ form }, body) => ({
    params: {
      formId: form.id,
      fieldKey: keyFrom(
        body.label.en,
        form.fields.map(({ key }) => key),
      ),
    },
    body,
  }),
  done: text('The field is added. Open the form again to show it.', '字段已添加，重新开放后可见。'),
  refreshes: [ListForms],
};
const CHANGE: Action<Placed, typeof PutFormField> = {
  operation: PutFormField,
  label: text('Change…', '更改…'),
  form: FIELD_FORM,
  input: ({ form, field }, body) => ({ params: { formId: form.id, fieldKey: field.key }, body }),
  done: text('The field is changed. Open the form again to show it.', '字段已更改，重新开放后可见。'),
  refreshes: [ListForms],
};
const bodyOf = ({ type, label, help, isRequired, choices, fieldId }: FormField) => ({
  ...{ type, label, help, isRequired, choices, fieldId },
});
const REMOVE: Action<Placed, typeof RemoveFormField> = {
  operation: RemoveFormField,
  label: text('Remove', '移除'),
  input: ({ form, field }) => ({ params: { formId: form.id, fieldKey: field.key } }),
  done: text('The field is removed.', '字段已移除。'),
  undo: {
    operation: PutFormField,
    input: ({ form, field }) => ({ params: { formId: form.id, fieldKey: field.key }, body: bodyOf(field) }),
  },
  refreshes: [ListForms],
};

/** Lists the fields of a public form in their order. */
export function FieldsTab({ record }: Shown) {
  const t = useWords();
  return (
    <div className="stack-4">
      <div className="row wrap">
        <ActionButton action={ADD} record={{ form: record }} />
      </div>
      {record.fields.length === 0 ? (
        <Empty
          title={text('The form has no fields yet.', '表单还没有字段。')}
          about={text('Add the e-mail first, so that you can answer.', '请先添加电子邮件字段，以便答复。')}
        />
      ) : (
        <ScrollTable edge>
          <thead>
            <tr>
              <th>{t(text('Field', '字段'))}</th>
              <th>{t(text('Type', '类型'))}</th>
              <th>{t(text('Required', '必填'))}</th>
              <th>{t(text('Key', '代码'))}</th>
              <th>
                <span className="sr">{t(text('Change', '更改'))}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {record.fields.map((field) => (
              <tr key={field.key}>
                <th scope="row">{t(field.label)}</th>
                <td>{t(FORM_FIELD_TYPE_WORDS[field.type].label)}</td>
                <td>{t(field.isRequired ? text('Yes', '是') : text('No', '否'))}</td>
                <td className="mono">{field.key}</td>
                <td>
                  <span className="row">
                    <ActionButton action={CHANGE} record={{ form: record, field }} small />
                    <ActionButton action={REMOVE} record={{ form: record, field }} small />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </div>
  );
}
