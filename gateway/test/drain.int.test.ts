import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { readConfig } from '@toric/chassis/process/config';
import { GatewayConfig } from '../src/config.ts';
import { startGateway } from '../src/gateway.ts';

const NOWHERE = 'http://127.0.0.1:9';
const config = readConfig(GatewayConfig, {
  ...{
    LOG_LEVEL: 'silent',
    AUTH_JWKS: '{"keys":[]}',
    GATEWAY_KEY: Buffer.alloc(32).toString('base64'),
    DRAIN_SECONDS: '1',
  },
  ...{ DATABASE_URL: 'postgres://127.0.0.1:9/none', BROKER_URL: 'amqp://127.0.0.1:9' },
  ...{ CUSTOMER_URL: NOWHERE, CATALOG_INVENTORY_URL: NOWHERE, ORDER_URL: NOWHERE },
  ...{ PAYMENT_URL: NOWHERE, MARKETING_URL: NOWHERE },
});

test('a gateway that stops says so to the balancer first, and still answers while the balancer notices', async () => {
  const gateway = await startGateway(config);
  const at = (path: string) => fetch(`http://127.0.0.1:${gateway.port}${path}`, { headers: { connection: 'close' } });
  expect((await at('/readyz')).status).toBe(200);
  const stopped = gateway.stop();
  await delay(200);
  expect((await at('/readyz')).status).toBe(503);
  expect((await at('/v1/no-such-route')).status).toBe(404);
  await stopped;
  await expect(at('/livez')).rejects.toThrow('fetch failed');
});
