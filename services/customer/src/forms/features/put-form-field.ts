import { command } from '@toric/chassis/http/endpoint';
import { PutFormField } from '@toric/contracts/customer/forms/form.http';
import { findFields } from '../../fields/field.store.ts';
import { edited } from '../draft.ts';
import { withField } from '../form.ts';
import { changedForm, requireForm } from '../save-form.flow.ts';

/** PUT /forms/{formId}/fields/{fieldKey}. Adds or changes a field. */
export const putFormField = command(PutFormField, {
  async run({ params: { formId, fieldKey }, body, tx, now }) {
    const form = await requireForm(tx, formId);
    const custom = body.type === 'custom' ? await findFields(tx) : [];
    const fields = withField(form.fields, fieldKey, body, custom);
    return changedForm(tx, form, edited(form, { fields }, now), 'form.changed');
  },
});
