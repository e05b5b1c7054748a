import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { API_KEY_NOT_FOUND } from '@toric/contracts/customer/machines/api-key.errors';
import { EndApiKey } from '@toric/contracts/customer/machines/api-key.http';
import { assertMayEnd } from '../api-key.ts';
import { findSecrets, lockApiKey, saveApiKey } from '../api-key.store.ts';
import { apiKeyView } from '../api-key.view.ts';

/** POST /api-keys/{apiKeyId}/end. Ends a key permanently. A repeated call changes nothing. */
export const endApiKey = command(EndApiKey, {
  async run({ params: { apiKeyId }, body: { reason }, actor, tx, now, newId }) {
    const key = await lockApiKey(tx, apiKeyId);
    if (!key) throw API_KEY_NOT_FOUND();
    assertMayEnd(actor, key);
    const secrets = await findSecrets(tx, key.id);
    if (key.endedAt) return answer(apiKeyView(key, secrets, now)).records();
    const next = { ...key, generation: newId(), endedAt: now, version: key.version + 1, updatedAt: now };
    await saveApiKey(tx, key, next);
    const fields = [{ name: 'endedAt', before: null, after: now.toISOString() }];
    return answer(apiKeyView(next, secrets, now)) //
      .records({ action: 'api-key.ended', subject: key.id, why: reason, fields });
  },
});
