import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListApiKeys } from '@toric/contracts/customer/machines/api-key.http';
import type { Reader } from '../../reader.store.ts';
import { readApiKeys } from '../api-key.reader.store.ts';
import { apiKeyView } from '../api-key.view.ts';

/** GET /api-keys. Lists the keys of the shop, newest first. */
export const listApiKeys = query<typeof ListApiKeys, Reader>(ListApiKeys, {
  async run({ query: { createdBy, inForce, waiting, ...page }, db, now }) {
    const rows = await readApiKeys(db, { createdBy, inForce, waiting }, now, page);
    return pageOf(rows, page.limit, (key) => apiKeyView(key, key.secrets, now));
  },
});
