/** Tests that the limit of supply counts all orders of a customer: parallel, later, cancelled and repeated ones. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PrescriptionVerified, VerifyPrescription } from '@toric/contracts/customer/events';
import { OrderCancelled } from '@toric/contracts/order/events';
import { TEST_LENS_IDS } from '@toric/infra/prove/testing/test-lens-ids';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type Customer, type CustomerStack, customerStack, PRODUCT, RIGHT, TODAY } from '../customer-stack.ts';

let shop: CustomerStack;
beforeAll(async () => {
  shop = await customerStack();
}, 60_000);
afterAll(() => shop.stop());

type Buying = { buyer: Customer; prescriptionId: string; shippingAddressId: string };

/**
 * Signs up a customer with a verified prescription that ends in 400 days. These 400 days are therefore the limit of
 * supply.
 */
async function newBuying(): Promise<Buying> {
  const buyer = await shop.signUp();
  return { buyer, prescriptionId: await shop.recordSeen(buyer), shippingAddressId: await shop.addAddress(buyer) };
}

const orderOf = ({ buyer, prescriptionId, shippingAddressId }: Buying, quantity: number, orderId = randomUUID()) =>
  VerifyPrescription({
    ...{ orderId, customerId: buyer.id, shippingAddressId, market: 'US', on: TODAY },
    lines: [
      {
        ...{ lineId: randomUUID(), eye: 'right', prescriptionId, lensId: TEST_LENS_IDS.of(PRODUCT, RIGHT) },
        ...{ quantity, boxDays: 180 },
      },
    ],
  });

async function answersTo(orderId: string, count = 1): Promise<string[]> {
  return until(`${count} answers`, async () => {
    const { rows } = await shop.stack.admin.query<{ type: string; data: { reason?: { code: string } } }>(
      'select type, data from customer.outbox where aggregate_id = $1 order by seq',
      [orderId],
    );
    return rows.length >= count ? rows.map(({ type, data }) => data.reason?.code ?? type) : undefined;
  });
}

async function ask(message: ReturnType<typeof orderOf>) {
  await shop.stack.deliver(VerifyPrescription, message);
  return (await answersTo(message.aggregateId))[0];
}

async function cancel({ buyer }: Buying, orderId: string) {
  const reason = { code: 'order.cancelled-by-customer', detail: 'Cancelled by the customer.' };
  await shop.stack.deliver(OrderCancelled, OrderCancelled({ orderId, customerId: buyer.id, reason }));
  await until('the cancellation', async () => {
    const text = 'select exists (select from customer.cancelled_order where order_id = $1) as value';
    return (await shop.value<boolean>(text, orderId)) || undefined;
  });
}

test('of six parallel orders that are each allowed alone, one is permitted, and a seventh later is refused', async () => {
  const me = await newBuying();
  const orders = Array.from({ length: 6 }, () => orderOf(me, 3));
  await Promise.all(orders.map((order) => shop.stack.deliver(VerifyPrescription, order)));
  const answers = await Promise.all(orders.map(({ aggregateId }) => answersTo(aggregateId)));
  const tooMuch = Array<string[]>(5).fill(['supply.too-much']);
  const sorted = answers.toSorted(([one = ''], [other = '']) => one.localeCompare(other));
  expect(sorted).toEqual([[PrescriptionVerified.type], ...tooMuch]);
  expect(await ask(orderOf(me, 1))).toBe('supply.too-much');
  expect(await ask(orderOf(await newBuying(), 3))).toBe(PrescriptionVerified.type);
});

test('a copy of the prescription permits no second supply', async () => {
  const me = await newBuying();
  expect(await ask(orderOf(me, 3))).toBe(PrescriptionVerified.type);
  expect(await ask(orderOf({ ...me, prescriptionId: await shop.recordSeen(me.buyer) }, 3))).toBe('supply.too-much');
});

test('a cancelled order frees its amount, also if its request arrives after the cancellation', async () => {
  const me = await newBuying();
  const first = orderOf(me, 3);
  expect(await ask(first)).toBe(PrescriptionVerified.type);
  expect(await ask(orderOf(me, 3))).toBe('supply.too-much');
  await cancel(me, first.aggregateId);
  const late = orderOf(me, 3);
  await cancel(me, late.aggregateId);
  expect(await ask(late)).toBe(PrescriptionVerified.type);
  expect(await ask(orderOf(me, 3))).toBe(PrescriptionVerified.type);
  expect(await ask(orderOf(me, 3))).toBe('supply.too-much');
});

test('what was supplied wears off: after enough time an order is permitted again', async () => {
  const me = await newBuying();
  const first = orderOf(me, 3);
  expect(await ask(first)).toBe(PrescriptionVerified.type);
  const wornFor = (days: number) =>
    shop.stack.admin.query('update customer.supply set supplied_on = $2::date - $3::int where order_id = $1', [
      ...[first.aggregateId, TODAY, days],
    ]);
  await wornFor(139);
  expect(await ask(orderOf(me, 1))).toBe('supply.too-much');
  await wornFor(140);
  expect(await ask(orderOf(me, 1))).toBe(PrescriptionVerified.type);
});

test('a permitted order stays permitted when its request is repeated, and counts once', async () => {
  const me = await newBuying();
  const first = orderOf(me, 1);
  const second = orderOf(me, 2);
  expect([await ask(first), await ask(second)]).toEqual([PrescriptionVerified.type, PrescriptionVerified.type]);
  await shop.stack.deliver(VerifyPrescription, first);
  expect(await answersTo(first.aggregateId, 2)).toEqual([PrescriptionVerified.type, PrescriptionVerified.type]);
  const rows = await shop.value<number>(
    'select count(*)::int as value from customer.supply where customer_id = $1',
    me.buyer.id,
  );
  expect(rows).toBe(2);
});
