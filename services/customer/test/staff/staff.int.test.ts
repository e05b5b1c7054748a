/** Tests the first administrator, how colleagues get their passwords, and who may give which roles. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createVault } from '@toric/chassis/data/vault';
import type { StaffRole } from '@toric/contracts/kernel/access';
import { createPasswordHasher } from '../../src/accounts/passwords/password-hasher.ts';
import { ensureFirstAdmin } from '../../src/staff/first-admin.flow.ts';
import { ascending, type CustomerStack, customerStack, PASSWORD, withoutTrace } from '../customer-stack.ts';

let shop: CustomerStack;
type Admin = { id: string; token: string };
/** `admin` is the administrator whom the configuration names, and `second` is the administrator whom she adds. */
let admin: Admin;
let second: Admin;
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
  admin = await shop.signInStaff('root@example.com');
}, 60_000);
afterAll(() => shop.stop());

const reason = 'A test';
const form = (change: object = {}) => ({
  email: `${randomUUID()}@example.com`,
  name: 'Otto Optician',
  roles: ['optician'],
  reason,
  ...change,
});
const add = (change: object = {}) => shop.call('post', '/staff', { token: admin.token, body: form(change) });
const setPassword = (code: string, password = PASSWORD) =>
  shop.call('post', '/staff/passwords', { body: { code, password } });
const issue = (staffId: string, token = admin.token) =>
  shop.call('post', `/staff/${staffId}/setup-code`, { token, body: { reason } });
const change = (staffId: string, roles: readonly StaffRole[], token = admin.token) =>
  shop.call('patch', `/staff/${staffId}`, { token, body: { roles, reason } });
const decide = (staffId: string, requestId: string, how: 'approve' | 'reject', token: string) =>
  shop.call('post', `/staff/${staffId}/role-requests/${requestId}/${how}`, {
    ...{ token, ...(how === 'reject' && { body: { reason } }) },
  });
const shown = async (staffId: string) => {
  const { body } = await shop.call('get', '/staff?limit=100', { token: admin.token }).expect(200);
  return body.data.find(({ id }: { id: string }) => id === staffId);
};
const kindsOf = async (staffId: string): Promise<string[]> => {
  const { body } = await shop.call('get', `/staff-changes?staffId=${staffId}`, { token: admin.token }).expect(200);
  return body.data.map(({ kind }: { kind: string }) => kind);
};
/** Gets new tokens for the administrators, because a change of their roles ends their sessions. */
async function signInAgain(): Promise<void> {
  admin = await shop.signInStaff('root@example.com');
  second = await shop.signInStaff('second@example.com');
}
/** Adds a colleague with these roles, who has set her password. */
async function colleague(...roles: StaffRole[]) {
  const email = `${randomUUID()}@example.com`;
  const { body } = await add({ email, roles }).expect(201);
  await setPassword(body.setupCode).expect(204);
  return { id: body.id as string, email, signIn: () => shop.signIn(email) };
}

test('only one first administrator is created, even if several instances boot at once or later', async () => {
  expect(await shop.value('select count(*)::int as value from customer.staff')).toBe(1);
  await shop.signIn('second@example.com').expect(401);
  expect(await kindsOf(admin.id)).toEqual(['added']);
});

test('the only administrator of a shop adds the second one alone, and the third needs both', async () => {
  const email = 'second@example.com';
  const added = await add({ email, roles: ['admin'] }).expect(201);
  expect(added.body).toMatchObject({ roles: ['admin'], roleRequest: null });
  await setPassword(added.body.setupCode).expect(204);
  second = await shop.signInStaff(email);
  const third = await add({ roles: ['admin'] }).expect(201);
  expect(third.body).toMatchObject({ roles: [], roleRequest: { roles: ['admin'], requestedBy: admin.id } });
  await decide(third.body.id, third.body.roleRequest.id, 'reject', second.token).expect(200);
});

test('a new colleague sets her own password with a code that works once', async () => {
  const body = form();
  const added = await shop.call('post', '/staff', { token: admin.token, body }).expect(201);
  expect(added.body).toMatchObject({ email: body.email, name: 'Otto Optician', roles: ['optician'], active: false });
  expect(added.body.setupCode).toMatch(/^[\da-f]{32}$/);
  const hours = (Date.parse(added.body.setupCodeExpiresAt) - Date.now()) / 3_600_000;
  expect(Math.round(hours)).toBe(72);
  await shop.signIn(body.email).expect(401);

  const common = await setPassword(added.body.setupCode, 'Password1234');
  expect([common.status, common.body.type]).toEqual([400, '/docs/errors/password.too-common']);
  await setPassword(added.body.setupCode.toUpperCase()).expect(204);
  const session = await shop.signIn(body.email).expect(200);
  expect(session.body.actor).toEqual({ id: added.body.id, kind: 'staff', roles: ['optician'] });
  expect(await shown(added.body.id)).toMatchObject({ active: true, version: 2 });
  const again = await shop.call('post', '/staff', { token: admin.token, body }).expect(409);
  expect(again.body.type).toBe('/docs/errors/staff.email-taken');
});

test('no administrator can choose a password for a colleague', async () => {
  await add({ password: PASSWORD }).expect(400);
  const { body } = await shop.call('get', '/staff', { token: await shop.staff('auditor') }).expect(200);
  expect(JSON.stringify(body)).not.toContain('setupCode');
  const { body: added } = await add().expect(201);
  const stored = await shop.value<string>(`select string_agg(s::text, ' ') as value from customer.setup_code s`);
  expect([stored.includes(added.id), stored.includes(added.setupCode)]).toEqual([true, false]);
});

test('unknown, used, replaced and expired codes get the same answer', async () => {
  const used = (await add().expect(201)).body;
  await setPassword(used.setupCode).expect(204);
  const replaced = (await add().expect(201)).body;
  await issue(replaced.id).expect(201);
  const expired = (await add().expect(201)).body;
  const expire = `update customer.setup_code set expires_at = now() - interval '1 s' where account_id = $1 returning 1 as value`;
  await shop.value(expire, expired.id);
  const codes = ['0'.repeat(32), used.setupCode, replaced.setupCode, expired.setupCode];
  const answers = await Promise.all(codes.map((code) => setPassword(code)));
  expect(answers[0]?.body.type).toBe('/docs/errors/staff.setup-code-unusable');
  expect(new Set(answers.map(withoutTrace)).size).toBe(1);
});

test('of ten concurrent uses of one code one succeeds', async () => {
  const { body } = await add().expect(201);
  const all = await Promise.all(Array.from({ length: 10 }, () => setPassword(body.setupCode)));
  expect(all.map(({ status }) => status).sort(ascending)).toEqual([204, ...Array<number>(9).fill(422)]);
});

test('a new code ends the earlier code, the password and the sessions of a colleague', async () => {
  const otto = await colleague('optician');
  const { body: session } = await otto.signIn().expect(200);
  const first = (await issue(otto.id).expect(201)).body.setupCode;
  await otto.signIn().expect(401);
  await shop.refresh(session.refreshToken).expect(401);
  expect(await shown(otto.id)).toMatchObject({ active: false });
  const next = (await issue(otto.id).expect(201)).body.setupCode;
  await setPassword(first).expect(422);
  await setPassword(next, 'another staple of horses').expect(204);
  await otto.signIn().expect(401);
  await shop.signIn(otto.email, 'another staple of horses').expect(200);
  expect(await kindsOf(otto.id)).toEqual(['password-set', 'code-issued', 'code-issued', 'password-set', 'added']);
});

test('an administrator issues no code to himself, and nobody else issues one', async () => {
  const own = await issue(admin.id);
  expect([own.status, own.body.type]).toEqual([403, '/docs/errors/staff.own-code']);
  await issue(randomUUID()).expect(404);
  await issue(admin.id, await shop.staff('auditor')).expect(403);
});

test('an e-mail has one account, either of a customer or of staff', async () => {
  const customer = await shop.signUp();
  expect((await add({ email: customer.email })).status).toBe(409);
});

test('changing roles ends the sessions, and the next sign-in has the new roles', async () => {
  const otto = await colleague('optician');
  const { body: session } = await otto.signIn().expect(200);
  const body = { roles: ['warehouse', 'optician'], reason };
  const edit = { token: admin.token, body, headers: { 'If-Match': '"v2"' } };
  const changed = await shop.call('patch', `/staff/${otto.id}`, edit).expect(200);
  expect([changed.body.roles, changed.body.version]).toEqual([['warehouse', 'optician'], 3]);
  await shop.call('patch', `/staff/${otto.id}`, edit).expect(412);
  await shop.refresh(session.refreshToken).expect(401);
  const next = await otto.signIn().expect(200);
  expect(next.body.actor.roles).toEqual(['warehouse', 'optician']);
});

test('no account gets both halves of a control, neither when it is added nor later', async () => {
  const five = await add({ roles: ['sales', 'optician', 'warehouse', 'finance', 'marketing'] });
  expect([five.status, five.body.type]).toEqual([422, '/docs/errors/staff.roles-exclude-each-other']);
  expect(five.body.errors.map(({ detail }: { detail: string }) => detail)).toEqual([
    'The warehouse drafts and receives purchases and counts the stock. Finance approves the purchases and the counts.',
    'Marketing makes coupons. Finance approves coupons of more than 30 %.',
    'Sales places orders for customers and changes prices and addresses. Finance captures and refunds the money.',
  ]);
  const otto = await colleague('warehouse');
  await change(otto.id, ['warehouse', 'finance']).expect(422);
  await change(otto.id, ['warehouse', 'auditor']).expect(422);
  expect(await shown(otto.id)).toMatchObject({ roles: ['warehouse'], roleRequest: null });
});

test('a pair that two administrators may permit waits until the second one approves it', async () => {
  const otto = await colleague('optician');
  const { body: session } = await otto.signIn().expect(200);
  const asked = await change(otto.id, ['optician', 'sales']).expect(200);
  const { id: requestId } = asked.body.roleRequest;
  expect(asked.body).toMatchObject({ roles: ['optician'], roleRequest: { roles: ['optician', 'sales'] } });
  await shop.refresh(session.refreshToken).expect(200);
  const own = await decide(otto.id, requestId, 'approve', admin.token);
  expect([own.status, own.body.type]).toEqual([403, '/docs/errors/staff.needs-second-administrator']);
  const former = await decide(otto.id, requestId, 'approve', await shop.staff('admin'));
  expect([former.status, former.body.type]).toEqual([403, '/docs/errors/staff.not-administrator']);
  await decide(otto.id, randomUUID(), 'approve', second.token).expect(409);
  await decide(otto.id, requestId, 'approve', second.token).expect(200);
  await decide(otto.id, requestId, 'approve', second.token).expect(409);
  expect((await otto.signIn().expect(200)).body.actor.roles).toEqual(['optician', 'sales']);
  expect(await kindsOf(otto.id)).toEqual(['roles-changed', 'roles-requested', 'password-set', 'added']);
});

test('a later change replaces a request that waits, and a rejected one changes nothing', async () => {
  const otto = await colleague('optician');
  const first = (await change(otto.id, ['optician', 'sales']).expect(200)).body.roleRequest.id;
  const next = (await change(otto.id, ['optician', 'admin']).expect(200)).body.roleRequest.id;
  await decide(otto.id, first, 'approve', second.token).expect(409);
  await decide(otto.id, next, 'reject', admin.token).expect(200);
  expect(await shown(otto.id)).toMatchObject({ roles: ['optician'], roleRequest: null });
  const third = (await change(otto.id, ['optician', 'sales']).expect(200)).body.roleRequest.id;
  await change(otto.id, ['warehouse']).expect(200);
  await decide(otto.id, third, 'approve', second.token).expect(409);
});

test('an administrator gives himself no roles alone: a second one asks, and he agrees', async () => {
  const own = await change(admin.id, ['admin', 'finance']);
  expect([own.status, own.body.type]).toEqual([403, '/docs/errors/staff.own-roles']);
  const asked = await change(admin.id, ['admin', 'operator'], second.token).expect(200);
  expect(asked.body.roles).toEqual(['admin']);
  await decide(admin.id, asked.body.roleRequest.id, 'approve', admin.token).expect(200);
  const back = await change(admin.id, ['admin'], second.token).expect(200);
  expect(back.body.roles).toEqual(['admin']);
  await signInAgain();
});

test('of two administrators who take the role from each other at once, one stays administrator', async () => {
  const both = await Promise.all([change(admin.id, [], second.token), change(second.id, [], admin.token)]);
  expect(both.map(({ status }) => status).sort(ascending)).toEqual([200, 403]);
  expect(both.find(({ status }) => status === 403)?.body.type).toBe('/docs/errors/staff.not-administrator');
  await shop.stack.admin.query(`update customer.account set roles = '{admin}' where id = any($1)`, [
    [admin.id, second.id],
  ]);
  await signInAgain();
});

test('only administrators change roles', async () => {
  const { body: otto } = await add().expect(201);
  for (const role of ['sales', 'optician', 'auditor', 'finance', 'warehouse', 'marketing'] as const) {
    const token = await shop.staff(role);
    await change(otto.id, ['admin'], token).expect(403);
    await shop.call('post', '/staff', { token, body: form() }).expect(403);
  }
  await change(randomUUID(), []).expect(404);
  await add({ roles: ['customer'] }).expect(400);
  await add({ roles: ['sales', 'sales'] }).expect(400);
  await add({ reason: undefined }).expect(400);
  await shop.call('patch', `/staff/${otto.id}`, { token: admin.token, body: { roles: ['sales'] } }).expect(400);
});

test('every change is kept with who, when, why, before and after, and cannot be rewritten', async () => {
  const otto = await colleague('optician');
  const body = { roles: ['warehouse'], reason: 'Moves to the stock room' };
  await shop.call('patch', `/staff/${otto.id}`, { token: second.token, body }).expect(200);
  const list = `/staff-changes?staffId=${otto.id}`;
  const { body: read } = await shop.call('get', list, { token: await shop.staff('auditor') }).expect(200);
  expect(read.data).toMatchObject([
    {
      ...{ kind: 'roles-changed', before: ['optician'], after: ['warehouse'] },
      ...{ reason: 'Moves to the stock room', madeBy: second.id, requestId: null },
    },
    { kind: 'password-set', before: ['optician'], after: ['optician'], reason: null, madeBy: otto.id },
    { kind: 'added', before: [], after: ['optician'], reason, madeBy: admin.id },
  ]);
  for (const role of ['sales', 'finance'] as const)
    await shop.call('get', list, { token: await shop.staff(role) }).expect(403);
  const rewrite = `update customer.staff_change set made_by = null where staff_id = $1`;
  await expect(shop.stack.admin.query(rewrite, [otto.id])).rejects.toThrow('append-only');
  const removal = `delete from customer.staff_change where staff_id = $1`;
  await expect(shop.stack.admin.query(removal, [otto.id])).rejects.toThrow('append-only');
});

test('staff are found by role, by the state of the account and by a part of the name', async () => {
  const otto = (await add({ name: 'Otto von  Grünwald' }).expect(201)).body;
  const find = async (query: string): Promise<string[]> => {
    const { body } = await shop.call('get', `/staff?limit=100&${query}`, { token: admin.token }).expect(200);
    return body.data.map(({ id }: { id: string }) => id);
  };
  expect(await find('name=VON%20gr%C3%BCn')).toEqual([otto.id]);
  expect(await find('name=nobody')).toEqual([]);
  expect(await find('role=optician&state=without-password')).toContain(otto.id);
  expect(await find('role=warehouse')).not.toContain(otto.id);
  expect(await find('state=usable')).toContain(admin.id);
  expect(await find('state=usable')).not.toContain(otto.id);
  expect(await find('name=VON%20gr%C3%BCn&state=roles-waiting')).toEqual([]);
  const { rows } = await shop.stack.admin.query('select id from customer.staff where role_request_id is not null');
  expect(new Set(await find('state=roles-waiting'))).toEqual(new Set(rows.map(({ id }) => id)));
  expect(await find('state=roles-excluded')).toEqual([]);
  const counted = await shop.call('get', '/staff?name=von&count=true', { token: admin.token }).expect(200);
  expect(counted.body.total).toBe(1);
  for (const wrong of ['role=chief', 'state=asleep', 'name=%20', `name=${'x'.repeat(121)}`])
    await shop.call('get', `/staff?${wrong}`, { token: admin.token }).expect(400);
});

test('one member of staff is read with the version that a change names', async () => {
  const otto = (await add().expect(201)).body;
  const read = await shop.call('get', `/staff/${otto.id}`, { token: await shop.staff('auditor') }).expect(200);
  expect(read.body).toMatchObject({ id: otto.id, email: otto.email, roles: ['optician'], active: false });
  expect(read.headers['etag']).toBe(`"v${read.body.version}"`);
  await shop.call('get', `/staff/${randomUUID()}`, { token: admin.token }).expect(404);
  await shop.call('get', '/staff/olga', { token: admin.token }).expect(400);
  await shop.call('get', `/staff/${otto.id}`, { token: await shop.staff('sales') }).expect(403);
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
