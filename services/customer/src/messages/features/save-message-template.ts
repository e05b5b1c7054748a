import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { TEMPLATE_STALE } from '@toric/contracts/customer/messages/message.errors';
import { SaveTemplate } from '@toric/contracts/customer/messages/template.http';
import type { Reader } from '../../reader.store.ts';
import { checkTexts } from '../letters/check-texts.ts';
import type { CompiledHtml } from '../letters/mjml.ts';
import { insertVersion, lockTemplate } from '../template.store.ts';
import { templateSummary } from '../template.view.ts';

/** POST /message-templates/{template}/versions. Compiles the texts and saves them as the present version. */
export const saveMessageTemplate = ({ publicUrl }: { publicUrl: string }) =>
  preparedCommand<typeof SaveTemplate, Reader, CompiledHtml>(SaveTemplate, {
    prepare: ({ params: { template }, body: { contents } }) => checkTexts(template, contents, publicUrl),
    async run({ params: { template }, body: { after, reason, contents }, prepared: html, actor, tx, now }) {
      const current = await lockTemplate(tx, template);
      if (current !== after) throw TEMPLATE_STALE({ current });
      const saved = { template, version: current + 1, isShipped: false, contents, html, reason };
      const version = { ...saved, savedBy: actor.id, createdAt: now };
      await insertVersion(tx, version);
      return answer(templateSummary(template, version));
    },
  });
