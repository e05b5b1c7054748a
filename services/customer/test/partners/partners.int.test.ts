// Tests business partners: their records, the search by name, and the link from prescriptions.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CustomerStack, customerStack } from '../customer-stack.ts';

let shop: CustomerStack;
let optician: string;
beforeAll(async () => {
  shop = await customerStack();
  optician = await shop.staff('optician');
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');
const call = (method: 'get' | 'post' | 'put', path: string, body?: object, token = optician) =>
  shop.call(method, path, { token, ...(body && { body }) });
const create = (change: object = {}) =>
  call('post', '/partners', { kind: 'prescriber', name: 'Dr Ada Example', phone: '+1 202 555 0143', ...change });
const partner = async (change: object = {}): Promise<string> => (await create(change).expect(201)).body.id;
const named = async (name: string): Promise<string[]> =>
  (await call('get', `/partners?name=${encodeURIComponent(name)}`).expect(200)).body.data.map(
    (one: { name: string }) => one.name,
  );

test('a partner is recorded, read and changed; a stale change is refused', async () => {
  const id = await partner({ licenceNumber: 'X-1' });
  const { body, headers } = await call('get', `/partners/${id}`).expect(200);
  expect(body).toMatchObject({ name: 'Dr Ada Example', phone: '+12025550143', prescriptions: 0, isActive: true });
  const next = { kind: 'clinic', name: 'Clinic', isActive: false };
  await call('put', `/partners/${id}`, next).expect(200);
  const stale = await shop.call('put', `/partners/${id}`, {
    ...{ token: optician, body: next, headers: { 'If-Match': String(headers['etag']) } },
  });
  expect(stale.status).toBe(412);
  expect((await call('get', `/partners/${id}`)).body).toMatchObject({ licenceNumber: null, kind: 'clinic' });
});

test('partners are found by words, characters and pinyin of their names, and by kind', async () => {
  const word = `Zq${randomUUID().slice(0, 6).replace(/\d/g, 'x')}`;
  await partner({ name: `${word} Eye Care` });
  await partner({ name: '晨光眼科', kind: 'clinic' });
  expect(await named(word.slice(0, 4))).toEqual([`${word} Eye Care`]);
  for (const text of ['晨光', 'chenguang', 'cgyk']) expect(await named(text)).toEqual(['晨光眼科']);
  expect(await named('guangchen')).toEqual([]);
  const { body } = await call('get', '/partners?kind=clinic&active=true&limit=100').expect(200);
  expect(new Set(body.data.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(['clinic']));
});

test('an optician says who wrote a prescription, and the partner counts it', async () => {
  const customer = await shop.signUp();
  const [id, partnerId] = [await shop.recordSeen(customer), await partner()];
  const path = `/customers/${customer.id}/prescriptions/${id}`;
  await call('put', `${path}/partner`, { partnerId }).expect(200);
  await call('put', `${path}/partner`, { partnerId }).expect(200);
  expect((await call('get', path).expect(200)).body).toMatchObject({ partnerId });
  expect((await call('get', `/partners/${partnerId}`)).body.prescriptions).toBe(1);
  const linked = `select count(*)::int as value from customer.change_record where action = 'prescription.linked' and subject = $1`;
  expect(await shop.value<number>(linked, id)).toBe(1);
  await call('put', `${path}/partner`, { partnerId: null }).expect(200);
  expect((await call('get', `/partners/${partnerId}`)).body.prescriptions).toBe(0);
});

test('a reseller, a partner that is not in use and an unknown one write no prescription', async () => {
  const customer = await shop.signUp();
  const path = `/customers/${customer.id}/prescriptions/${await shop.recordSeen(customer)}/partner`;
  const link = async (partnerId: string) => slug(await call('put', path, { partnerId }));
  expect(await link(await partner({ kind: 'reseller' }))).toBe('partner.not-prescriber');
  expect(await link(await partner({ isActive: false }))).toBe('partner.not-prescriber');
  expect(await link(randomUUID())).toBe('partner.not-found');
  const other = `/customers/${(await shop.signUp()).id}/prescriptions/${randomUUID()}/partner`;
  expect(slug(await call('put', other, { partnerId: null }).expect(404))).toBe('prescription.not-found');
  await call('put', path, { partnerId: null }, await shop.staff('sales')).expect(403);
});

test('nothing that names a person of a partner stands in clear', async () => {
  const canary = `canary${randomUUID().slice(0, 8)}`;
  await partner({ name: canary, contactName: canary, email: `${canary}@example.com` });
  for (const table of ['partner', 'change_record', 'idempotent_reply']) {
    const text = await shop.value<string | null>(`select string_agg(t::text, ' ') as value from customer.${table} t`);
    expect([table, (text ?? '').includes(canary)]).toEqual([table, false]);
  }
});

test.each([
  ['a phone without country code', { phone: '202 555 0143' }],
  ['a fax that is no number', { fax: 'none at all' }],
  ['a kind that does not exist', { kind: 'friend' }],
  ['no name', { name: ' ' }],
])('a partner with %s is refused', async (_, change) => {
  await create(change).expect(400);
});
