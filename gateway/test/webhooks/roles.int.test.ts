// Tests the roles of the gateway: webhooks in the process of the API, and in a process of their own.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type TestStack, testStack } from '@toric/infra/prove/testing/test-stack';
import { freePort } from '@toric/infra/run/servers/process';
import { startRole } from '../../src/start-role.ts';

const NOWHERE = 'http://127.0.0.1:9';
let stack: TestStack;
let env: Record<string, string>;
beforeAll(async () => {
  stack = await testStack();
  const services = { CUSTOMER_URL: NOWHERE, CATALOG_INVENTORY_URL: NOWHERE, ORDER_URL: NOWHERE };
  env = { ...stack.env('gateway'), ...services, PAYMENT_URL: NOWHERE, MARKETING_URL: NOWHERE };
}, 60_000);
afterAll(() => stack?.stop(), 60_000);

const read = async (port: number, path: string, role: 'admin' | 'auditor' = 'auditor') => {
  const headers = { authorization: `Bearer ${await stack.token({ kind: 'staff', roles: [role] })}` };
  return fetch(`http://127.0.0.1:${port}/v1${path}`, { headers });
};

describe('the role both', () => {
  test('serves the webhooks with the API, and their metrics', async () => {
    const metricsPort = await freePort();
    const gateway = await startRole({ ...env, METRICS_PORT: String(metricsPort) });
    expect((await read(gateway.port, '/webhook-events')).status).toBe(200);
    const listed = await read(gateway.port, '/operations/gateway/dead-letters');
    expect([listed.status, await listed.json()]).toMatchObject([200, { data: [] }]);
    expect((await read(gateway.port, '/changes?service=gateway')).status).toBe(200);
    const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    expect(metrics).toMatch(/^webhook_deliveries_waiting 0$/m);
    await gateway.stop();
  }, 30_000);
});

describe('the roles api and webhooks', () => {
  test('work in two processes, of which only the one with the role api is public', async () => {
    const webhooks = await startRole({ ...env, GATEWAY_ROLE: 'webhooks' });
    const address = `http://127.0.0.1:${webhooks.port}`;
    const api = await startRole({ ...env, GATEWAY_ROLE: 'api', WEBHOOKS_URL: address });
    const created = await fetch(`http://127.0.0.1:${api.port}/v1/webhook-endpoints`, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${await stack.token({ kind: 'staff', roles: ['admin'] })}` },
        ...{ 'content-type': 'application/json', 'idempotency-key': 'once-and-no-more' },
      },
      body: JSON.stringify({ url: 'https://shop.example/hooks' }),
    });
    const { id } = (await created.json()) as { id: string };
    expect([created.status, created.headers.get('location')]).toEqual([201, `/v1/webhook-endpoints/${id}`]);
    const found = await read(api.port, `/webhook-endpoints/${id}`);
    expect([found.status, found.headers.get('etag')]).toEqual([200, '"v1"']);
    await webhooks.stop();
    expect((await read(api.port, '/webhook-events')).status).toBe(503);
    expect((await fetch(`http://127.0.0.1:${api.port}/openapi.json`)).status).toBe(200);
    await api.stop();
  }, 30_000);
});
