import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { API_KEY_NOT_FOUND } from '@toric/contracts/customer/machines/api-key.errors';
import { ChangeApiKey } from '@toric/contracts/customer/machines/api-key.http';
import {
  type ApiKey,
  approvalFor,
  assertCovers,
  assertInForce,
  openedScopes,
  recordedFields,
  rolesForScopes,
} from '../api-key.ts';
import { findSecrets, lockApiKey, saveApiKey } from '../api-key.store.ts';
import { apiKeyView } from '../api-key.view.ts';

/**
 * PATCH /api-keys/{apiKeyId}. Changes a key. A key with new scopes gets those of the caller's present roles that the
 * scopes need. Additional scopes that move money or are medical wait for a second person.
 */
export const changeApiKey = command(ChangeApiKey, {
  async run({ params: { apiKeyId }, body: { reason, ...given }, actor, expectedVersion, tx, now, newId }) {
    const key = await lockApiKey(tx, apiKeyId);
    if (!key) throw API_KEY_NOT_FOUND();
    assertCovers(actor, key);
    requireVersion(expectedVersion, key.version);
    assertInForce(key, now);
    const { scopes = key.scopes } = given;
    const opened = await openedScopes();
    const roles = given.scopes ? rolesForScopes(opened, scopes, actor) : key.roles;
    const next: ApiKey = {
      ...key,
      ...(given.scopes && approvalFor(opened, { scopes, roles }, actor, key)),
      name: given.name ?? key.name,
      ...{ scopes, roles },
      addresses: given.addresses ?? key.addresses,
      requestsPerMinute: given.requestsPerMinute ?? key.requestsPerMinute,
      ...{ generation: newId(), version: key.version + 1, updatedAt: now },
    };
    await saveApiKey(tx, key, next);
    const fields = changed(recordedFields(key), recordedFields(next));
    return answer(apiKeyView(next, await findSecrets(tx, key.id), now)) //
      .records({ action: 'api-key.changed', subject: key.id, why: reason, fields });
  },
});
