import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AddAddress, SignUp } from '@toric/contracts/customer/people/customer.http';
import { RecordPrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import { methodAndPath, type Operation } from '@toric/contracts/kernel/operation';
import { connect } from 'amqplib';
import pg from 'pg';
import { OWNERS, ROOT, schemaOf } from '../../run/system/parts.ts';
import { CALLERS, type Caller, type Row, roleTable } from '../generate/roles/role-table.ts';
import { type Buyer, lens, openShop, PASSWORD, type Shop, SPHERE } from './shop.ts';

let shop: Shop;
let owner: Buyer;
let stranger: Buyer;
let orderId: string;

beforeAll(async () => {
  shop = await openShop('walls', { testClock: true, provisioned: true });
  [owner, stranger] = await Promise.all([shop.newBuyer(), shop.newBuyer()]);
  const placed = await shop.place(owner, shop.order(owner));
  orderId = placed.ok ? placed.body.id : '';
}, 120_000);
afterAll(() => shop?.close(), 60_000);

const ask = (
  path: string,
  token?: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
) =>
  fetch(`${shop.system.gatewayUrl}${path}`, {
    ...init,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...init.headers },
  });

describe('another customer’s', () => {
  const same = async (theirs: string, missing: string) => {
    const strip = async (response: Response) => {
      const { instance: _, requestId: __, ...rest } = (await response.json()) as Record<string, unknown>;
      return [response.status, rest];
    };
    const [found, none] = await Promise.all([
      ask(theirs, stranger.token).then(strip),
      ask(missing, stranger.token).then(strip),
    ]);
    expect(found[0]).toBe(404);
    expect(found).toEqual(none);
  };
  const nobody = '0197a000-0000-7000-8000-00000000ffff';

  test('order is answered with 404, like an order that does not exist', () =>
    same(`/v1/orders/${orderId}`, `/v1/orders/${nobody}`));
  test('order events are answered with 404', () => same(`/v1/orders/${orderId}/events`, `/v1/orders/${nobody}/events`));
  test('payment is answered with 404', () => same(`/v1/payments/${orderId}`, `/v1/payments/${nobody}`));
  test('prescription is answered with 404', () =>
    same(
      `/v1/customers/${owner.id}/prescriptions/${owner.prescriptionId}`,
      `/v1/customers/${nobody}/prescriptions/${nobody}`,
    ));
  test('profile and addresses are answered with 404', async () => {
    await same(`/v1/customers/${owner.id}`, `/v1/customers/${nobody}`);
    await same(`/v1/customers/${owner.id}/addresses`, `/v1/customers/${nobody}/addresses`);
  });
  test('orders are not in the list, even if the filter asks for them', async () => {
    const list = (await (await ask(`/v1/orders?customerId=${owner.id}`, stranger.token)).json()) as { data: unknown[] };
    expect(list.data).toEqual([]);
  });
});

const operationsWithCallers = ({ operations, admits }: Row) => operations.map((operation) => ({ operation, admits }));

describe('roles', () => {
  const anything = (operation: Operation) => {
    const { method, path } = methodAndPath(operation);
    const filled = path.replace(/\{\w+\}/g, '0197a000-0000-7000-8000-00000000ffff');
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'role-matrix-0001' };
    return { path: `/v1${filled}`, init: { method, headers, ...(method !== 'GET' && { body: '{}' }) } };
  };

  /**
   * Returns the status of an answer. A shop that is no training shop refuses these operations after the authorisation,
   * so this refusal counts as passed.
   */
  async function statusOf(response: Response): Promise<number> {
    return response.status === 403 && (await response.text()).includes('training.off') ? 409 : response.status;
  }

  test('every operation × every caller: exactly the people whom docs/roles.md names pass its authorisation', async () => {
    const tokens: Readonly<Record<Caller, string | undefined>> = {
      nobody: undefined,
      customer: stranger.token,
      ...shop.staff,
    };
    const leaks: string[] = [];
    for (const { operation, admits } of roleTable().rows.flatMap(operationsWithCallers)) {
      if (operation.id === 'signOut') continue; // signing out would end the sessions that this test uses
      const { path, init } = anything(operation);
      const answers = await Promise.all(
        CALLERS.map(async (caller) => ({ caller, status: await statusOf(await ask(path, tokens[caller], init)) })),
      );
      for (const { caller, status } of answers) {
        const may = admits.includes(caller);
        const stopped = status === 401 || status === 403;
        const secretAttempt = operation.sensitive && operation.allow.includes('public');
        if ((may && stopped && !secretAttempt && !operation.rawBody) || (!may && !stopped) || status >= 500)
          leaks.push(`${caller} ${operation.endpoint} → ${status}`);
      }
    }
    expect(leaks).toEqual([]);
  }, 120_000);

  test('a service that is called directly checks the token itself', async () => {
    const { port } = shop.system.children.order;
    const forged = { 'x-actor-id': owner.id, 'x-user-roles': 'admin' };
    expect((await fetch(`http://127.0.0.1:${port}/orders/${orderId}`, { headers: forged })).status).toBe(401);
  });

  test('no internal path is published', async () => {
    for (const path of ['/metrics', '/v1/metrics', '/v1/livez', '/internal', `/v1/../orders/${orderId}`])
      expect([404, 405]).toContain((await ask(path)).status);
  });

  test('unsigned, forged and malformed tokens are refused', async () => {
    const [header, payload] = owner.token.split('.') as [string, string];
    const none = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload}.`;
    for (const token of [none, `${header}.${payload}.AAAA`, 'x'])
      expect((await ask('/v1/orders', token)).status).toBe(401);
  });
});

describe('databases and broker', () => {
  test('the database role of each service reaches its own schema and no other', async () => {
    const open: string[] = [];
    for (const from of OWNERS) {
      const client = new pg.Client({ connectionString: shop.system.addresses.databases[from] });
      await client.connect();
      for (const to of OWNERS.filter((other) => other !== from)) {
        const [table] = await shop.rows<{ name: string }>(
          `select table_name as name from information_schema.tables where table_schema = $1 limit 1`,
          [schemaOf(to)],
        );
        for (const sql of [
          `select * from "${schemaOf(to)}"."${table?.name}"`,
          `insert into "${schemaOf(to)}"."${table?.name}" default values`,
          `set role ${shop.name}_${schemaOf(to)}_app`,
        ]) {
          const code = await client.query(sql).then(
            () => 'allowed',
            (error: { code?: string }) => error.code,
          );
          if (code !== '42501') open.push(`${from}: ${sql} → ${code}`);
        }
      }
      expect(
        await client.query('create table mine (id int)').then(
          () => 'allowed',
          (error: { code?: string }) => error.code,
        ),
      ).toBe('42501');
      await client.end();
    }
    expect(open).toEqual([]);
  });

  test('publishing to the exchange of another owner, or to the default exchange, is refused', async () => {
    const refused = async (exchange: string, key: string) => {
      const connection = await connect(shop.system.addresses.brokers['marketing'] ?? '');
      const channel = await connection.createConfirmChannel();
      const closed = new Promise<number>((resolve) =>
        channel.once('error', (error: { code?: number }) => resolve(error.code ?? 0)),
      );
      channel.publish(exchange, key, Buffer.from('{}'), {}, () => undefined);
      const code = await closed;
      await connection.close();
      return code;
    };
    expect(await refused('order.events', 'order.order-confirmed.v1')).toBe(403);
    expect(await refused('payment.commands', 'payment.capture-payment.v1')).toBe(403);
    expect(await refused('', 'order.order-process')).toBe(403);
  });
});

test('a broker user binds its queues to the events that it subscribes to, and to no other', async () => {
  const binds = async (exchange: string, key: string) => {
    const connection = await connect(shop.system.addresses.brokers['marketing'] ?? '');
    const channel = await connection.createChannel();
    channel.on('error', () => undefined);
    const { queue } = await channel.assertQueue(`marketing.spy-${Date.now()}`, { exclusive: true });
    const code = await channel.bindQueue(queue, exchange, key).then(
      () => 'bound',
      (error: { code?: number }) => error.code,
    );
    await connection.close();
    return code;
  };
  expect(await binds('order.events', 'order.order-confirmed.v1')).toBe('bound');
  for (const key of ['#', 'order.#', 'order.order-shipped.v1']) expect(await binds('order.events', key)).toBe(403);
  expect(await binds('payment.events', 'payment.payment-captured.v1')).toBe(403);
});

test('the logs of the processes are readable by their owner only', async () => {
  const folder = join(ROOT, '.toric', shop.name, 'logs');
  const modes = await Promise.all((await readdir(folder)).map(async (file) => (await stat(join(folder, file))).mode));
  expect(modes.length).toBeGreaterThan(5);
  expect(modes.map((mode) => (mode & 0o777).toString(8))).toEqual(modes.map(() => '600'));
});

test('the database and the logs contain no plain e-mail, phone, address, name or prescription value', async () => {
  const canary = {
    email: 'canary.quetzal@shop.example',
    givenName: 'Quetzalcoatlus',
    familyName: 'Northropington',
    phone: '+14155550188',
  };
  const { body: customer } = await shop.api.call(SignUp, { body: { ...canary, password: PASSWORD } });
  const { accessToken: token } = await shop.api.signIn(canary.email, PASSWORD);
  const params = { customerId: customer.id };
  const address = {
    recipient: 'Q Northropington',
    line1: '77 Zyzzyva Crescent',
    city: 'Ouagadougou',
    postalCode: '12205-9743',
    country: 'US',
  };
  const { body: addressed } = await shop.api.call(AddAddress, { params, body: address, token });
  const year = new Date().getUTCFullYear();
  const contents = {
    issuedOn: `${year - 1}-02-03`,
    expiresOn: `${year + 1}-01-29`,
    prescriber: { name: 'Dr Xylophonia' },
    eyes: { right: { productId: SPHERE.productId, parameters: lens(-2.25) } },
    source: 'presented' as const,
  };
  const seen = { params, body: contents, token: shop.staff.optician };
  const { body: prescribed } = await shop.api.call(RecordPrescription, seen);
  const buyer = { id: customer.id, email: canary.email, token, addressId: addressed.id, prescriptionId: prescribed.id };
  const placed = await shop.place(buyer, shop.order(buyer));
  expect(placed.ok && placed.body.status).toBe('confirmed');

  const tables = await shop.rows<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema = any($1)`,
    [OWNERS.map(schemaOf)],
  );
  const canaries = [
    ...Object.values(canary),
    '4155550188',
    address.line1,
    address.city,
    address.postalCode,
    'Xylophonia',
    contents.expiresOn,
  ];
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await shop.rows<{ text: string | null }>(`select string_agg(t::text, ' ') as text from ${name} t`);
    const text = (row?.text ?? '').toLowerCase();
    found.push(...canaries.filter((value) => text.includes(value.toLowerCase())).map((value) => `${name}: ${value}`));
    // lens parameters may be stored in the catalogue and in the offers of products, but never beside a customer
    const aboutProducts = name.startsWith('catalog_inventory.') || name.endsWith('.offer');
    if (!aboutProducts && text.includes('"sphere": -2.25')) found.push(`${name}: sphere`);
    if (!aboutProducts && text.includes('"sphere":-2.25')) found.push(`${name}: sphere`);
  }
  const logs = join(ROOT, '.toric', shop.name, 'logs');
  for (const file of await readdir(logs)) {
    const text = (await readFile(join(logs, file), 'utf8')).toLowerCase();
    found.push(...canaries.filter((value) => text.includes(value.toLowerCase())).map((value) => `${file}: ${value}`));
  }
  expect(found).toEqual([]);
}, 60_000);
