// Tests that the address of a parcel is encrypted for this parcel alone, and that no other order gets an address.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newBoxKeys, openBox } from '@toric/chassis/data/sealed-box';
import { VerifyPrescription } from '@toric/contracts/customer/events';
import {
  parcelAddressContext,
  ParcelAddressRefused,
  ParcelAddressSealed,
  SealParcelAddress,
} from '@toric/contracts/customer/people/parcel-address.events';
import { OrderCancelled, ShipmentRequested } from '@toric/contracts/order/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { TEST_LENS_IDS } from '@toric/infra/prove/testing/test-lens-ids';
import { type CustomerStack, customerStack, PRODUCT, RIGHT, STREET } from '../customer-stack.ts';
import { waitingOrders } from './waiting-orders.ts';

let shop: CustomerStack;
beforeAll(async () => {
  shop = await customerStack();
}, 60_000);
afterAll(() => shop.stop());
const { answered, entered } = waitingOrders(() => shop);

/** Places an order of a new buyer that the evidence of an optician permits. */
async function permitted(): Promise<{ customerId: string; orderId: string }> {
  const buyer = await shop.signUp();
  const prescriptionId = await shop.record(buyer, { source: 'entered' });
  const seen = { token: await shop.staff('optician'), body: { revision: 1, seen: 'The paper original' } };
  await shop.call('post', `/customers/${buyer.id}/prescriptions/${prescriptionId}/verify`, seen).expect(200);
  const [orderId, shippingAddressId] = [randomUUID(), await shop.addAddress(buyer)];
  const lensId = TEST_LENS_IDS.of(PRODUCT, RIGHT);
  const lines = [{ lineId: randomUUID(), eye: 'right' as const, prescriptionId, lensId, quantity: 1 }];
  const asked = { orderId, customerId: buyer.id, shippingAddressId, market: 'US', on: '2026-11-21', lines };
  await shop.stack.deliver(VerifyPrescription, VerifyPrescription(asked));
  await answered(orderId, 1);
  return { customerId: buyer.id, orderId };
}

/** Requests the address of a parcel, and returns the answer of the customer service. */
async function ask(orderId: string) {
  const [parcelId, { publicKey, privateKey }] = [randomUUID(), newBoxKeys()];
  await shop.stack.deliver(SealParcelAddress, SealParcelAddress({ parcelId, orderId, publicKey }));
  const answer = await until('the answer', async () => {
    const { rows } = await shop.stack.admin.query<{ type: string; data: { sealed?: string } }>(
      'select type, data from customer.outbox where aggregate_id = $1',
      [parcelId],
    );
    return rows[0];
  });
  return { ...answer, parcelId, privateKey };
}

test('the address opens with the key of the parcel alone, and the reading is recorded', async () => {
  const { orderId } = await permitted();
  const { type, data, parcelId, privateKey } = await ask(orderId);
  expect(type).toBe(ParcelAddressSealed.type);
  expect(JSON.stringify(data)).not.toContain(STREET.line1);
  const open = (key: string, id: string) => JSON.parse(openBox(key, parcelAddressContext(id), data.sealed ?? ''));
  expect(open(privateKey, parcelId)).toEqual(STREET);
  expect(() => open(newBoxKeys().privateKey, parcelId)).toThrow();
  expect(() => open(privateKey, randomUUID())).toThrow();
  const logged = await shop.value<string>(
    `select actor_kind as value from customer.change_record where subject = $1 and action = 'order-address.read'`,
    orderId,
  );
  expect(logged).toBe('process');
});

test('the second parcel of an order of which a part has left gets its address too', async () => {
  const { orderId, customerId } = await permitted();
  await shop.stack.deliver(ShipmentRequested, ShipmentRequested({ orderId, customerId }));
  expect((await ask(orderId)).type).toBe(ParcelAddressSealed.type);
});

test('an order that waits, was cancelled or does not exist gets no address', async () => {
  const { orderId: waiting } = await entered();
  const { orderId: cancelled, customerId } = await permitted();
  const reason = { code: 'order.cancelled-by-customer', detail: 'Cancelled by the customer.' };
  await shop.stack.deliver(OrderCancelled, OrderCancelled({ orderId: cancelled, customerId, reason }));
  await until('the address is gone', async () => {
    const { rows } = await shop.stack.admin.query('select from customer.order_address where order_id = $1', [
      cancelled,
    ]);
    return rows.length === 0 ? true : undefined;
  });
  for (const orderId of [waiting, cancelled, randomUUID()])
    expect((await ask(orderId)).type).toBe(ParcelAddressRefused.type);
});
