import { command } from '@toric/chassis/http/endpoint';
import { PublishForm } from '@toric/contracts/customer/forms/form.http';
import { findActiveColleagues } from '../../desk/colleague.store.ts';
import { opened } from '../draft.ts';
import { insertVersion } from '../form.store.ts';
import { requireComplete } from '../form.ts';
import { changedForm, requireForm } from '../save-form.flow.ts';

/** POST /forms/{formId}/open. Publishes a new version of the form. */
export const publishForm = command(PublishForm, {
  async run({ params: { formId }, actor, tx, now }) {
    const form = await requireForm(tx, formId);
    const { ownerId } = form.settings;
    requireComplete(form, ownerId !== null && (await findActiveColleagues(tx, [ownerId])).length === 1);
    const next = opened(form, now);
    await insertVersion(tx, next, actor.id);
    return changedForm(tx, form, next, 'form.opened');
  },
});
