// Tests outgoing webhooks from an event on the broker to a receiver on a real port.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SendMessage } from '@toric/contracts/customer/events';
import { OrderConfirmed, OrderPlaced } from '@toric/contracts/order/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { openDatabase } from '@toric/messaging/database';
import { Webhook } from 'standardwebhooks';
import { openReader } from '../../src/webhooks/reader.store.ts';
import { keepHouse } from '../../src/webhooks/sending/housekeeping.flow.ts';
import { answers, type Got, signatureOf } from './receiver.ts';
import { nextId, type WebhooksStack, webhooksStack } from './webhooks-stack.ts';

const [MINUTE, HOUR] = [60_000, 3_600_000];
let shop: WebhooksStack;

beforeAll(async () => {
  shop = await webhooksStack();
  await shop.start();
}, 60_000);
afterAll(() => shop?.stop(), 60_000);

const received = (got: readonly Got[], wanted: number) =>
  until(`${wanted} requests`, async () => (got.length >= wanted ? true : undefined));
const signaturesOf = ({ headers }: Got) => String(headers['webhook-signature']).split(' ');
const idOf = ({ headers }: Got) => String(headers['webhook-id']);
const detailOf = async (endpointId: string) => {
  const list = await shop.call('get', `/webhook-deliveries?endpointId=${endpointId}`);
  return (await shop.call('get', `/webhook-deliveries/${list.body.data[0].id}`)).body;
};

describe('an event', () => {
  test('reaches the endpoint once, signed, and its delivery is in the log with its body', async () => {
    const receiver = await shop.receiver();
    const { id: endpointId, secret } = await shop.endpoint(receiver.url);
    const id = await shop.confirm();
    await shop.confirm(id);
    await received(receiver.got, 1);
    await shop.deliveries(endpointId, 'delivered', 1);
    const [got] = receiver.got;
    if (!got) throw new Error('nothing arrived');
    const body = new Webhook(secret).verify(got.body, signatureOf(got));
    expect(body).toMatchObject({ id, type: OrderConfirmed.type, version: 1, data: { total: { amount: 5_900 } } });
    expect([idOf(got), got.headers['content-type']]).toEqual([id, 'application/json; charset=utf-8']);
    expect(await detailOf(endpointId)).toMatchObject({
      ...{ eventId: id, state: 'delivered', attempts: 1, lastStatus: 204, nextAttemptAt: null, body: got.body },
      history: [{ status: 204, code: 'http-204', answer: '' }],
    });
    expect(receiver.got).toHaveLength(1);
  });

  test('reaches only the endpoints that want it', async () => {
    const [all, some, other] = [await shop.receiver(), await shop.receiver(), await shop.receiver()];
    await shop.endpoint(all.url);
    await shop.endpoint(some.url, [OrderConfirmed.type]);
    const { id } = await shop.endpoint(other.url, ['order.order-shipped.v1']);
    await shop.confirm();
    await Promise.all([received(all.got, 1), received(some.got, 1)]);
    expect(await shop.rows('select id from gateway.webhook_delivery where endpoint_id = $1', [id])).toEqual([]);
    expect(other.connections()).toBe(0);
  });

  test('reaches the queue only while an endpoint wants it', async () => {
    const alone = await webhooksStack();
    await alone.start();
    const bound = () => alone.stack.boundTo('gateway', 'gateway.collect-events');
    expect(await bound()).toEqual([]);
    const receiver = await alone.receiver();
    const { id } = await alone.endpoint(receiver.url, [OrderConfirmed.type]);
    await alone.confirm();
    expect(await bound()).toEqual([OrderConfirmed.type]);
    await alone.deliveries(id, 'delivered', 1);
    const changed = await alone.call('patch', `/webhook-endpoints/${id}`, { events: [OrderPlaced.type] });
    expect([changed.status, await bound()]).toEqual([200, [OrderConfirmed.type, OrderPlaced.type]]);
    await alone.start({ housekeepingMs: 100 });
    const unbound = async () => ((await bound()).length === 1 ? true : undefined);
    await until('the housekeeping to end a binding that nobody wants', unbound);
    expect(await bound()).toEqual([OrderPlaced.type]);
    await alone.stop();
  }, 60_000);

  test('is subscribed to again after the broker lost the queue', async () => {
    const alone = await webhooksStack();
    await alone.start();
    const receiver = await alone.receiver();
    const { id } = await alone.endpoint(receiver.url, [OrderConfirmed.type]);
    await alone.stack.dropQueue('gateway.collect-events');
    const bound = async () => (await alone.stack.boundTo('gateway', 'gateway.collect-events')).length;
    await until('the binding', async () => ((await bound()) === 1 ? true : undefined));
    await alone.confirm();
    await alone.deliveries(id, 'delivered', 1);
    await alone.stop();
  }, 60_000);

  test('is not subscribed to while the broker is away, and nothing is changed', async () => {
    const alone = await webhooksStack({ BROKER_URL: 'amqp://127.0.0.1:1' });
    await alone.start({ connects: false });
    const receiver = await alone.receiver();
    const body = { url: receiver.url, events: [] };
    const { status, body: problem } = await alone.call('post', '/webhook-endpoints', body);
    expect([status, problem.type]).toEqual([503, '/docs/errors/webhook.broker-away']);
    expect(await alone.rows('select id from gateway.webhook_endpoint')).toEqual([]);
    await alone.stop();
  }, 60_000);
});

describe('a secret', () => {
  test('is shown once, and signs beside the new one until the overlap ends', async () => {
    const receiver = await shop.receiver();
    const { id, secret: old } = await shop.endpoint(receiver.url);
    expect(JSON.stringify((await shop.call('get', `/webhook-endpoints/${id}`)).body)).not.toContain('whsec_');
    const rotated = await shop.call('post', `/webhook-endpoints/${id}/secrets`, { overlapHours: 24 });
    const { secret: fresh } = rotated.body;
    expect([rotated.status, fresh === old]).toEqual([201, false]);
    await shop.confirm();
    await received(receiver.got, 1);
    for (const secret of [old, fresh]) {
      const [got] = receiver.got;
      expect(got && new Webhook(secret).verify(got.body, signatureOf(got))).toMatchObject({
        type: OrderConfirmed.type,
      });
    }
    await shop.tries(id, 1);
    shop.pass(25 * HOUR);
    await shop.confirm();
    await received(receiver.got, 2);
    const [, later] = receiver.got;
    expect(later && signaturesOf(later)).toHaveLength(1);
    expect(() => later && new Webhook(old).verify(later.body, signatureOf(later))).toThrow('No matching signature');
    expect(later && new Webhook(fresh).verify(later.body, signatureOf(later))).toBeTruthy();
    const stored = await shop.rows<{ sealed: string }>('select sealed from gateway.webhook_secret');
    expect(JSON.stringify(stored)).not.toContain('whsec_');
  });

  test('is replaced by a third one at once, so there are never more than two', async () => {
    const receiver = await shop.receiver();
    const { id } = await shop.endpoint(receiver.url);
    for (let at = 0; at < 3; at++) await shop.call('post', `/webhook-endpoints/${id}/secrets`, { overlapHours: 72 });
    await shop.call('post', `/webhook-endpoints/${id}/tests`, {});
    await received(receiver.got, 1);
    expect(receiver.got.slice(0, 1).flatMap(signaturesOf)).toHaveLength(2);
  });
});

describe('an endpoint that fails', () => {
  test('and is down for a day gets everything once it is back, each event once and by its schedule', async () => {
    const receiver = await shop.receiver();
    const { id: endpointId, secret } = await shop.endpoint(receiver.url);
    receiver.answer(answers(503));
    const ids: string[] = [];
    for (let at = 0; at < 30; at++) ids.push(await shop.confirm());
    await shop.deliveries(endpointId, 'waiting', 30);
    for (let hours = 0; hours < 24; hours += 0.5) {
      shop.pass(30 * MINUTE);
      await new Promise((resolve) => setTimeout(resolve, 60)); // the senders look for due deliveries every 20 ms
    }
    const failed = receiver.got.length;
    const perEvent = ids.map((id) => receiver.got.filter((got) => idOf(got) === id).length);
    expect(Math.max(...perEvent)).toBeLessThan(8);
    // the breaker lets one delivery through per pause, and the pause is a quarter of an hour in the end
    expect(failed).toBeLessThan(150);
    receiver.answer(answers(204));
    shop.pass(20 * MINUTE);
    await shop.deliveries(endpointId, 'delivered', 30);
    const after = receiver.got.slice(failed);
    expect(after.map(idOf).sort()).toEqual([...ids].sort());
    for (const got of after) expect(new Webhook(secret).verify(got.body, signatureOf(got))).toBeTruthy();
    expect((await shop.call('get', '/webhook-endpoints')).body.data).toContainEqual(
      expect.objectContaining({ id: endpointId, enabled: true, failures: 0, failingSince: null, pausedUntil: null }),
    );
  }, 60_000);

  test('lets one delivery through while its breaker is open', async () => {
    const receiver = await shop.receiver();
    const { id: endpointId } = await shop.endpoint(receiver.url);
    receiver.answer(answers(500));
    for (let at = 0; at < 8; at++) await shop.confirm();
    await shop.deliveries(endpointId, 'waiting', 8);
    await shop.tries(endpointId, 5);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const before = receiver.got.length;
    shop.pass(20 * MINUTE);
    await received(receiver.got, before + 1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(receiver.got).toHaveLength(before + 1);
  });

  test('waits as long as it asks for', async () => {
    const receiver = await shop.receiver();
    const { id: endpointId } = await shop.endpoint(receiver.url);
    receiver.answer(answers(429, { 'retry-after': '1800' }));
    await shop.confirm();
    await received(receiver.got, 1);
    await shop.tries(endpointId, 1);
    await shop.confirm();
    shop.pass(20 * MINUTE);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(receiver.got).toHaveLength(1);
    receiver.answer(answers(200));
    shop.pass(11 * MINUTE);
    await shop.deliveries(endpointId, 'delivered', 2);
  });

  test('has eight tries, and the delivery then fails and can be sent again', async () => {
    const receiver = await shop.receiver();
    const { id: endpointId } = await shop.endpoint(receiver.url);
    receiver.answer(answers(500));
    await shop.confirm();
    for (let tries = 1; tries <= 8; tries++) {
      await shop.tries(endpointId, tries);
      shop.pass(46 * HOUR);
    }
    await shop.deliveries(endpointId, 'failed', 1);
    const { id, history, attempts } = await detailOf(endpointId);
    expect([history.length, attempts]).toEqual([8, 8]);
    receiver.answer(answers(200));
    expect((await shop.call('post', `/webhook-deliveries/${id}/resend`)).body).toMatchObject({ state: 'waiting' });
    await shop.deliveries(endpointId, 'delivered', 1);
    expect(new Set(receiver.got.map(idOf)).size).toBe(1);
    expect((await detailOf(endpointId)).history).toHaveLength(9);
  });

  test('is switched off when it answers 410: a person is told, nothing is lost, and it is sent on request', async () => {
    const receiver = await shop.receiver();
    const { id: endpointId } = await shop.endpoint(receiver.url);
    receiver.answer(answers(410));
    const since = new Date(Date.now() - MINUTE).toISOString();
    await shop.confirm();
    await shop.deliveries(endpointId, 'failed', 1);
    await shop.confirm();
    await shop.deliveries(endpointId, 'failed', 2);
    expect(receiver.got).toHaveLength(1);
    const [notice] = await shop.rows<{ data: unknown }>(
      `select data from gateway.outbox where type = $1 and data::text like '%' || $2 || '%'`,
      [SendMessage.type, endpointId],
    );
    expect(notice?.data).toMatchObject({
      personId: '0197c000-0000-7000-8000-0000000000ad',
      notice: { template: 'webhook-off', values: { endpoint: endpointId, why: 'gone' } },
    });
    const recorded = await shop.rows('select action from gateway.change_record where subject = $1', [endpointId]);
    expect(recorded).toContainEqual({ action: 'webhook-endpoint.switched-off' });
    const path = `/webhook-endpoints/${endpointId}`;
    expect((await shop.call('get', path)).body).toMatchObject({ enabled: false, switchedOff: 'gone' });
    expect((await shop.call('post', `${path}/tests`, {})).body).toMatchObject({
      type: '/docs/errors/webhook.endpoint-off',
    });
    receiver.answer(answers(200));
    expect((await shop.call('patch', path, { enabled: true })).body).toMatchObject({
      enabled: true,
      switchedOff: null,
    });
    expect((await shop.call('post', `${path}/resend`, { since })).body).toEqual({ deliveries: 2, more: false });
    await shop.deliveries(endpointId, 'delivered', 2);
  });

  test('is switched off after five days of failures', async () => {
    const receiver = await shop.receiver();
    const { id: endpointId } = await shop.endpoint(receiver.url);
    receiver.answer(answers(500));
    for (let at = 0; at < 20; at++) await shop.confirm();
    await shop.tries(endpointId, 5);
    shop.pass(121 * HOUR);
    await until('the switch-off', async () => {
      shop.pass(17 * MINUTE); // this is longer than the longest pause of the breaker
      const { body } = await shop.call('get', `/webhook-endpoints/${endpointId}`);
      return body.switchedOff === 'failing' ? true : undefined;
    });
    const database = openDatabase({ url: shop.stack.databaseUrl('gateway'), poolSize: 2, name: 'test' });
    await keepHouse(database, 30, new Date());
    await database.close();
    await shop.deliveries(endpointId, 'failed', 20);
  });

  test('does not hold up the others', async () => {
    const [stuck, fine] = [await shop.receiver(), await shop.receiver()];
    stuck.answer(() => undefined);
    await shop.endpoint(stuck.url);
    await shop.endpoint(fine.url);
    for (let at = 0; at < 25; at++) await shop.confirm();
    await received(fine.got, 25);
    expect(stuck.connections()).toBeLessThanOrEqual(25);
  });
});

describe('two instances', () => {
  test('send each delivery once, and one goes on where the other died before it sent', async () => {
    const pair = await webhooksStack();
    const dying = await pair.start({ sends: false });
    const receiver = await pair.receiver();
    const { id: endpointId } = await pair.endpoint(receiver.url);
    const ids: string[] = [];
    for (let at = 0; at < 100; at++) ids.push(await pair.confirm());
    await pair.deliveries(endpointId, 'waiting', 100);
    expect(receiver.connections()).toBe(0);
    // a process that claimed deliveries and was killed leaves leases behind
    await pair.rows(
      `update gateway.webhook_delivery set claim = gen_random_uuid(), due_at = now() + interval '60 seconds'
       where id in (select id from gateway.webhook_delivery order by id limit 10)`,
    );
    await Promise.all([pair.start(), pair.start()]);
    await pair.deliveries(endpointId, 'delivered', 90);
    pair.pass(61_000);
    await pair.deliveries(endpointId, 'delivered', 100);
    expect(receiver.got.map(idOf).sort()).toEqual([...ids].sort());
    expect(dying.port).toBeGreaterThan(0);
    await pair.stop();
  }, 60_000);
});

describe('administrators', () => {
  test('manage endpoints; auditors read, and nobody else does either', async () => {
    const receiver = await shop.receiver();
    const { id } = await shop.endpoint(receiver.url);
    const path = `/webhook-endpoints/${id}`;
    const statusOf = async (method: 'get' | 'post' | 'patch' | 'delete', at: string, role: 'auditor' | 'sales') =>
      (await shop.call(method, at, {}, { roles: [role] })).status;
    for (const at of ['/webhook-endpoints', path, '/webhook-events', '/webhook-deliveries'])
      expect([at, await statusOf('get', at, 'auditor'), await statusOf('get', at, 'sales')]).toEqual([at, 200, 403]);
    const writes = [['post', `${path}/secrets`] as const, ['patch', path] as const, ['post', `${path}/tests`] as const];
    for (const [method, at] of writes)
      expect([await statusOf(method, at, 'auditor'), await statusOf(method, at, 'sales')]).toEqual([403, 403]);
    expect(await statusOf('delete', path, 'auditor')).toBe(403);
  });

  test('prove their second factor again before they add an endpoint, change it or get a new secret', async () => {
    const receiver = await shop.receiver();
    const { id } = await shop.endpoint(receiver.url);
    const old = { factorAge: 301 };
    const tried = [
      await shop.call('post', '/webhook-endpoints', { url: receiver.url }, old),
      await shop.call('patch', `/webhook-endpoints/${id}`, { url: receiver.url }, old),
      await shop.call('post', `/webhook-endpoints/${id}/secrets`, {}, old),
    ];
    expect(tried.map(({ status, body }) => [status, body.type])).toEqual(
      tried.map(() => [403, '/docs/errors/auth.step-up-needed']),
    );
  });

  test('change the version that they have read, and a removed endpoint gets nothing more', async () => {
    const receiver = await shop.receiver();
    const { id } = await shop.endpoint(receiver.url);
    const path = `/webhook-endpoints/${id}`;
    const stale = await shop.call('patch', path, { description: 'x' }, { headers: { 'if-match': '"v7"' } });
    expect(stale.status).toBe(412);
    expect((await shop.call('patch', path, { description: 'x' }, { headers: { 'if-match': '"v1"' } })).status).toBe(
      200,
    );
    expect((await shop.call('delete', path)).status).toBe(204);
    expect((await shop.call('get', path)).status).toBe(404);
    await shop.confirm();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(receiver.connections()).toBe(0);
  });

  test('repeat a creation and get the same secret, which is stored sealed', async () => {
    const receiver = await shop.receiver();
    const headers = { 'idempotency-key': nextId() };
    const create = () => shop.call('post', '/webhook-endpoints', { url: receiver.url }, { headers });
    const [first, second] = [await create(), await create()];
    expect(second.body).toEqual(first.body);
    const [saved] = await shop.rows<{ body: unknown }>('select body from gateway.idempotent_reply where key = $1', [
      headers['idempotency-key'],
    ]);
    expect(JSON.stringify(saved)).not.toContain('whsec_');
  });
});

describe('a shop that sells', () => {
  test('refuses addresses that are not public, in both languages, and has at most fifty endpoints', async () => {
    const selling = await webhooksStack({ WEBHOOK_ALLOW_PRIVATE: 'false', MAILBOX_URL: '' });
    await selling.start();
    const create = (url: string, language = 'en') =>
      selling.call('post', '/webhook-endpoints', { url }, { headers: { 'accept-language': language } });
    for (const url of [
      'http://shop.example',
      'https://169.254.169.254/',
      'https://[::1]/',
      'https://127.1/',
      'nonsense',
    ]) {
      const { status, body } = await create(url);
      expect([url, status, body.type]).toEqual([url, 400, '/docs/errors/webhook.url-refused']);
      expect(body.errors).toMatchObject([{ in: 'body', pointer: '/url', detail: expect.stringMatching(/^must /) }]);
    }
    expect((await create('https://2130706433/', 'zh')).body).toMatchObject({
      detail: expect.stringContaining('不能向此地址发送'),
      errors: [{ detail: '须使用主机名，不得使用任何写法的 IP 地址' }],
    });
    for (let at = 0; at < 50; at++) expect((await create(`https://shop.example/${at}`)).status).toBe(201);
    expect((await create('https://shop.example/51')).body).toMatchObject({
      type: '/docs/errors/webhook.too-many-endpoints',
    });
    expect(await selling.rows('select count(*)::int as n from gateway.webhook_endpoint')).toEqual([{ n: 50 }]);
    await selling.stop();
  }, 60_000);
});

test('queries cannot write: the database refuses it on their connections', async () => {
  const reader = openReader(shop.stack.databaseUrl('gateway'));
  const write = reader.read({ text: 'delete from webhook_endpoint', values: [] });
  await expect(write).rejects.toThrow('cannot execute DELETE in a read-only transaction');
  await reader.$disconnect();
});

test('the log of deliveries is cleared after its days, with bodies and tries', async () => {
  const cleared = await webhooksStack();
  await cleared.start();
  const receiver = await cleared.receiver();
  const { id } = await cleared.endpoint(receiver.url);
  await cleared.confirm();
  await cleared.deliveries(id, 'delivered', 1);
  const database = openDatabase({ url: cleared.stack.databaseUrl('gateway'), poolSize: 2, name: 'test' });
  const counts = async () => {
    const tables = ['webhook_delivery', 'webhook_event', 'webhook_attempt', 'webhook_endpoint', 'webhook_secret'];
    const sql = tables.map((table) => `(select count(*)::int from gateway.${table}) as ${table}`).join(', ');
    return (await cleared.rows(`select ${sql}`))[0];
  };
  await keepHouse(database, 30, new Date(Date.now() + 29 * 24 * HOUR));
  expect(await counts()).toMatchObject({ webhook_delivery: 1, webhook_event: 1, webhook_attempt: 1 });
  await keepHouse(database, 30, new Date(Date.now() + 31 * 24 * HOUR));
  expect(await counts()).toMatchObject({
    ...{ webhook_delivery: 0, webhook_event: 0, webhook_attempt: 0, webhook_endpoint: 1, webhook_secret: 1 },
  });
  await cleared.call('delete', `/webhook-endpoints/${id}`);
  await keepHouse(database, 30, new Date());
  expect(await counts()).toMatchObject({ webhook_endpoint: 0, webhook_secret: 0 });
  await database.close();
  await cleared.stop();
}, 60_000);
