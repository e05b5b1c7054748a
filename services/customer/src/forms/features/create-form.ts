import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { FORM_SLUG_TAKEN } from '@toric/contracts/customer/forms/form.errors';
import { CreateForm } from '@toric/contracts/customer/forms/form.http';
import { insertForm } from '../form.store.ts';
import { newForm } from '../form.ts';
import { formView, recordedForm } from '../form.view.ts';

/** POST /forms. Creates a form that the public does not see yet. */
export const createForm = command(CreateForm, {
  async run({ body, tx, now, newId }) {
    const form = newForm(newId(), body, now);
    if (!(await insertForm(tx, form))) throw FORM_SLUG_TAKEN({ slug: form.slug });
    const change = { action: 'form.added', subject: form.id, fields: changed({}, recordedForm(form)) } as const;
    return answer(formView(form, 0)).records(change);
  },
});
