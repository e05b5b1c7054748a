import type { ListedWebhookEndpoint, WebhookEndpointView } from '@toric/contracts/gateway/webhook.http';
import type { Endpoint, Health } from './endpoint.ts';

export const endpointView = ({ createdAt, updatedAt, events, ...rest }: Endpoint): WebhookEndpointView => ({
  ...rest,
  events: [...events],
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

export const listedEndpoint = (endpoint: Endpoint & Health): ListedWebhookEndpoint => ({
  ...endpointView(endpoint),
  failures: endpoint.failures,
  failingSince: endpoint.failingSince?.toISOString() ?? null,
  pausedUntil: endpoint.pausedUntil?.toISOString() ?? null,
});
