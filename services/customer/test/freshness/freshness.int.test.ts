// Tests additional facts of a customer's record, and when each fact was last confirmed.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CustomerStack, customerStack } from '../customer-stack.ts';

let shop: CustomerStack;
let sales: string;
beforeAll(async () => {
  shop = await customerStack();
  sales = await shop.staff('sales');
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');
type Fact = {
  fact: string;
  confirmedAt: string | null;
  confirmedBy: string | null;
  byCustomer: boolean;
  isStale: boolean;
};
const facts = async (id: string, token = sales): Promise<Map<string, Fact>> => {
  const { body } = await shop.call('get', `/customers/${id}/freshness`, { token }).expect(200);
  return new Map(body.data.map((one: Fact) => [one.fact, one]));
};
const confirm = (id: string, body: object, token = sales) =>
  shop.call('post', `/customers/${id}/confirmations`, { token, body });
const age = (id: string, months: number) =>
  shop.stack.admin.query(
    `update customer.customer set created_at = now() - make_interval(months => $2) where id = $1`,
    [id, months],
  );

test('staff keep gender, occupation, interests and preferences, and empty them again', async () => {
  const { id } = await shop.signUp();
  const body = {
    ...{ gender: 'female', occupation: 'Teacher', interests: ['Chess'], category: 'regular', wearDaysPerWeek: 5 },
    ...{ preferredBrands: ['Biofinity'], preferredProductId: randomUUID(), contactTimes: ['evening'] },
  };
  const change = (fields: object) =>
    shop.call('patch', `/customers/${id}`, { token: sales, body: { ...fields, reason: 'She told us' } });
  await change(body).expect(200);
  expect((await shop.call('get', `/customers/${id}`, { token: sales })).body).toMatchObject(body);
  const stored = await shop.value<string>('select sealed as value from customer.customer where id = $1', id);
  expect(stored).not.toContain('Teacher');
  await change({ occupation: null, interests: [] }).expect(200);
  const { body: after } = await shop.call('get', `/customers/${id}`, { token: sales });
  expect(after).toMatchObject({ occupation: null, interests: null, gender: 'female' });
  await change({ wearDaysPerWeek: 8 }).expect(400);
  await change({ gender: 'unknown' }).expect(400);
});

test('a fact is stale after two years, and one request makes it fresh, with who confirmed it', async () => {
  const { id, token } = await shop.signUp({ phone: '+14155550132' });
  await age(id, 25);
  const before = await facts(id);
  expect([...before.keys()].sort()).toEqual(['email', 'name', 'phone']);
  expect(before.get('phone')).toMatchObject({ confirmedAt: null, isStale: true });
  await confirm(id, { facts: ['phone'] }).expect(200);
  expect((await facts(id)).get('phone')).toMatchObject({
    byCustomer: false,
    isStale: false,
    confirmedBy: expect.any(String),
  });
  expect((await facts(id)).get('email')).toMatchObject({ isStale: true });
  expect((await facts(id, token)).get('phone')).toMatchObject({ confirmedBy: null, isStale: false });
  await confirm(id, { facts: ['email', 'name'] }, token).expect(200);
  expect((await facts(id)).get('email')).toMatchObject({ byCustomer: true, confirmedBy: id });
});

test('a change confirms the fact that it changes, and no other one', async () => {
  const { id, token } = await shop.signUp({ phone: '+14155550132' });
  await age(id, 30);
  await shop.call('patch', `/customers/${id}`, { token, body: { phone: '+14155550133' } }).expect(200);
  const after = await facts(id);
  expect(after.get('phone')).toMatchObject({ byCustomer: true, isStale: false });
  expect(after.get('name')).toMatchObject({ confirmedAt: null, isStale: true });
});

test('an address is confirmed by itself, and forgotten when it is removed', async () => {
  const me = await shop.signUp();
  const addressId = await shop.addAddress(me);
  expect((await facts(me.id)).get('address')).toMatchObject({ byCustomer: true, isStale: false });
  await confirm(me.id, { addressIds: [addressId] }).expect(200);
  const count = 'select count(*)::int as value from customer.fact_confirmation where subject = $1';
  expect(await shop.value<number>(count, addressId)).toBe(1);
  await shop.call('delete', `/customers/${me.id}/addresses/${addressId}`, { token: me.token }).expect(204);
  expect(await shop.value<number>(count, addressId)).toBe(0);
});

test('a fact that is not known, an address of another customer, and nothing at all are refused', async () => {
  const [me, other] = [await shop.signUp(), await shop.signUp()];
  expect(slug(await confirm(me.id, { facts: ['phone'] }).expect(422))).toBe('fact.not-known');
  const addressIds = [await shop.addAddress(other)];
  expect(slug(await confirm(me.id, { addressIds }).expect(404))).toBe('address.not-found');
  await confirm(me.id, {}).expect(400);
  expect(slug(await confirm(me.id, { facts: ['name'] }, other.token).expect(404))).toBe('customer.not-found');
  for (const role of ['warehouse', 'finance', 'auditor'] as const)
    await confirm(me.id, { facts: ['name'] }, await shop.staff(role)).expect(403);
});
