// Tests that services recover without help from any failure of the broker or the database, and that no message is lost.
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { httpAdmin } from '@toric/infra/run/servers/rabbitmq-admin';
import { until } from '@toric/infra/prove/testing/test-stack';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import pg from 'pg';
import { type Bench, bench, caused, envelopeOf, gate, NoteAdded, note, writeNote } from './harness.ts';
import { proxyTo } from './proxy.ts';

let b: Bench;
beforeAll(async () => {
  b = await bench();
});
afterEach(() => b.stopServices());
afterAll(() => b.stop());

const recording = on(NoteAdded, {
  async run({ message, tx }) {
    await writeNote(tx, message);
    return undefined;
  },
});
const publish = (text: string) => b.bus.publish('order.events', NoteAdded.type, envelopeOf(note(text)));
const written = (text: string) =>
  until(text, async () => ((await b.scratch('payment')).includes(text) ? true : undefined));

/**
 * Creates a user on the broker. Services sign in to the broker as this user. If the user is removed, the broker closes
 * the connections of these services.
 */
async function operatedUser() {
  const admin = httpAdmin(process.env['TORIC_TEST_RABBITMQ_MANAGEMENT_URL'] ?? '');
  const vhost = b.stack.name;
  const user = { name: `${vhost}_operated`, password: randomUUID() };
  const permissions = { vhost, configure: '.*', write: '.*', read: '.*' };
  const url = new URL(b.stack.brokerUrl);
  url.username = user.name;
  url.password = user.password;
  const create = () => admin.apply({ users: [{ ...user, permissions }] });
  await create();
  return { url: url.href, create, remove: () => admin.apply({ deleteUsers: [user.name] }) };
}

async function serverAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['TORIC_TEST_DATABASE_ADMIN_URL'] });
  await client.connect();
  await client.query(sql);
  await client.end();
}

test('a message that waited for the consumer is applied without a second one to wake it', async () => {
  const subscriptions = { waited: recording };
  await (await b.start('payment', { subscriptions })).stop();
  await publish('waited');
  await b.start('payment', { subscriptions });
  await written('waited');
  await b.stopServices();
  expect(await b.bus.waiting('payment.waited')).toBe(0);
});

test('a queue that is deleted under its consumer is declared, bound and consumed again', async () => {
  const service = await b.start('payment', { subscriptions: { deleted: recording } });
  await publish('before');
  await written('before');
  await b.bus.withChannel((channel) => channel.deleteQueue('payment.deleted'));
  await until('the queue', async () =>
    b.bus.waiting('payment.deleted').then(
      () => true,
      () => undefined,
    ),
  );
  await until('the consumer', async () => (service.ready().ready ? true : undefined));
  await publish('after');
  await written('after');
});

test('when the broker closes every connection, the consumer comes back and waiting messages are published', async () => {
  const user = await operatedUser();
  await b.bus.listen('spy.publisher', NoteAdded);
  const consumer = await b.start('payment', { brokerUrl: user.url, subscriptions: { 'closed-connection': recording } });
  const sender = await b.start('order', { brokerUrl: user.url, sends: [NoteAdded] });
  await user.remove();
  // A service is not ready once one of its channels is lost. The test waits longer: until both
  // services have lost all their channels.
  const channels = () => [consumer, sender].flatMap((service) => Object.values(service.ready().detail));
  await until('the losses', async () => (channels().includes(true) ? undefined : true));
  expect(consumer.ready()).toEqual({
    ready: false,
    detail: { 'payment.closed-connection': false, publisher: false },
  });
  await sender.work(async () => ({ result: 0, outcomes: caused(emits(note('meanwhile'))) }));
  expect(await b.rows('select published_at from "order".outbox order by seq desc limit 1')).toEqual([
    { published_at: null },
  ]);
  await user.create();
  await until('both', async () => (consumer.ready().ready && sender.ready().ready ? true : undefined));
  await b.age('order');
  expect(JSON.parse(String((await b.bus.take('spy.publisher')).content))).toMatchObject({
    data: { text: 'meanwhile' },
  });
  await written('meanwhile');
  await b.stopServices();
  await user.remove();
});

test('when an exchange is deleted and the broker closes the channel, it is declared again and the message is sent', async () => {
  const service = await b.start('order', { sends: [NoteAdded] });
  await b.bus.withChannel((channel) => channel.deleteExchange('order.events'));
  await service.work(async () => ({ result: 0, outcomes: caused(emits(note('kept'))) }));
  await until('the exchange', async () =>
    b.bus.withChannel((channel) =>
      channel.checkExchange('order.events').then(
        () => true,
        () => undefined,
      ),
    ),
  );
  await b.bus.listen('spy.exchange', NoteAdded);
  await b.age('order');
  expect(JSON.parse(String((await b.bus.take('spy.exchange')).content))).toMatchObject({ data: { text: 'kept' } });
});

test('when the channel is cut while a handler runs, messages of the new channel are applied after it', async () => {
  const wire = await proxyTo(b.stack.brokerUrl);
  const door = gate();
  let entered = false;
  const slow = on(NoteAdded, {
    async run({ message, tx }) {
      if (message.text === 'slow') entered = true;
      if (message.text === 'slow') await door.passed;
      await writeNote(tx, message);
      return undefined;
    },
  });
  const service = await b.start('payment', { brokerUrl: wire.url, subscriptions: { 'cut-inside': slow } });
  await publish('slow');
  await until('the handler', async () => (entered ? true : undefined));
  const before = wire.accepted();
  wire.cut();
  await until('new connections', async () => (wire.accepted() === before + 2 ? true : undefined));
  await until('the new channel', async () => (service.ready().ready ? true : undefined));
  await publish('on the new channel');
  await until('its delivery', async () => ((await b.bus.waiting('payment.cut-inside')) === 0 ? true : undefined));
  door.open();
  await written('slow');
  await written('on the new channel');
  expect((await b.scratch('payment')).filter((text) => text === 'slow')).toEqual(['slow']);
  await b.stopServices();
  await wire.close();
});

test('a service that starts while the broker is away accepts work, and publishes when the broker is there', async () => {
  const wire = await proxyTo(b.stack.brokerUrl);
  wire.hold('up');
  await b.start('payment', { subscriptions: { early: recording } });
  const sender = await b.start('order', { brokerUrl: wire.url, sends: [NoteAdded], offline: true });
  await sender.work(async () => ({ result: 0, outcomes: caused(emits(note('early'))) }));
  expect(sender.ready().ready).toBe(false);
  expect(await b.rows('select from "order".outbox where published_at is null')).toHaveLength(1);
  wire.cut();
  await written('early');
  await b.stopServices();
  await wire.close();
});

test('a service can be stopped while the broker is away', async () => {
  const wire = await proxyTo(b.stack.brokerUrl);
  const service = await b.start('payment', { brokerUrl: wire.url, subscriptions: { 'stopped-away': recording } });
  await wire.close();
  await until('the loss', async () => (service.ready().ready ? undefined : true));
  await service.stop();
  expect(service.lines.some((line) => line.includes('broker unreachable') || line.includes('connection failed'))).toBe(
    true,
  );
});

test('while the database is away the consumer pauses, no message is blamed, and later everything goes on', async () => {
  const service = await b.start('payment', { subscriptions: { paused: recording } });
  const { name } = b.stack;
  await serverAdmin(`alter database ${name} with allow_connections false`);
  try {
    await b.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'test.payment'`,
    );
    await publish('during');
    await b.bus.publish('order.events', NoteAdded.type, '{ poison');
    await until('the pause', async () =>
      service.lines.filter((line) => line.includes('database away')).length > 2 ? true : undefined,
    );
  } finally {
    await serverAdmin(`alter database ${name} with allow_connections true`);
  }
  await written('during');
  await until('the poison', async () =>
    (await b.rows('select from payment.dead_letter')).length === 1 ? true : undefined,
  );
  expect(await b.rows('select reason, attempts from payment.dead_letter')).toEqual([
    { reason: 'undecodable', attempts: 1 },
  ]);
  expect(
    service.lines.filter((line) => line.includes('goes back to the queue') || line.includes('tried again')),
  ).toEqual([]);
  await b.stopServices();
  expect(await b.bus.waiting('payment.paused')).toBe(0);
});
