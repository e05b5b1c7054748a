import { apiKeyDigest, type KeyStack, newApiKey } from '@toric/chassis/access/api-key';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { API_KEY_NOT_FOUND } from '@toric/contracts/customer/machines/api-key.errors';
import { RotateApiKey } from '@toric/contracts/customer/machines/api-key.http';
import { assertCovers, assertInForce } from '../api-key.ts';
import { findSecrets, insertSecret, lockApiKey, retireSecrets, saveApiKey } from '../api-key.store.ts';
import { apiKeyView } from '../api-key.view.ts';

/** POST /api-keys/{apiKeyId}/rotate. Adds a secret. The earlier one stays valid until the overlap ends. */
export const rotateApiKey = ({ stack }: { stack: KeyStack }) =>
  command(RotateApiKey, {
    async run({ params: { apiKeyId }, body: { overlapHours, reason }, actor, tx, now, newId }) {
      const key = await lockApiKey(tx, apiKeyId);
      if (!key) throw API_KEY_NOT_FOUND();
      assertCovers(actor, key);
      assertInForce(key, now);
      const former = await retireSecrets(tx, key.id, overlapHours);
      const { key: secret, prefix } = newApiKey(stack);
      await insertSecret(tx, { apiKeyId: key.id, digest: apiKeyDigest(secret), prefix, now });
      const next = { ...key, generation: newId(), version: key.version + 1, updatedAt: now };
      await saveApiKey(tx, key, next);
      const fields = [
        { name: 'prefix', before: former ?? null, after: prefix },
        { name: 'overlapHours', before: null, after: overlapHours },
      ];
      return answer({ ...apiKeyView(next, await findSecrets(tx, key.id), now), key: secret }) //
        .records({ action: 'api-key.rotated', subject: key.id, why: reason, fields });
    },
  });
