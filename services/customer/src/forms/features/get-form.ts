import { query } from '@toric/chassis/http/endpoint';
import { FORM_NOT_FOUND } from '@toric/contracts/customer/forms/form.errors';
import { GetForm } from '@toric/contracts/customer/forms/form.http';
import type { Reader } from '../../reader.store.ts';
import { readForm } from '../form.reader.store.ts';
import { formView } from '../form.view.ts';

/** GET /forms/{formId}. Returns a form. */
export const getForm = query<typeof GetForm, Reader>(GetForm, {
  async run({ params: { formId }, db }) {
    const found = await readForm(db, formId);
    if (!found) throw FORM_NOT_FOUND();
    return formView(found.form, found.submissions);
  },
});
