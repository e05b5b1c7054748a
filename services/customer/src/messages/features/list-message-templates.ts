import { query } from '@toric/chassis/http/endpoint';
import { Template } from '@toric/contracts/customer/messages/notice';
import { ListTemplates } from '@toric/contracts/customer/messages/template.http';
import type { Reader } from '../../reader.store.ts';
import { readCurrent, shippedVersion } from '../template.store.ts';
import { templateSummary } from '../template.view.ts';

/** GET /message-templates. Lists all templates with their present version. */
export const listMessageTemplates = query<typeof ListTemplates, Reader>(ListTemplates, {
  async run({ db }) {
    const current = await readCurrent(db);
    const data = Template.options.map((template) =>
      templateSummary(template, current.get(template) ?? shippedVersion(template)),
    );
    return { data };
  },
});
