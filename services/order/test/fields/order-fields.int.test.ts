/** Tests custom fields of orders: the rights of roles, the search, and that values are sealed and erased. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CustomerErased } from '@toric/contracts/customer/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { customerId, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
let tokens: Record<'admin' | 'sales' | 'warehouse' | 'finance', string>;
let orderId: string;
beforeAll(async () => {
  shop = await orderStack();
  const staff = (role: string) => shop.stack.token({ kind: 'staff', roles: [role] } as never);
  const [admin, sales, warehouse, finance] = await Promise.all(['admin', 'sales', 'warehouse', 'finance'].map(staff));
  tokens = { admin: admin ?? '', sales: sales ?? '', warehouse: warehouse ?? '', finance: finance ?? '' };
  orderId = await shop.placed();
}, 60_000);
afterAll(() => shop?.stop(), 30_000);

const auth = (token: string) => ['Authorization', `Bearer ${token}`] as const;
const get = (path: string, token: string) =>
  shop
    .api()
    .get(path)
    .set(...auth(token));
const patch = (path: string, token: string, body: object) =>
  shop
    .api()
    .patch(path)
    .set(...auth(token))
    .send(body);
const define = (change: object = {}) =>
  shop.post('/order-fields', tokens.admin, {
    ...{ key: 'gift-card', label: { en: 'Gift card', zh: '礼品卡' }, type: 'text', isSearchable: true },
    ...{ readers: ['sales', 'warehouse'], writers: ['sales'], ...change },
  });
const write = (values: object, token: string) => patch(`/orders/${orderId}/fields`, token, { values });
const sql = async (text: string) => (await shop.stack.admin.query(text)).rows;

test('a field is in use at once; a role reads and writes it as its rights say', async () => {
  const { body: field } = await define();
  expect((await define()).body).toMatchObject({ type: '/docs/errors/field.key-taken' });
  const { body: wrong } = await define({ key: 'x', writers: ['finance'] });
  expect(wrong.type).toBe('/docs/errors/request.invalid');
  expect((await write({ [field.id]: ' canary-gift ' }, tokens.sales)).body.data).toMatchObject([
    { value: expect.stringContaining('canary-gift'), mayChange: true },
  ]);
  expect((await write({ [field.id]: 'other' }, tokens.warehouse)).status).toBe(400);
  expect((await get(`/orders/${orderId}/fields`, tokens.warehouse)).body.data).toMatchObject([{ mayChange: false }]);
  expect((await get(`/orders/${orderId}/fields`, tokens.finance)).body.data).toEqual([]);
  expect((await get(`/order-fields/${field.id}`, tokens.finance)).status).toBe(404);
  expect((await get('/order-fields', tokens.finance)).body.data).toEqual([]);
  expect((await get('/order-fields', tokens.admin)).body.data).toHaveLength(1);
  expect((await write({ [field.id]: 'x' }, shop.customer)).status).toBe(403);
});

test('orders are found by the whole value, by roles that may read the field', async () => {
  const [field] = (await get('/order-fields', tokens.sales)).body.data;
  const find = (value: string, token: string) => get(`/orders?fieldId=${field.id}&fieldValue=${value}`, token);
  expect((await find('CANARY-GIFT', tokens.sales)).body.data).toMatchObject([{ id: orderId }]);
  expect((await find('canary', tokens.sales)).body.data).toEqual([]);
  expect((await find('canary-gift', tokens.finance)).body).toMatchObject({
    type: '/docs/errors/order.field-not-searchable',
  });
  expect((await get(`/orders?fieldId=${field.id}`, tokens.sales)).status).toBe(422);
  const { headers } = await get(`/order-fields/${field.id}`, tokens.admin);
  const change = { isSearchable: false, isRetired: true };
  const changed = await patch(`/order-fields/${field.id}`, tokens.admin, change).set('If-Match', headers['etag'] ?? '');
  expect(changed.body).toMatchObject(change);
  expect(await sql(`select from "order".order_value_token`)).toEqual([]);
  expect((await write({ [field.id]: 'new' }, tokens.sales)).status).toBe(400);
  expect((await get(`/orders/${orderId}/fields`, tokens.sales)).body.data).toMatchObject([{ mayChange: false }]);
});

test('values are sealed, an order without values has no row, and an erasure removes them', async () => {
  await shop.placed();
  expect(await sql(`select order_id from "order".order_values`)).toEqual([{ order_id: orderId }]);
  expect(await sql(`select from "order".order_values where sealed like '%canary-gift%'`)).toEqual([]);
  expect(
    await sql(`select from "order".change_record where action like 'order-value%' and open::text like '%canary%'`),
  ).toEqual([]);
  await shop.stack.deliver(CustomerErased, CustomerErased({ customerId, erasedAt: '2026-11-30T12:00:00.000Z' }));
  await until('the values to be deleted', async () =>
    (await sql(`select from "order".order_values`)).length === 0 ? true : undefined,
  );
  expect((await get(`/orders/${orderId}/fields`, tokens.sales)).status).toBe(404);
});
