import { query } from '@toric/chassis/http/endpoint';
import { ListTemplateVersions } from '@toric/contracts/customer/messages/template.http';
import type { Reader } from '../../reader.store.ts';
import { readVersions } from '../template.store.ts';
import { versionView } from '../template.view.ts';

/** GET /message-templates/{template}/versions. Lists the saved versions, newest first. */
export const listMessageTemplateVersions = query<typeof ListTemplateVersions, Reader>(ListTemplateVersions, {
  async run({ params: { template }, query: { limit }, db }) {
    return { data: (await readVersions(db, template, limit)).map(versionView) };
  },
});
