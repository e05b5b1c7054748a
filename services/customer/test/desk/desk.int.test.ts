/** Tests the desk of staff: preferences, saved views, notices of their roles, names of colleagues, and work that waits. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TellStaff } from '@toric/contracts/customer/events';
import { VIEWS_AT_MOST } from '@toric/contracts/customer/desk/desk.http';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type CustomerStack, customerStack } from '../customer-stack.ts';

let shop: CustomerStack;
beforeAll(async () => {
  shop = await customerStack();
}, 60_000);
afterAll(() => shop.stop());

const get = async (path: string, token: string) => (await shop.call('get', path, { token }).expect(200)).body;
const slug = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');

describe('preferences', () => {
  test('somebody who has chosen nothing gets the language of the request, and her choice afterwards', async () => {
    const token = await shop.staff('warehouse');
    const headers = { 'Accept-Language': 'zh' };
    const { body } = await shop.call('get', '/desk/preferences', { token, headers }).expect(200);
    const defaults = { language: 'zh', theme: 'system', density: 'dense', singleKeys: true, firstDay: [], rail: [] };
    expect(body).toEqual(defaults);
    const chosen = {
      ...{ language: 'en', theme: 'dark', density: 'roomy', singleKeys: false },
      ...{ firstDay: ['scan-a-box'], rail: ['open-money'] },
    };
    await shop.call('put', '/desk/preferences', { token, body: chosen }).expect(200);
    await shop.call('put', '/desk/preferences', { token, body: { ...chosen, theme: 'light' } }).expect(200);
    expect(await get('/desk/preferences', token)).toEqual({ ...chosen, theme: 'light' });
    expect((await get('/desk/preferences', await shop.staff('warehouse'))).theme).toBe('system');
  });

  test('a customer has no desk', async () => {
    const { token } = await shop.signUp();
    await shop.call('get', '/desk/preferences', { token }).expect(403);
  });
});

describe('saved views', () => {
  const VIEW = {
    list: 'orders',
    name: 'Waits',
    filters: { status: 'verifying' },
    columns: [{ id: 'number', width: 90 }],
  };
  const create = (token: string, change: object = {}) =>
    shop.call('post', '/desk/views', { token, body: { ...VIEW, ...change } });
  const change = (token: string, id: string, body: object) => shop.call('patch', `/desk/views/${id}`, { token, body });
  const names = async (token: string, list = 'orders') =>
    (await get(`/desk/views?list=${list}`, token)).data.map(({ name }: { name: string }) => name);

  test('a view is its owner’s own until she shares it', async () => {
    const [owner, colleague] = [await shop.staff('sales'), await shop.staff('warehouse')];
    const name = `Waits ${randomUUID()}`;
    const { body: view } = await create(owner, { name }).expect(201);
    expect(view).toMatchObject({ ...VIEW, name, isShared: false, isDefault: false, isOwn: true, version: 1 });
    expect(await names(colleague)).not.toContain(name);
    await change(colleague, view.id, { name: 'Mine' }).expect(404);
    await change(owner, view.id, { isShared: true }).expect(200);
    expect(await names(colleague)).toContain(name);
    expect(await names(colleague, 'payments')).toEqual([]);
    const everywhere = (await get('/desk/views', colleague)).data.map((one: { name: string }) => one.name);
    expect(everywhere).toContain(name);
    expect(slug(await change(colleague, view.id, { name: 'Mine' }))).toBe('desk.view-not-found');
    await shop.call('delete', `/desk/views/${view.id}`, { token: colleague }).expect(404);
    const recorded = `select action as value from customer.change_record where subject = $1`;
    expect(await shop.value<string>(recorded, view.id)).toBe('saved-view.changed');
  });

  test('an administrator changes and removes a shared view, and not one that is not shared', async () => {
    const [owner, admin] = [await shop.staff('sales'), await shop.staff('admin')];
    const { body: own } = await create(owner, { name: 'Own' }).expect(201);
    const { body: shared } = await create(owner, { name: 'Shared', isShared: true }).expect(201);
    await change(admin, own.id, { name: 'Taken' }).expect(404);
    expect((await change(admin, shared.id, { name: 'For all' }).expect(200)).body.name).toBe('For all');
    await shop.call('delete', `/desk/views/${shared.id}`, { token: admin }).expect(204);
    expect(await names(owner)).toContain('Own');
    expect(await names(owner)).not.toContain('For all');
  });

  test('a list has one default for each person', async () => {
    const token = await shop.staff('sales');
    const { body: first } = await create(token, { name: 'First', isDefault: true }).expect(201);
    const { body: second } = await create(token, { name: 'Second', isDefault: true }).expect(201);
    const defaults = async () =>
      (await get('/desk/views?list=orders', token)).data
        .filter(({ isDefault, isOwn }: { isDefault: boolean; isOwn: boolean }) => isDefault && isOwn)
        .map(({ id }: { id: string }) => id);
    expect(await defaults()).toEqual([second.id]);
    await change(token, first.id, { isDefault: true }).expect(200);
    expect(await defaults()).toEqual([first.id]);
  });

  test('a name is free once for each person and list, and a stale change is refused', async () => {
    const token = await shop.staff('sales');
    const { body: view } = await create(token).expect(201);
    expect(slug(await create(token).expect(409))).toBe('desk.view-name-taken');
    await create(token, { list: 'payments' }).expect(201);
    const { body: other } = await create(token, { name: 'Other' }).expect(201);
    expect(slug(await change(token, other.id, { name: VIEW.name }).expect(409))).toBe('desk.view-name-taken');
    await change(token, view.id, { filters: { status: 'shipped' } }).expect(200);
    const headers = { 'If-Match': '"v1"' };
    await shop.call('patch', `/desk/views/${view.id}`, { token, headers, body: { name: 'Late' } }).expect(412);
  });

  test('no view keeps a value that names a person', async () => {
    const token = await shop.staff('sales');
    for (const filters of [{ email: 'ana@toric.example' }, { phone: '+14155550132' }, { name: 'Ana' }])
      await create(token, { list: 'customers', filters }).expect(400);
  });

  test(`a person has at most ${VIEWS_AT_MOST} views`, async () => {
    const token = await shop.staff('sales');
    const { body: first } = await create(token).expect(201);
    await shop.stack.admin.query(
      `insert into customer.saved_view (id, owner_id, list, name, filters, columns, is_shared, is_default, created_at, updated_at)
       select gen_random_uuid(), $1, 'orders', 'v' || n, '{}', '[]', false, false, now(), now()
       from generate_series(2, ${VIEWS_AT_MOST}) n`,
      [first.ownerId],
    );
    expect(slug(await create(token, { name: 'One more' }).expect(409))).toBe('desk.views-too-many');
  });
});

describe('notices', () => {
  /** Adds a member of staff who can sign in, because only such people get notices. Returns her token. */
  async function colleague(role: 'finance' | 'optician'): Promise<string> {
    const id = randomUUID();
    await shop.stack.admin.query(
      `insert into customer.account (id, kind, roles, email_index, password_hash, created_at)
       values ($1, 'staff', $2, $3, 'x', now())`,
      [id, [role], id],
    );
    return shop.stack.token({ id, kind: 'staff', roles: [role] });
  }
  const tell = (causeId: string, waiting = 3) =>
    TellStaff({
      ...{ causeId, role: 'finance' },
      notice: { template: 'work-waits', values: { queue: 'refunds', waiting, oldestHours: 30 } },
    });
  const noticesOf = (token: string) => get('/desk/notices', token);
  const arrived = (token: string) =>
    until('a notice', async () => ((await noticesOf(token)).data.length > 0 ? true : undefined));

  test('a notice to a role is in the inbox of everybody who holds it, once for each cause', async () => {
    const [token, other, optician] = [
      await colleague('finance'),
      await colleague('finance'),
      await colleague('optician'),
    ];
    const causeId = randomUUID();
    await shop.stack.deliver(TellStaff, tell(causeId));
    await shop.stack.deliver(TellStaff, tell(causeId));
    await arrived(token);
    await arrived(other);
    const { data, unread } = await noticesOf(token);
    expect(data).toMatchObject([{ path: '/refunds?status=needs-approval', readAt: null }]);
    expect(data[0].text.zh).toContain('等待批准的退款');
    expect(unread).toBe(1);
    expect((await noticesOf(optician)).data).toEqual([]);
  });

  test('each person marks her own notices as read', async () => {
    const [token, other] = [await colleague('finance'), await colleague('finance')];
    await shop.stack.deliver(TellStaff, tell(randomUUID()));
    await arrived(token);
    await arrived(other);
    const [{ id }] = (await noticesOf(token)).data;
    const mark = (by: string, body: object) => shop.call('post', '/desk/notices/read', { token: by, body }).expect(200);
    expect((await mark(other, { ids: [id] })).body).toEqual({ read: 0 });
    expect((await mark(token, { ids: [id] })).body).toEqual({ read: 1 });
    expect((await noticesOf(token)).unread).toBe(0);
    expect((await get('/desk/notices?unread=true', token)).data).toEqual([]);
    expect((await noticesOf(other)).unread).toBe(1);
    expect((await mark(other, {})).body).toEqual({ read: 1 });
  });

  test('a notice is gone after 90 days', async () => {
    const token = await colleague('finance');
    await shop.stack.deliver(TellStaff, tell(randomUUID()));
    await arrived(token);
    await shop.stack.admin.query(`update customer.staff_notice set created_at = now() - interval '91 days'`);
    expect(await noticesOf(token)).toMatchObject({ data: [], unread: 0 });
    await shop.stack.deliver(TellStaff, tell(randomUUID()));
    await arrived(token);
    const old = `select count(*)::int as value from customer.staff_notice where created_at < now() - interval '90 days'`;
    expect(await shop.value<number>(old)).toBe(0);
  });
});

test('the name of a colleague is read by her id, and customers have none', async () => {
  const customer = await shop.signUp();
  const [admin, token] = [await shop.staff('admin'), await shop.staff('warehouse')];
  const body = { email: `${randomUUID()}@example.com`, name: 'Olga Brandt', roles: ['sales'], reason: 'New' };
  const { id } = (await shop.call('post', '/staff', { token: admin, body }).expect(201)).body;
  expect(await get(`/desk/colleagues?ids=${customer.id},${id}`, token)).toEqual({
    data: [{ id, name: 'Olga Brandt' }],
  });
  await shop.call('get', '/desk/colleagues?ids=olga', { token }).expect(400);
});

test('work that waits is counted for those who do it', async () => {
  const [optician, auditor] = [await shop.staff('optician'), await shop.staff('auditor')];
  await shop.stack.admin.query(
    `insert into customer.complaint (id, seriousness, status, passed_on, received_at, sealed, recorded_by, created_at, updated_at)
     select gen_random_uuid(), 'complaint', 'open', '[]', now(), '', gen_random_uuid(), now() - n * interval '2 days', now()
     from generate_series(0, 2) n`,
  );
  const { data } = await get('/waiting', optician);
  expect(data).toContainEqual({ kind: 'complaints', count: 3, late: 1, oldest: expect.any(String) });
  expect((await get('/waiting', auditor)).data).toEqual([]);
});
