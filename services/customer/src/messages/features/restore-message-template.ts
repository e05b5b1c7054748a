import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { TEMPLATE_VERSION_NOT_FOUND } from '@toric/contracts/customer/messages/message.errors';
import { RestoreTemplate } from '@toric/contracts/customer/messages/template.http';
import { findVersion, insertVersion, lockTemplate } from '../template.store.ts';
import { templateSummary } from '../template.view.ts';

/** POST /message-templates/{template}/restore. Saves the texts of an earlier version as the present version. */
export const restoreMessageTemplate = command(RestoreTemplate, {
  async run({ params: { template }, body: { version: wanted, reason }, actor, tx, now }) {
    const current = await lockTemplate(tx, template);
    const earlier = await findVersion(tx, template, wanted);
    if (!earlier) throw TEMPLATE_VERSION_NOT_FOUND({ name: template });
    const version = { ...earlier, version: current + 1, reason, savedBy: actor.id, createdAt: now };
    await insertVersion(tx, version);
    return answer(templateSummary(template, version));
  },
});
