/**
 * Makes API keys, webhook endpoints and their deliveries, and messages to people, in the state that an operation needs.
 */
import { randomUUID } from 'node:crypto';
import { CreateApiKey } from '@toric/contracts/customer/machines/api-key.http';
import { until } from '../../testing/test-stack.ts';
import type { Base } from './base.ts';

const MONTH_MS = 30 * 86_400_000;
/**
 * A shop keeps at most this number of endpoints. The number of endpoints is limited, and each endpoint gets every event
 * of the run.
 */
const ENDPOINTS_KEPT = 5;

export const machinesIn = ({ shop, buyer, send }: Base) => {
  /** Replaces the expiry date in the example of an API key by a date that is a month away. */
  const nextMonth = () => ({ [CreateApiKey.example.expiresAt]: new Date(Date.now() + MONTH_MS).toISOString() });

  async function removeEndpoints(): Promise<void> {
    const { data } = await send('listWebhookEndpoints', { role: 'auditor', query: { limit: '100' } });
    for (const { id } of data.slice(ENDPOINTS_KEPT))
      await send('removeWebhookEndpoint', { role: 'admin', path: { endpointId: String(id) } });
  }
  async function endpoint(): Promise<{ endpointId: string }> {
    await removeEndpoints();
    return { endpointId: (await send('createWebhookEndpoint', { role: 'admin' })).id };
  }
  async function message(): Promise<{ messageId: string }> {
    const messageId = await until('a message to the buyer', async () => {
      const { data } = await send('listMessages', { role: 'sales', query: { personId: buyer.id } });
      return data[0] && String(data[0]['id']);
    });
    return { messageId };
  }

  return {
    ...{ nextMonth, removeEndpoints, endpoint, message },
    apiKey: async (): Promise<{ apiKeyId: string }> => ({
      apiKeyId: (await send('createApiKey', { role: 'warehouse', ids: nextMonth() })).id,
    }),
    /** Returns a delivery that has failed, with its endpoint. No server answers at the URL of the example. */
    failedDelivery: async (): Promise<{ endpointId: string; deliveryId: string }> => {
      const path = await endpoint();
      const { id: deliveryId } = await send('sendWebhookTest', { role: 'admin', path });
      await shop.rows(`update gateway.webhook_delivery set state = 'failed', claim = null where id = $1`, [deliveryId]);
      return { ...path, deliveryId };
    },
    /** Returns a message to a person of which nobody knows whether it arrived. */
    unknownMessage: async (): Promise<{ messageId: string }> => {
      const path = await message();
      await shop.rows(`update customer.message set state = 'unknown' where id = $1`, [path.messageId]);
      return path;
    },
    suppression: async (): Promise<{ suppressionId: string }> => {
      const suppressionId = randomUUID();
      await shop.rows(
        `insert into customer.suppression (id, digest, cause, created_at) values ($1, $2, 'bounce', now())`,
        [suppressionId, `fuzz ${suppressionId}`],
      );
      return { suppressionId };
    },
  };
};
