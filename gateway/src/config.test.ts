// Tests the settings of the webhooks, and what each role of the gateway needs.
import { expect, test } from '@jest/globals';
import { readConfig } from '@toric/chassis/process/config';
import { WebhooksConfig } from './config.ts';
import { startRole } from './start-role.ts';

const key = Buffer.alloc(32).toString('base64');
const NEEDED = {
  ...{ AUTH_JWKS: '{"keys":[]}', GATEWAY_KEY: key, MASTER_KEY: key, LOG_LEVEL: 'silent' },
  ...{ DATABASE_URL: 'postgres://127.0.0.1:9/none', BROKER_URL: 'amqp://127.0.0.1:9' },
};
const URLS = ['CUSTOMER_URL', 'CATALOG_INVENTORY_URL', 'ORDER_URL', 'PAYMENT_URL', 'MARKETING_URL'];
const nowhere = Object.fromEntries(URLS.map((name) => [name, 'http://127.0.0.1:9']));

test('webhooks go to public addresses, unless a development system with a mailbox says otherwise', () => {
  expect(readConfig(WebhooksConfig, NEEDED).WEBHOOK_ALLOW_PRIVATE).toBe('false');
  const development = { ...NEEDED, WEBHOOK_ALLOW_PRIVATE: 'true', MAILBOX_URL: 'http://127.0.0.1:9' };
  expect(readConfig(WebhooksConfig, development).WEBHOOK_ALLOW_PRIVATE).toBe('true');
});

test('a shop that sells does not start with private addresses allowed', () => {
  const attempt = () => readConfig(WebhooksConfig, { ...NEEDED, WEBHOOK_ALLOW_PRIVATE: 'true', MAILBOX_URL: '' });
  expect(attempt).toThrow(/WEBHOOK_ALLOW_PRIVATE: is for development systems only/);
});

test('the role api names the setting that it lacks', async () => {
  await expect(startRole({ ...NEEDED, ...nowhere, GATEWAY_ROLE: 'api' })).rejects.toThrow('WEBHOOKS_URL is not set');
});

test('only a process that sends webhooks needs their key', async () => {
  const { MASTER_KEY: _, ...without } = NEEDED;
  for (const role of ['both', 'webhooks'])
    await expect(startRole({ ...without, ...nowhere, GATEWAY_ROLE: role })).rejects.toThrow('MASTER_KEY');
});
