import { command } from '@toric/chassis/http/endpoint';
import { FORM_NO_FIELD } from '@toric/contracts/customer/forms/form.errors';
import { RemoveFormField } from '@toric/contracts/customer/forms/form.http';
import { edited } from '../draft.ts';
import { changedForm, requireForm } from '../save-form.flow.ts';

/** DELETE /forms/{formId}/fields/{fieldKey}. Removes a field. Submissions keep their answers. */
export const removeFormField = command(RemoveFormField, {
  async run({ params: { formId, fieldKey }, tx, now }) {
    const form = await requireForm(tx, formId);
    const fields = form.fields.filter(({ key }) => key !== fieldKey);
    if (fields.length === form.fields.length) throw FORM_NO_FIELD();
    return changedForm(tx, form, edited(form, { fields }, now), 'form.changed');
  },
});
