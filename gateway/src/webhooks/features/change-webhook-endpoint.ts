import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { WEBHOOK_ENDPOINT_NOT_FOUND } from '@toric/contracts/gateway/webhook.errors';
import { ChangeWebhookEndpoint } from '@toric/contracts/gateway/webhook.http';
import { requireUrl } from '../endpoints/check-url.ts';
import { endpointRecord } from '../endpoints/endpoint-record.ts';
import { changedEndpoint } from '../endpoints/endpoint.ts';
import { lockEndpoint, lockWantedEvents, updateTerms } from '../endpoints/endpoint.store.ts';
import { endpointView } from '../endpoints/endpoint.view.ts';
import { bindFor } from '../endpoints/wanted-events.ts';
import type { Bindings } from '@toric/messaging/subscription';
import type { Reader } from '../reader.store.ts';
import type { TargetRules } from '../sending/find-target.ts';

/**
 * PATCH /webhook-endpoints/{endpointId}. Changes an endpoint. Its failures are reset if it is switched on, or if it
 * gets another URL.
 */
export const changeWebhookEndpoint = (rules: TargetRules, bindings: Bindings) =>
  preparedCommand<typeof ChangeWebhookEndpoint, Reader, void>(ChangeWebhookEndpoint, {
    prepare: ({ body }) => requireUrl(body.url, rules),
    async run({ params, body, actor, expectedVersion, tx, now }) {
      if (body.events) await lockWantedEvents(tx);
      const endpoint = await lockEndpoint(tx, params.endpointId);
      if (!endpoint) throw WEBHOOK_ENDPOINT_NOT_FOUND();
      requireVersion(expectedVersion, endpoint.version);
      const after = changedEndpoint(endpoint, body, { actorId: actor.id, now });
      await updateTerms(tx, after, { forget: body.enabled === true || after.url !== endpoint.url });
      if (body.events) await bindFor(bindings, after);
      return answer(endpointView(after)).records(...endpointRecord(endpoint, after));
    },
  });
