import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { WEBHOOK_ENDPOINT_NOT_FOUND } from '@toric/contracts/gateway/webhook.errors';
import { RotateWebhookSecret } from '@toric/contracts/gateway/webhook.http';
import { lockEndpoint, touchEndpoint } from '../endpoints/endpoint.store.ts';
import { newSecret } from '../endpoints/secret.ts';
import { endSecrets, insertSecret } from '../endpoints/secret.store.ts';

const HOUR_MS = 3_600_000;

/** POST /webhook-endpoints/{endpointId}/secrets. Adds a secret, and ends the old one after the overlap. */
export const rotateWebhookSecret = (vault: Vault) =>
  command(RotateWebhookSecret, {
    async run({ params, body: { overlapHours }, actor, tx, now, newId }) {
      const endpoint = await lockEndpoint(tx, params.endpointId);
      if (!endpoint) throw WEBHOOK_ENDPOINT_NOT_FOUND();
      const endsAt = new Date(now.getTime() + overlapHours * HOUR_MS);
      const [id, secret] = [newId(), newSecret()];
      await endSecrets(tx, endpoint.id, { now, endsAt });
      await insertSecret(tx, vault, { id, endpointId: endpoint.id, secret, createdAt: now });
      await touchEndpoint(tx, endpoint.id, { actorId: actor.id, now });
      const fields = [{ name: 'oldSecretEndsAt', before: null, after: endsAt.toISOString() }];
      return answer({ id, secret, oldSecretEndsAt: endsAt.toISOString() }).records({
        ...{ action: 'webhook-endpoint.secret-rotated', subject: endpoint.id, fields },
      });
    },
  });
