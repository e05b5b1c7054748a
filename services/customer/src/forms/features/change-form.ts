import { command } from '@toric/chassis/http/endpoint';
import { requireVersion } from '@toric/chassis/http/run-command';
import { ChangeForm } from '@toric/contracts/customer/forms/form.http';
import { withSettings } from '../draft.ts';
import { changedForm, requireForm } from '../save-form.flow.ts';

/** PATCH /forms/{formId}. Changes texts and settings. The public sees the changes when the form is opened again. */
export const changeForm = command(ChangeForm, {
  async run({ params: { formId }, body, expectedVersion, tx, now }) {
    const form = await requireForm(tx, formId);
    requireVersion(expectedVersion, form.version);
    return changedForm(tx, form, withSettings(form, body, now), 'form.changed');
  },
});
