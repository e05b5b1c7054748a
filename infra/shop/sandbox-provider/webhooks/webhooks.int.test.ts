// Tests webhooks over real HTTP: signatures, retries, restarts, and the modes for tests.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import {
  call,
  dropDir,
  newKey,
  paymentRequest,
  scratchDir,
  startReceiver,
  startTestProvider,
  until,
  WEBHOOK_SECRET,
  type TestProvider,
} from '../testing.ts';

let dir: string;
let provider: TestProvider;
let receiver: Awaited<ReturnType<typeof startReceiver>>;

const start = () => startTestProvider(dir, { webhook: { url: receiver.url, secret: WEBHOOK_SECRET } });
const pay = (reference: string, token?: string) =>
  call(`${provider.url}/v1/payments`, paymentRequest(reference, token), { key: newKey() });
const act = (id: string | undefined, what: string, body: object) =>
  call(`${provider.url}/v1/payments/${id}/${what}`, body, { key: newKey() });
const ids = () => receiver.received.map(({ headers }) => headers['webhook-id']);
const receivedCount = (count: number) => until(`${count} deliveries`, () => receiver.received.length >= count);

beforeEach(async () => {
  dir = await scratchDir();
  receiver = await startReceiver();
  provider = await start();
});
afterEach(async () => {
  await provider.stop();
  await receiver.stop();
  await dropDir(dir);
});

test('every change sends one signed event; a refusal sends none', async () => {
  const { id } = (await pay('hook-1')).body;
  await act(id, 'captures', { amount: 5_000 });
  await act(id, 'captures', { amount: 5_000 });
  await act(id, 'refunds', { amount: 2_000 });
  const second = (await pay('hook-2')).body;
  await act(second.id, 'voids', {});
  await pay('hook-3', 'tok_declined');
  await receivedCount(6);
  expect(receiver.received.map(({ event }) => `${event.data.payment.reference} ${event.type}`).toSorted()).toEqual([
    'hook-1 payment.authorised',
    'hook-1 payment.captured',
    'hook-1 payment.refunded',
    'hook-2 payment.authorised',
    'hook-2 payment.voided',
    'hook-3 payment.declined',
  ]);
  expect(new Set(ids()).size).toBe(6);
  for (const { headers, raw } of receiver.received) {
    const signed = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    expect(new Webhook(WEBHOOK_SECRET).verify(raw, signed)).toHaveProperty('data.payment.currency', 'EUR');
    expect(() => new Webhook(WEBHOOK_SECRET).verify(raw.replace('5000', '9000'), signed)).toThrow(/signature/);
    expect(raw).not.toMatch(/tok_|captureWillDecline/);
  }
});

test('a refused delivery is retried after about a second with the same event id', async () => {
  receiver.answerWith(500);
  const start = performance.now();
  await pay('retry-1');
  await receivedCount(1);
  receiver.answerWith(204);
  await receivedCount(2);
  expect(performance.now() - start).toBeGreaterThan(950);
  expect(new Set(ids()).size).toBe(1);
});

test('after a restart, only undelivered events are delivered', async () => {
  await pay('restart-1');
  await receivedCount(1);
  receiver.answerWith(500);
  await pay('restart-2');
  await receivedCount(2);
  await provider.stop();
  receiver.answerWith(204);
  provider = await start();
  await receivedCount(3);
  await pay('restart-3');
  await receivedCount(4);
  const references = receiver.received.map(({ event }) => event.data.payment.reference);
  expect(references).toEqual(['restart-1', 'restart-2', 'restart-2', 'restart-3']);
  expect(ids()[2]).toBe(ids()[1]);
});

test('the mode duplicate sends copies with the same event id', async () => {
  await provider.control('/webhooks', { mode: 'duplicate', copies: 3 });
  await pay('copies-1');
  await receivedCount(3);
  expect(new Set(ids()).size).toBe(1);
});

test('the mode hold keeps events until they are released or the mode changes', async () => {
  await provider.control('/webhooks', { mode: 'hold' });
  await pay('hold-1');
  await pay('hold-2');
  expect(receiver.received).toEqual([]);
  expect((await provider.control('/webhooks/release', {})).body).toEqual({ released: 2 });
  await receivedCount(2);
  await pay('hold-3');
  expect(receiver.received).toHaveLength(2);
  expect((await provider.control('/webhooks', { mode: 'normal' })).status).toBe(200);
  await receivedCount(3);
});

test('release also sends events that wait for a retry', async () => {
  receiver.answerWith(503);
  await pay('overdue-1');
  await receivedCount(2);
  receiver.answerWith(204);
  const released = await until('the second retry to be waiting', async () => {
    const { body } = await provider.control('/webhooks/release', {});
    return body['released'] === 1;
  });
  expect(released).toBe(true);
  await receivedCount(3);
});

test('the mode shuffle delivers all events of a burst in another order', async () => {
  await provider.control('/webhooks', { mode: 'shuffle' });
  const references = Array.from({ length: 40 }, (_, n) => `shuffle-${n}`);
  for (const reference of references) await pay(reference);
  await receivedCount(40);
  const seen = receiver.received.map(({ event }) => event.data.payment.reference);
  expect(seen.toSorted()).toEqual(references.toSorted());
  expect(seen).not.toEqual(references);
});
