// Tests the erasure of a customer: what is deleted, what the law holds, who may confirm the erasure, and what a
// restored backup brings back.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createVault } from '@toric/chassis/data/vault';
import { CustomerErased, SendMessage } from '@toric/contracts/customer/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type Customer, type CustomerStack, customerStack, PASSWORD, TODAY, VALID } from '../customer-stack.ts';
import { type Canary, dump, privacyShop } from './privacy-shop.ts';

let folder: string;
let shop: CustomerStack;
let [sales, other, auditor] = ['', '', ''];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'erasures-'));
  shop = await customerStack({ ERASURE_DIR: folder });
  [sales, other, auditor] = [await shop.staff('sales'), await shop.staff('sales'), await shop.staff('auditor')];
}, 60_000);
afterAll(async () => {
  await shop.stop();
  await rm(folder, { recursive: true, force: true });
});
const { requests, ask, permit, customerWithEverything } = privacyShop(() => shop);
const step = (id: string, requestId: string, name: string, token: string) =>
  shop.call('post', `${requests(id)}/${requestId}/${name}`, { token });
const problemOf = ({ body }: { body: { type: string } }) => body.type.split('/').at(-1);

/** Requests the erasure as the customer, and confirms it. Returns the id of the request. */
async function erase(me: Customer): Promise<string> {
  const { body } = await ask(me.id, me.token, { kind: 'erasure' }).expect(201);
  await step(me.id, body.id, 'confirm', me.token).expect(200);
  await until('the tombstone', async () => {
    const done = `select from customer.effect where name = 'keep-tombstone' and done_at is not null and data->>'requestId' = $1`;
    return (await shop.stack.admin.query(done, [body.id])).rows[0];
  });
  return body.id;
}

test('staff erase a customer with two people, after a preview that names what is held', async () => {
  const me = await customerWithEverything();
  const reason = 'She asked at the counter, with her passport';
  expect(problemOf(await ask(me.id, sales, { kind: 'erasure' }).expect(422))).toBe('privacy.reason-needed');
  const { body: asked } = await ask(me.id, sales, { kind: 'erasure', reason }).expect(201);
  expect(asked).toMatchObject({ state: 'asked', law: 'other', askedByStaff: true });
  const { body: preview } = await shop
    .call('get', `${requests(me.id)}/${asked.id}/preview`, { token: sales })
    .expect(200);
  expect(preview.blockedBy).toEqual([]);
  expect(preview.held.map(({ law }: { law: string }) => law)).toContain('16 CFR 315.5(g), (h)');
  expect(problemOf(await step(me.id, asked.id, 'confirm', sales).expect(403))).toBe('privacy.second-person');
  await step(me.id, asked.id, 'confirm', other).expect(200);
  expect(problemOf(await step(me.id, asked.id, 'confirm', other).expect(409))).toBe('privacy.not-waiting');
  const { body: read } = await shop.call('get', `${requests(me.id)}/${asked.id}`, { token: auditor }).expect(200);
  expect(read).toMatchObject({ state: 'erased', steps: [{ kind: 'asked' }, { kind: 'confirmed' }] });
  expect((await shop.stack.emitted('customer', CustomerErased)).map(({ customerId }) => customerId)).toContain(me.id);
});

test('an erased customer is nowhere: she cannot sign in, is not found, and her canary opens with no key', async () => {
  const me = await customerWithEverything();
  const before = await shop.stack.admin.query('select * from customer.data_key where customer_id = $1', [me.id]);
  expect(before.rows).toHaveLength(1);
  await shop.stack.admin.query(
    `insert into customer.passkey (id, account_id, credential_id, public_key, counter, sealed, created_at)
     values (gen_random_uuid(), $1, 'a credential', 'a key', 0, '', now())`,
    [me.id],
  );
  await shop.stack.admin.query(`update customer.customer set person_index = 'a digest' where id = $1`, [me.id]);
  await erase(me);
  const digest = 'select person_index as value from customer.customer where id = $1';
  expect(await shop.value<string | null>(digest, me.id)).toBeNull();
  await shop.signIn(me.email).expect(401);
  await shop.call('get', `/customers/${me.id}`, { token: sales }).expect(404);
  const { body } = await shop.call('get', `/customers?email=${me.email}`, { token: sales }).expect(200);
  expect(body.data).toEqual([]);
  await shop.call('get', `/customers?phone=${encodeURIComponent('+14155557399')}`, { token: sales }).expect(200);
  const all = await dump(shop);
  expect(all).not.toContain(me.canary);
  // The only key that is left decrypts the records that the law holds.
  const { rows: keys } = await shop.stack.admin.query<{ version: number; destroyed_from: Date | null }>(
    'select version, destroyed_from from customer.data_key where customer_id = $1',
    [me.id],
  );
  expect(keys).toEqual([{ version: 2, destroyed_from: expect.any(Date) }]);
  for (const table of [
    'address',
    'order_address',
    'customer_note',
    ...['interaction', 'note_pin', 'task'],
    'customer_name_token',
    ...['customer_fields', 'customer_field_token', 'customer_tag', 'fact_confirmation', 'household_member'],
    'prescription_draft',
    'supply',
  ])
    expect(
      await shop.value<number>(`select count(*)::int as value from customer.${table} where customer_id = $1`, me.id),
    ).toBe(0);
  for (const table of ['session', 'known_device', 'security_event', 'account_link', 'second_factor', 'passkey'])
    expect(
      await shop.value<number>(`select count(*)::int as value from customer.${table} where account_id = $1`, me.id),
    ).toBe(0);
  // Another account can have the e-mail again.
  await shop
    .call('post', '/customers', { body: { email: me.email, password: PASSWORD, givenName: 'New' } })
    .expect(201);
});

test('the three-year file still answers with the held prescription and the name, and with nothing else of her', async () => {
  const me = await customerWithEverything();
  await erase(me);
  const path = `/registers/us-contact-lens-rule?from=${VALID.from}&to=${TODAY}&timeZone=UTC&limit=100`;
  const { body } = await shop.call('get', path, { token: auditor }).expect(200);
  const own = body.data.filter(({ customerId }: { customerId: string }) => customerId === me.id);
  expect(own.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['prescription', 'evidence']));
  expect(new Set(own.map(({ prescriptionId }: { prescriptionId: string }) => prescriptionId))).toEqual(
    new Set([me.held]),
  );
  expect(own[0].patientName).toBe(`${me.canary}given ${me.canary}married`);
  expect(JSON.stringify(own)).toContain(`${me.canary}doctor`);
  expect(JSON.stringify(own)).not.toContain(`${me.canary}street`);
  // After the last day on which the law holds the records, they and their key are deleted.
  await shop.stack.admin.query(`update customer.data_key set destroyed_from = now() where customer_id = $1`, [me.id]);
  await shop.stack.admin.query(`alter table customer.data_key disable trigger data_key_kept`);
  await shop.restart();
  const keys = 'select count(*)::int as value from customer.data_key where customer_id = $1';
  await until('the retention key to be destroyed', async () =>
    (await shop.value<number>(keys, me.id)) === 0 ? true : undefined,
  );
  await shop.stack.admin.query(`alter table customer.data_key enable trigger data_key_kept`);
  const after = await shop.call('get', path, { token: auditor }).expect(200);
  expect(JSON.stringify(after.body)).not.toContain(me.id);
});

test('while an order is under way nothing is erased, and the preview names it', async () => {
  const me = await customerWithEverything();
  const orderId = await permit(me, me.held, me.addressId);
  const { body } = await ask(me.id, me.token, { kind: 'erasure' }).expect(201);
  const path = `${requests(me.id)}/${body.id}`;
  const { body: preview } = await shop.call('get', `${path}/preview`, { token: me.token }).expect(200);
  expect(preview.blockedBy).toEqual([orderId]);
  expect(problemOf(await step(me.id, body.id, 'confirm', me.token).expect(409))).toBe('privacy.orders-under-way');
  await shop.call('get', `/customers/${me.id}`, { token: me.token }).expect(200);
  await step(me.id, body.id, 'withdraw', me.token).expect(200);
  expect(problemOf(await step(me.id, body.id, 'confirm', me.token).expect(409))).toBe('privacy.not-waiting');
});

test('two confirmations at once erase once, and a request of another customer is not found', async () => {
  const [me, stranger] = [await customerWithEverything(), await shop.signUp()];
  const { body } = await ask(me.id, me.token, { kind: 'erasure' }).expect(201);
  expect(problemOf(await ask(me.id, me.token, { kind: 'erasure' }).expect(409))).toBe('privacy.already-open');
  await ask(me.id, stranger.token, { kind: 'access' }).expect(404);
  await step(me.id, body.id, 'confirm', stranger.token).expect(404);
  await step(stranger.id, body.id, 'confirm', stranger.token).expect(404);
  await shop.call('get', `${requests(me.id)}/${body.id}/preview`, { token: stranger.token }).expect(404);
  const both = await Promise.all([1, 2].map(() => step(me.id, body.id, 'confirm', me.token)));
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]));
  const told = (await shop.stack.emitted('customer', CustomerErased)).filter(({ customerId }) => customerId === me.id);
  expect(told).toHaveLength(1);
});

test('staff need a fresh second factor to confirm', async () => {
  const me = await shop.signUp();
  const { body } = await ask(me.id, sales, { kind: 'erasure', reason: 'By phone' }).expect(201);
  const stale = await shop.stack.token({ kind: 'staff', roles: ['sales'], factorAge: 400 });
  await step(me.id, body.id, 'confirm', stale).expect(403);
});

test('a mail that is queued for an erased customer is never sent, and her suppression stays', async () => {
  const me = await customerWithEverything();
  const vault = createVault({ service: 'customer', masterKey: shop.config.MASTER_KEY });
  const digest = vault.blindIndex('message-address', me.email);
  const suppression = `insert into customer.suppression (id, digest, cause, created_at) values (gen_random_uuid(), $1, 'complaint', now())`;
  await shop.stack.admin.query(suppression, [digest]);
  const notice = { template: 'password-changed', values: {} } as const;
  const causeId = '0197a000-0000-7000-8000-00000000ca05';
  await shop.stack.deliver(SendMessage, SendMessage({ causeId, personId: me.id, notice }));
  const queued = 'select count(*)::int as value from customer.message where cause_id = $1';
  await until('the message to be queued', async () =>
    (await shop.value<number>(queued, causeId)) === 1 ? true : undefined,
  );
  await erase(me);
  const { rows } = await shop.stack.admin.query(
    'select state, last_code, address_digest from customer.message where cause_id = $1',
    [causeId],
  );
  expect(rows).toEqual([{ state: 'suppressed', last_code: 'no-person', address_digest: null }]);
  expect(
    await shop.value<number>('select count(*)::int as value from customer.suppression where digest = $1', digest),
  ).toBe(1);
});

test('the change record of an erased customer still fits its chain, and its values are gone', async () => {
  const me = await customerWithEverything();
  await erase(me);
  const { body } = await shop.call('get', `/changes?customerId=${me.id}&limit=100`, { token: auditor }).expect(200);
  const renamed = body.data.find(({ action }: { action: string }) => action === 'customer.changed');
  expect(renamed).toMatchObject({ erased: true, why: null });
  expect([JSON.stringify(body).includes(me.canary), body.unreadable ?? []]).toEqual([false, []]);
  const path = '/operations/customer/changes/verification';
  const verified = await shop.call('get', path, { token: auditor }).expect(200);
  expect(verified.body.finding).toBeNull();
});

/** Puts all tables back to the state of their copies, as a restored older backup does. */
async function restore(): Promise<void> {
  const client = await shop.stack.admin.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'backup'`,
    );
    await client.query('begin');
    await client.query(`set local session_replication_role = 'replica'`);
    for (const { name } of tables) {
      await client.query(`delete from customer.${name}`);
      await client.query(`insert into customer.${name} select * from backup.${name}`);
    }
    await client.query('commit');
  } finally {
    client.release();
  }
}

test('a restored older backup brings nobody back: the service erases again when it starts, and by the operator', async () => {
  const me: Canary = await customerWithEverything();
  await shop.stack.admin.query('create schema backup');
  const tables = [
    'account',
    'customer',
    'data_key',
    'address',
    'customer_note',
    'prescription',
    'prescription_revision',
  ];
  for (const name of [...tables, 'evidence', 'order_address', 'erasure', 'privacy_request', 'security_event'])
    await shop.stack.admin.query(`create table backup.${name} as select * from customer.${name}`);
  await erase(me);
  await restore();
  await shop.call('get', `/customers/${me.id}`, { token: sales }).expect(200);
  await shop.restart();
  await shop.call('get', `/customers/${me.id}`, { token: sales }).expect(404);
  expect(await dump(shop)).not.toContain(me.canary);
  await restore();
  const operator = await shop.staff('operator');
  const { body } = await shop.call('post', '/privacy-requests/erasures/replay', { token: operator }).expect(200);
  expect(body).toMatchObject({ unreadable: 0, erasedAgain: expect.any(Number) });
  expect(body.erasedAgain).toBeGreaterThan(0);
  await shop.call('get', `/customers/${me.id}`, { token: sales }).expect(404);
  await shop.signIn(me.email).expect(401);
  const again = await shop.call('post', '/privacy-requests/erasures/replay', { token: operator }).expect(200);
  expect(again.body.erasedAgain).toBe(0);
});
