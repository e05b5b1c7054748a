import { changed } from '@toric/chassis/changes/changed';
import { answer } from '@toric/chassis/http/reply';
import { FORM_NOT_FOUND } from '@toric/contracts/customer/forms/form.errors';
import type { Tx } from '@toric/messaging/sql';
import { countSubmissions, lockForm, saveForm } from './form.store.ts';
import type { Form } from './form.ts';
import { formView, recordedForm } from './form.view.ts';

/** Locks the form and returns it. Throws if there is no form with this id. */
export async function requireForm(tx: Tx, id: string): Promise<Form> {
  const form = await lockForm(tx, id);
  if (!form) throw FORM_NOT_FOUND();
  return form;
}

/** Saves the form if it changed. Returns the answer of the command, with the entry of the change record. */
export async function changedForm(
  tx: Tx,
  before: Form,
  next: Form,
  action: 'form.changed' | 'form.opened' | 'form.closed',
) {
  if (next !== before) await saveForm(tx, next);
  const fields = changed(recordedForm(before), recordedForm(next));
  const isChange = next !== before && (fields.length > 0 || action === 'form.opened');
  return answer(formView(next, await countSubmissions(tx, next.id))).records(
    ...(isChange ? [{ action, subject: next.id, fields }] : []),
  );
}
