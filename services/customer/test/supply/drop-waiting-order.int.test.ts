/**
 * Tests how the customer service handles order.order-cancelled.v1: a cancelled order no longer waits for a prescriber.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PrescriptionVerified, VerificationAwaited } from '@toric/contracts/customer/events';
import { OrderCancelled } from '@toric/contracts/order/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type CustomerStack, customerStack } from '../customer-stack.ts';
import { type WaitingOrder, waitingOrders } from './waiting-orders.ts';

let shop: CustomerStack;
let optician: string;
beforeAll(async () => {
  shop = await customerStack();
  optician = await shop.staff('optician');
}, 60_000);
afterAll(() => shop.stop());
const { ask, answersTo, answered, entered } = waitingOrders(() => shop);

const cancelled = (customerId: string, orderId: string) =>
  OrderCancelled({
    orderId,
    customerId,
    reason: { code: 'order.cancelled-by-customer', detail: 'Cancelled.' },
  });
const isWaiting = (orderId: string) =>
  shop.value<boolean>('select exists (select from customer.waiting_order where order_id = $1) as value', orderId);
const untilDropped = (orderId: string) =>
  until(`order ${orderId} to be dropped`, async () => ((await isWaiting(orderId)) ? undefined : true));
const transmit = ({ verificationId }: WaitingOrder) => {
  const at = new Date().toISOString();
  const body = { channel: 'fax', to: '+1 202 555 0144', contact: 'Olga', sentAt: at, receivedAt: at, reference: 'F-1' };
  return shop.call('post', `/verifications/${verificationId}/transmissions`, { token: optician, body });
};

test('a cancelled order waits no more, and no request can be sent on its behalf', async () => {
  const one = await entered();
  await shop.stack.deliver(OrderCancelled, cancelled(one.buyer.id, one.orderId));
  await untilDropped(one.orderId);
  const refused = await transmit(one).expect(409);
  expect(refused.body.type).toBe('/docs/errors/verification.not-wanted');
  const { body } = await shop.call('get', `/verifications/${one.verificationId}`, { token: optician }).expect(200);
  expect(body.asked).toBeNull();
});

test('a repeated cancellation drops no other order of the customer', async () => {
  const one = await entered();
  const other = await ask(one.buyer, one.prescriptionId);
  expect(await answered(other, 1)).toEqual([VerificationAwaited.type]);
  const message = cancelled(one.buyer.id, one.orderId);
  const id = await shop.stack.deliver(OrderCancelled, message);
  await untilDropped(one.orderId);
  await shop.stack.deliver(OrderCancelled, message, { id });
  await shop.stack.deliver(OrderCancelled, message);
  // The queue keeps the order of its messages. So when the last cancellation is applied, the repeats before it were
  // applied too.
  const last = await entered();
  await shop.stack.deliver(OrderCancelled, cancelled(last.buyer.id, last.orderId));
  await untilDropped(last.orderId);
  expect(await isWaiting(other)).toBe(true);
  expect(await answersTo(one.orderId)).toHaveLength(1);
  await transmit(one).expect(201);
});

test('a request that arrives after its cancellation is still answered', async () => {
  const one = await entered();
  const orderId = randomUUID();
  await shop.stack.deliver(OrderCancelled, cancelled(one.buyer.id, orderId));
  await shop.stack.deliver(OrderCancelled, cancelled(one.buyer.id, one.orderId));
  await untilDropped(one.orderId);
  await ask(one.buyer, one.prescriptionId, {}, { orderId });
  expect(await answered(orderId, 1)).toEqual([VerificationAwaited.type]);
  const path = `/customers/${one.buyer.id}/prescriptions/${one.prescriptionId}/verify`;
  await shop.call('post', path, { token: optician, body: { revision: 1, seen: 'The paper original' } }).expect(200);
  expect(await answered(orderId, 2)).toEqual([VerificationAwaited.type, PrescriptionVerified.type]);
});
