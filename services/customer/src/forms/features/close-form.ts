import { command } from '@toric/chassis/http/endpoint';
import { CloseForm } from '@toric/contracts/customer/forms/form.http';
import { closed } from '../draft.ts';
import { changedForm, requireForm } from '../save-form.flow.ts';

/** POST /forms/{formId}/closed. Closes a form. Does not change a form that was never opened. */
export const closeForm = command(CloseForm, {
  async run({ params: { formId }, tx, now }) {
    const form = await requireForm(tx, formId);
    return changedForm(tx, form, closed(form, now), 'form.closed');
  },
});
