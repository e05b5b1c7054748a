/** Tests that credit limits the open orders of a customer, and that two people decide about high limits. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newBoxKeys, openBox } from '@toric/chassis/data/sealed-box';
import { CustomerErased, PersonalDataAsked } from '@toric/contracts/customer/events';
import { OrderDataCollected } from '@toric/contracts/order/events';
import { partContext } from '@toric/contracts/personal-data/collected-part';
import { until } from '@toric/infra/prove/testing/test-stack';
import { body, coupon, customerId, line, type OrderStack, orderStack } from '../order-stack.ts';
import { CouponChanged } from '@toric/contracts/marketing/events';

let shop: OrderStack;
let anna: string;
let bo: string;
beforeAll(async () => {
  shop = await orderStack({ CREDIT_LIMIT_ALONE: '30000' });
  anna = await shop.stack.token({ kind: 'staff', roles: ['finance'], id: randomUUID() });
  bo = await shop.stack.token({ kind: 'staff', roles: ['finance'], id: randomUUID() });
  await cancelAll();
}, 60_000);
afterAll(() => shop?.stop(), 30_000);

const sql = async (text: string) => (await shop.stack.admin.query(text)).rows;
const cancelAll = () => sql(`update "order".orders set status = 'cancelled'`);
const usd = (amount: number) => ({ amount, currency: 'USD' });
const terms = (level: string, amount: number) => ({ level, limits: [{ limit: usd(amount) }], why: 'Pays on time' });
const set = (data: object, token = anna) => shop.post(`/customers/${customerId}/credit-changes`, token, data);
const get = async (path: string, token = anna) =>
  (await shop.api().get(path).set('Authorization', `Bearer ${token}`).expect(200)).body;
const read = () => get(`/customers/${customerId}/credit`);
const decide = (id: string, verb: string, token: string) => shop.post(`/credit-changes/${id}/${verb}`, token, {});

test('a customer without credit has no limit, and her open orders are counted', async () => {
  await shop.placed();
  expect(await read()).toMatchObject({
    ...{ level: null, version: 0, waiting: null, score: { value: 50, suggestedLevel: 'standard' } },
    exposures: [{ open: usd(12_800), limit: null, state: 'free' }],
  });
});

test('an order beyond the limit is refused with the sums, and accepted once an open one has ended', async () => {
  await cancelAll();
  expect((await set(terms('standard', 25_600))).body).toMatchObject({ status: 'applied', why: 'Pays on time' });
  await shop.placed();
  const second = await shop.placed();
  const refused = await shop.place(body);
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({ type: '/docs/errors/order.over-credit' });
  expect(refused.body.detail).toContain('38400 minor units of USD, and 25600 are allowed');
  expect((await read()).exposures).toEqual([
    { open: usd(25_600), limit: usd(25_600), allowed: usd(25_600), state: 'near' },
  ]);
  expect((await get('/credit-accounts?state=near&count=true')).data).toMatchObject([{ customerId, state: 'near' }]);
  expect((await get('/credit-accounts?state=over')).data).toEqual([]);
  await sql(`update "order".orders set status = 'cancelled' where id = '${second}'`);
  expect((await shop.place(body)).status).toBe(201);
});

test('a coupon counts, and of orders that come at once only those that fit are taken', async () => {
  await cancelAll();
  await shop.stack.deliver(CouponChanged, coupon('TENTH'));
  await set(terms('standard', 24_320));
  await shop.placed();
  expect((await shop.place(body)).status).toBe(422);
  await until('the coupon', async () =>
    (await shop.place({ ...body, couponCode: 'TENTH' })).status === 201 ? true : undefined,
  );
  await cancelAll();
  const tried = await Promise.all(Array.from({ length: 6 }, () => shop.place({ ...body, lines: [line(-2.25)] })));
  expect(tried.map(({ status }) => status).sort((one, other) => one - other)).toEqual([201, 422, 422, 422, 422, 422]);
});

test('a blocked customer orders nothing, and another currency than the limits name is refused', async () => {
  await cancelAll();
  await set(terms('blocked', 20_000));
  expect((await shop.place(body)).body).toMatchObject({ type: '/docs/errors/order.credit-blocked' });
  await set({ ...terms('standard', 0), limits: [{ limit: { amount: 20_000, currency: 'EUR' } }] });
  expect((await shop.place(body)).body).toMatchObject({ type: '/docs/errors/order.over-credit' });
  await set(terms('standard', 20_000));
  expect((await shop.place(body)).status).toBe(201);
});

test('a raise above what one person may allow waits for a second person', async () => {
  const { body: first } = await set(terms('standard', 90_000));
  expect(first).toMatchObject({ status: 'needs-approval' });
  const { body: asked } = await set(terms('standard', 80_000));
  expect(await read()).toMatchObject({
    waiting: { id: asked.id, why: 'Pays on time' },
    exposures: [{ limit: usd(20_000) }],
  });
  expect((await decide(first.id, 'approve', bo)).body).toMatchObject({ type: '/docs/errors/credit.change-decided' });
  expect((await decide(asked.id, 'approve', anna)).body).toMatchObject({
    type: '/docs/errors/credit.needs-second-person',
  });
  expect((await decide(asked.id, 'approve', bo)).body).toMatchObject({ status: 'applied' });
  expect(await read()).toMatchObject({ waiting: null, exposures: [{ limit: usd(80_000) }] });
  const { body: other } = await set(terms('trusted', 90_000));
  expect((await decide(other.id, 'reject', anna)).body).toMatchObject({ status: 'rejected' });
  expect(await read()).toMatchObject({ waiting: null, level: 'standard', exposures: [{ limit: usd(80_000) }] });
  expect((await decide(randomUUID(), 'approve', bo)).status).toBe(404);
  expect((await get('/credit-changes?status=replaced')).data).toMatchObject([{ id: first.id }]);
  const sales = await shop.stack.token({ kind: 'staff', roles: ['sales'] });
  expect((await set(terms('standard', 1), sales)).status).toBe(403);
  expect((await get(`/customers/${customerId}/credit`, sales)).level).toBe('standard');
});

test('reasons are sealed, an access request tells them, and an erasure deletes the credit', async () => {
  expect(await sql(`select from "order".credit_change where sealed_why like '%Pays%'`)).toEqual([]);
  const { publicKey, privateKey } = newBoxKeys();
  const requestId = randomUUID();
  await shop.stack.deliver(PersonalDataAsked, PersonalDataAsked({ requestId, customerId, publicKey }));
  const [answer] = await until('the answer', async () => {
    const sent = await shop.stack.emitted('order', OrderDataCollected);
    return sent.length > 0 ? sent : undefined;
  });
  const context = partContext('order', { requestId, part: 1, parts: 1 });
  const records = JSON.parse(openBox(privateKey, context, answer?.sealed ?? ''));
  expect(records.creditAccounts).toMatchObject([{ level: 'standard' }]);
  expect(records.creditChanges.map(({ why }: { why: string }) => why)).toContain('Pays on time');
  await shop.stack.deliver(CustomerErased, CustomerErased({ customerId, erasedAt: '2026-11-30T12:00:00.000Z' }));
  const left = `select customer_id from "order".credit_account union all select customer_id from "order".credit_change`;
  await until('the credit to be deleted', async () => ((await sql(left)).length === 0 ? true : undefined));
  expect((await set(terms('standard', 1))).body).toMatchObject({ type: '/docs/errors/credit.customer-erased' });
});
