// Tests the answer of the order service to an access request, and which data remain after the erasure of a customer.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newBoxKeys, openBox } from '@toric/chassis/data/sealed-box';
import { CustomerErased, PersonalDataAsked } from '@toric/contracts/customer/events';
import { partContext } from '@toric/contracts/personal-data/collected-part';
import { OrderDataCollected } from '@toric/contracts/order/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { customerId, type OrderStack, orderStack } from '../order-stack.ts';

const REQUEST = '0197a000-0000-7000-8000-0000000000f2';
let orders: OrderStack;
beforeAll(async () => {
  orders = await orderStack();
}, 60_000);
afterAll(() => orders?.stop());
const keys = async (): Promise<number> =>
  (await orders.stack.admin.query('select from "order".data_key where customer_id = $1', [customerId])).rows.length;

test('the orders of a customer are answered once per request, sealed for the key of the request', async () => {
  const orderId = await orders.placed();
  const { publicKey, privateKey } = newBoxKeys();
  const asked = PersonalDataAsked({ requestId: REQUEST, customerId, publicKey });
  const id = await orders.stack.deliver(PersonalDataAsked, asked);
  await orders.stack.deliver(PersonalDataAsked, asked, { id });
  const [answer, ...more] = await orders.stack.emitted('order', OrderDataCollected);
  expect(more).toEqual([]);
  expect(JSON.stringify(answer)).not.toContain(orderId);
  const context = partContext('order', { requestId: REQUEST, part: 1, parts: 1 });
  const records = JSON.parse(openBox(privateKey, context, answer?.sealed ?? ''));
  expect(records.orders.map((order: { id: string }) => order.id)).toContain(orderId);
  expect(records.orderLines[0].parameters).toMatchObject({ sphere: -2.25 });
});

test('an erased customer keeps her key until her orders have ended, and then nobody reads her lenses', async () => {
  const orderId = await orders.placed();
  await orders.stack.admin.query(`update "order".orders set sealed_note = 'x' where id = $1`, [orderId]);
  const erased = CustomerErased({ customerId, erasedAt: '2026-11-29T12:00:00.000Z' });
  await orders.stack.deliver(CustomerErased, erased);
  await until('the tombstone', async () =>
    (await orders.stack.admin.query('select from "order".erased_customer')).rows.length === 1 ? true : undefined,
  );
  expect(await keys()).toBe(1);
  const note = 'select sealed_note from "order".orders where id = $1';
  expect((await orders.stack.admin.query(note, [orderId])).rows).toEqual([{ sealed_note: null }]);
  await orders.stack.admin.query(`update "order".orders set status = 'cancelled'`);
  await orders.stack.deliver(CustomerErased, erased);
  await until('the key to be destroyed', async () => ((await keys()) === 0 ? true : undefined));
  const path = `/orders/${orderId}`;
  const get = (token: string) => orders.api().get(path).set('Authorization', `Bearer ${token}`);
  await get(await orders.stack.token({ kind: 'staff', roles: ['sales'] })).expect(404);
});
