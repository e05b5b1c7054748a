import type { Vault } from '@toric/chassis/data/vault';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { WEBHOOK_TOO_MANY_ENDPOINTS } from '@toric/contracts/gateway/webhook.errors';
import { CreateWebhookEndpoint, MOST_ENDPOINTS } from '@toric/contracts/gateway/webhook.http';
import { requireUrl } from '../endpoints/check-url.ts';
import { endpointRecord } from '../endpoints/endpoint-record.ts';
import { newEndpoint } from '../endpoints/endpoint.ts';
import { countEndpoints, insertEndpoint, lockWantedEvents } from '../endpoints/endpoint.store.ts';
import { endpointView } from '../endpoints/endpoint.view.ts';
import { newSecret } from '../endpoints/secret.ts';
import { insertSecret } from '../endpoints/secret.store.ts';
import { bindFor } from '../endpoints/wanted-events.ts';
import type { Bindings } from '@toric/messaging/subscription';
import type { Reader } from '../reader.store.ts';
import type { TargetRules } from '../sending/find-target.ts';

/** POST /webhook-endpoints. Adds an endpoint with its first secret, which only this answer shows. */
export const createWebhookEndpoint = (vault: Vault, rules: TargetRules, bindings: Bindings) =>
  preparedCommand<typeof CreateWebhookEndpoint, Reader, void>(CreateWebhookEndpoint, {
    prepare: ({ body }) => requireUrl(body.url, rules),
    async run({ body, actor, tx, now, newId }) {
      await lockWantedEvents(tx);
      if ((await countEndpoints(tx)) >= MOST_ENDPOINTS) throw WEBHOOK_TOO_MANY_ENDPOINTS({ limit: MOST_ENDPOINTS });
      const endpoint = newEndpoint(body, { id: newId(), actorId: actor.id, now });
      const secret = newSecret();
      await insertEndpoint(tx, endpoint);
      await insertSecret(tx, vault, { id: newId(), endpointId: endpoint.id, secret, createdAt: now });
      await bindFor(bindings, endpoint);
      return answer({ ...endpointView(endpoint), secret }).records(...endpointRecord(undefined, endpoint));
    },
  });
