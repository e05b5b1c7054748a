import { query } from '@toric/chassis/http/endpoint';
import { API_KEY_NOT_FOUND } from '@toric/contracts/customer/machines/api-key.errors';
import { GetApiKey } from '@toric/contracts/customer/machines/api-key.http';
import type { Reader } from '../../reader.store.ts';
import { readApiKey } from '../api-key.reader.store.ts';
import { apiKeyView } from '../api-key.view.ts';

/** GET /api-keys/{apiKeyId}. Returns one key. */
export const getApiKey = query<typeof GetApiKey, Reader>(GetApiKey, {
  async run({ params: { apiKeyId }, db, now }) {
    const key = await readApiKey(db, apiKeyId, now);
    if (!key) throw API_KEY_NOT_FOUND();
    return apiKeyView(key, key.secrets, now);
  },
});
