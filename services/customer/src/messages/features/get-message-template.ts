import { query } from '@toric/chassis/http/endpoint';
import { TEMPLATE_VERSION_NOT_FOUND } from '@toric/contracts/customer/messages/message.errors';
import { GetTemplate } from '@toric/contracts/customer/messages/template.http';
import type { Reader } from '../../reader.store.ts';
import { exampleValues } from '../letters/check-texts.ts';
import { readVersion } from '../template.store.ts';
import { templateSummary } from '../template.view.ts';

/** GET /message-templates/{template}. Returns the texts of a version, and the values that they may use. */
export const getMessageTemplate = ({ publicUrl }: { publicUrl: string }) =>
  query<typeof GetTemplate, Reader>(GetTemplate, {
    async run({ params: { template }, query: { version }, language, db }) {
      const found = await readVersion(db, template, version);
      if (!found) throw TEMPLATE_VERSION_NOT_FOUND({ name: template });
      const values = exampleValues(template, language, publicUrl);
      return { ...templateSummary(template, found), contents: found.contents, values };
    },
  });
