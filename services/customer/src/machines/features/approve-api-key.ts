import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { API_KEY_NOT_FOUND, API_KEY_NOT_WAITING } from '@toric/contracts/customer/machines/api-key.errors';
import { ApproveApiKey } from '@toric/contracts/customer/machines/api-key.http';
import { assertInForce, assertMayApprove } from '../api-key.ts';
import { findSecrets, lockApiKey, saveApiKey } from '../api-key.store.ts';
import { apiKeyView } from '../api-key.view.ts';

/**
 * POST /api-keys/{apiKeyId}/approve. Approves the scopes of a key by a second person. The key can be used after this
 * approval.
 */
export const approveApiKey = command(ApproveApiKey, {
  async run({ params: { apiKeyId }, actor, expectedVersion, tx, now, newId }) {
    const key = await lockApiKey(tx, apiKeyId);
    if (!key) throw API_KEY_NOT_FOUND();
    assertInForce(key, now);
    if (!key.waiting) throw API_KEY_NOT_WAITING();
    assertMayApprove(actor, key);
    requireVersion(expectedVersion, key.version);
    const approved = { waiting: false, approvedBy: actor.id };
    const next = { ...key, ...approved, generation: newId(), version: key.version + 1, updatedAt: now };
    await saveApiKey(tx, key, next);
    const fields = [{ name: 'approvedBy', before: null, after: actor.id }];
    return answer(apiKeyView(next, await findSecrets(tx, key.id), now)) //
      .records({ action: 'api-key.approved', subject: key.id, fields });
  },
});
