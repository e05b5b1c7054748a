/** Tests the first administrator, and the rights of administrators. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createVault } from '@toric/chassis/data/vault';
import { createPasswordHasher } from '../../src/accounts/password-hasher.ts';
import { ensureFirstAdmin } from '../../src/people/first-admin.flow.ts';
import { type CustomerStack, customerStack, PASSWORD } from '../customer-stack.ts';

let shop: CustomerStack;
let admin: { id: string; token: string };
beforeAll(async () => {
  shop = await customerStack();
  const shared = {
    vault: createVault({ service: 'customer', masterKey: shop.config.MASTER_KEY }),
    passwords: createPasswordHasher(),
  };
  const first = { ...shop.config, FIRST_ADMIN_EMAIL: 'root@example.com', FIRST_ADMIN_PASSWORD: PASSWORD };
  await Promise.all([
    ensureFirstAdmin(shop.work, first, shared),
    ensureFirstAdmin(shop.work, first, shared),
    ensureFirstAdmin(shop.work, first, shared),
  ]);
  await ensureFirstAdmin(shop.work, { ...first, FIRST_ADMIN_EMAIL: 'second@example.com' }, shared);
  const { body } = await shop.signIn('root@example.com').expect(200);
  admin = { id: body.actor.id, token: body.accessToken };
}, 60_000);
afterAll(() => shop.stop());

const form = (change: object = {}) => ({
  email: `${randomUUID()}@example.com`,
  password: PASSWORD,
  name: 'Otto Optician',
  roles: ['optician'],
  ...change,
});
const add = (change: object = {}) => shop.call('post', '/staff', { token: admin.token, body: form(change) });

test('only one first administrator is created, even if several instances boot at once or later', async () => {
  expect(await shop.value('select count(*)::int as value from customer.staff')).toBe(1);
  await shop.signIn('second@example.com').expect(401);
});

test('an administrator adds staff, who sign in with their roles', async () => {
  const body = form();
  const added = await shop.call('post', '/staff', { token: admin.token, body }).expect(201);
  expect(added.body).toMatchObject({ email: body.email, name: 'Otto Optician', roles: ['optician'], version: 1 });
  const session = await shop.signIn(body.email).expect(200);
  expect(session.body.actor).toEqual({ id: added.body.id, kind: 'staff', roles: ['optician'] });
  const again = await shop.call('post', '/staff', { token: admin.token, body }).expect(409);
  expect(again.body.type).toBe('/docs/errors/staff.email-taken');
  const { body: listed } = await shop.call('get', '/staff', { token: await shop.staff('auditor') }).expect(200);
  expect(listed.data.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([added.body.id, admin.id]));
});

test('an e-mail has one account, either of a customer or of staff', async () => {
  const customer = await shop.signUp();
  expect((await add({ email: customer.email })).status).toBe(409);
});

test('changing roles ends the sessions, and the next sign-in has the new roles', async () => {
  const body = form();
  const { body: otto } = await shop.call('post', '/staff', { token: admin.token, body }).expect(201);
  const { body: session } = await shop.signIn(body.email).expect(200);
  const path = `/staff/${otto.id}`;
  const edit = { token: admin.token, body: { roles: ['sales', 'optician'] }, headers: { 'If-Match': '"v1"' } };
  const changed = await shop.call('patch', path, edit).expect(200);
  expect([changed.body.roles, changed.body.version]).toEqual([['sales', 'optician'], 2]);
  await shop.call('patch', path, edit).expect(412);
  await shop.refresh(session.refreshToken).expect(401);
  const next = await shop.signIn(body.email).expect(200);
  expect(next.body.actor.roles).toEqual(['sales', 'optician']);
});

test('only administrators change roles, and never their own', async () => {
  const own = await shop.call('patch', `/staff/${admin.id}`, { token: admin.token, body: { roles: ['finance'] } });
  expect([own.status, own.body.type]).toEqual([403, '/docs/errors/staff.own-roles']);
  const { body: otto } = await add().expect(201);
  for (const role of ['sales', 'optician', 'auditor', 'finance', 'warehouse', 'marketing'] as const) {
    const token = await shop.staff(role);
    await shop.call('patch', `/staff/${otto.id}`, { token, body: { roles: ['admin'] } }).expect(403);
    await shop.call('post', '/staff', { token, body: form() }).expect(403);
  }
  await shop.call('patch', `/staff/${randomUUID()}`, { token: admin.token, body: { roles: [] } }).expect(404);
  await add({ roles: ['customer'] }).expect(400);
  await add({ roles: ['sales', 'sales'] }).expect(400);
});

test('the total of a page counts all staff', async () => {
  await add().expect(201);
  const { rows } = await shop.stack.admin.query('select count(*)::int as n from customer.staff');
  const counted = await shop.call('get', '/staff?limit=1&count=true', { token: admin.token }).expect(200);
  expect([counted.body.data.length, counted.body.total]).toEqual([1, rows[0].n]);
});

test('an administrator may read neither customers nor prescriptions', async () => {
  const customer = await shop.signUp();
  await shop.call('get', `/customers/${customer.id}`, { token: admin.token }).expect(403);
  await shop.call('get', `/customers/${customer.id}/prescriptions`, { token: admin.token }).expect(403);
});
