import { apiKeyDigest, type KeyStack, newApiKey } from '@toric/chassis/access/api-key';
import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { API_KEY_TOO_MANY } from '@toric/contracts/customer/machines/api-key.errors';
import { CreateApiKey } from '@toric/contracts/customer/machines/api-key.http';
import { approvalFor, assertExpiry, MOST_KEYS, openedScopes, recordedFields, rolesForScopes } from '../api-key.ts';
import { countInForce, insertApiKey, insertSecret } from '../api-key.store.ts';
import { apiKeyView } from '../api-key.view.ts';

/**
 * POST /api-keys. Creates a key with those roles of its maker that its scopes need. Only this answer contains the
 * secret of the key. Scopes that move money or are medical wait for a second person.
 */
export const createApiKey = ({ stack, mostDays }: { stack: KeyStack; mostDays: number }) =>
  command(CreateApiKey, {
    async run({ body: { expiresAt, reason, ...given }, actor, tx, now, newId }) {
      const opened = await openedScopes();
      const roles = rolesForScopes(opened, given.scopes, actor);
      const end = new Date(expiresAt);
      assertExpiry(end, now, mostDays);
      if ((await countInForce(tx)) >= MOST_KEYS) throw API_KEY_TOO_MANY({ most: MOST_KEYS });
      const times = { expiresAt: end, endedAt: null, createdAt: now, updatedAt: now };
      const rights = { ...approvalFor(opened, { scopes: given.scopes, roles }, actor), roles, createdBy: actor.id };
      const added = { ...given, ...times, ...rights, id: newId(), generation: newId(), version: 1 };
      const { key, prefix } = newApiKey(stack);
      await insertApiKey(tx, added);
      await insertSecret(tx, { apiKeyId: added.id, digest: apiKeyDigest(key), prefix, now });
      const fields = changed({}, { ...recordedFields(added), prefix });
      const view = apiKeyView(added, [{ prefix, createdAt: now, endsAt: null, lastUsedAt: null }], now);
      return answer({ ...view, key }).records({ action: 'api-key.added', subject: added.id, why: reason, fields });
    },
  });
