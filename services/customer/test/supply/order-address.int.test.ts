/**
 * Tests that an order keeps its address from the moment at which the supply rules first check it: nobody can redirect a
 * permitted order to another place.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PrescriptionVerified, VerificationAwaited, VerifyPrescription } from '@toric/contracts/customer/events';
import { OrderCancelled, ShipmentRequested } from '@toric/contracts/order/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { TEST_LENS_IDS } from '@toric/infra/prove/testing/test-lens-ids';
import { type Customer, type CustomerStack, customerStack, PRODUCT, RIGHT, STREET } from '../customer-stack.ts';
import { waitingOrders } from './waiting-orders.ts';

let shop: CustomerStack;
let optician: string;
beforeAll(async () => {
  shop = await customerStack();
  optician = await shop.staff('optician');
}, 60_000);
afterAll(() => shop.stop());
const { answersTo, answered, entered } = waitingOrders(() => shop);

const SEOUL = {
  ...STREET,
  recipient: 'Somebody Else',
  city: 'Seoul',
  region: 'Seoul',
  postalCode: '04524',
  country: 'KR',
};
const verify = (path: string) =>
  shop.call('post', `${path}/verify`, { token: optician, body: { revision: 1, seen: 'The paper original' } });
const addressPath = ({ id }: Customer, addressId: string) => `/customers/${id}/addresses/${addressId}`;
const read = (orderId: string, token: string) => shop.call('get', `/orders/${orderId}/address`, { token });

async function replace(buyer: Customer, addressId: string, body: object): Promise<void> {
  const listed = await shop.call('get', `/customers/${buyer.id}/addresses`, { token: buyer.token }).expect(200);
  expect(listed.body.data.map(({ id }: { id: string }) => id)).toContain(addressId);
  await shop.call('put', addressPath(buyer, addressId), { token: buyer.token, body }).expect(200);
}

/** Places an order of the buyer that the evidence of an optician permits. */
async function permitted(): Promise<{ buyer: Customer; orderId: string; addressId: string; request: object }> {
  const buyer = await shop.signUp();
  const prescriptionId = await shop.record(buyer, { source: 'entered' });
  await verify(`/customers/${buyer.id}/prescriptions/${prescriptionId}`).expect(200);
  const addressId = await shop.addAddress(buyer);
  const orderId = randomUUID();
  const line = {
    lineId: randomUUID(),
    eye: 'right' as const,
    prescriptionId,
    lensId: TEST_LENS_IDS.of(PRODUCT, RIGHT),
    quantity: 1,
  };
  const request = {
    ...{ orderId, customerId: buyer.id, shippingAddressId: addressId, market: 'US', on: '2026-11-21', lines: [line] },
  };
  await shop.stack.deliver(VerifyPrescription, VerifyPrescription(request));
  expect(await answered(orderId, 1)).toEqual([PrescriptionVerified.type]);
  return { buyer, orderId, addressId, request };
}

test('an order that was permitted keeps its address, if the customer changes it to Korea and then deletes it', async () => {
  const { buyer, orderId, addressId, request } = await permitted();
  await replace(buyer, addressId, SEOUL);
  expect((await read(orderId, buyer.token).expect(200)).body).toMatchObject({
    ...STREET,
    orderId,
    customerId: buyer.id,
  });
  await shop.call('delete', addressPath(buyer, addressId), { token: buyer.token }).expect(204);
  expect((await read(orderId, buyer.token).expect(200)).body).toMatchObject(STREET);
  // The order process may send its question again. The supply rules still check the stored address of the order.
  await shop.stack.deliver(VerifyPrescription, VerifyPrescription(VerifyPrescription.data.parse(request)));
  expect(await answered(orderId, 2)).toEqual([PrescriptionVerified.type, PrescriptionVerified.type]);
});

test('an order that waits for a prescriber is permitted for the address that it had when it began to wait', async () => {
  const { buyer, orderId, prescriptionId, verificationId } = await entered();
  const listed = await shop.call('get', `/customers/${buyer.id}/addresses`, { token: buyer.token }).expect(200);
  await replace(buyer, listed.body.data[0].id, SEOUL);
  const asked = await shop.call('get', `/verifications/${verificationId}`, { token: optician }).expect(200);
  expect(asked.body.asked.patient.address).toEqual(STREET);
  await verify(`/customers/${buyer.id}/prescriptions/${prescriptionId}`).expect(200);
  expect(await answered(orderId, 2)).toEqual([VerificationAwaited.type, PrescriptionVerified.type]);
  expect((await read(orderId, buyer.token).expect(200)).body).toMatchObject(STREET);
});

test('the kept address is sealed, cannot be changed even by hand, and each reading by staff is logged', async () => {
  const { buyer, orderId } = await permitted();
  const sealed = await shop.value<string>(
    'select sealed as value from customer.order_address where order_id = $1',
    orderId,
  );
  expect(sealed).not.toContain(STREET.line1);
  await expect(
    shop.stack.admin.query("update customer.order_address set sealed = '' where order_id = $1", [orderId]),
  ).rejects.toThrow();
  await read(orderId, await shop.staff('sales')).expect(200);
  await read(orderId, buyer.token).expect(200);
  const logged = await shop.value<number>(
    "select count(*)::int as value from customer.change_record where subject = $1 and action = 'order-address.read'",
    orderId,
  );
  expect(logged).toBe(1);
});

const toShip = (orderId: string, token: string) => shop.call('get', `/shipments/${orderId}/address`, { token });

test('the warehouse sees the name and the place on the parcel and nothing else, and each reading is logged', async () => {
  const { buyer, orderId } = await permitted();
  const warehouse = await shop.staff('warehouse');
  expect((await toShip(orderId, warehouse).expect(200)).body).toEqual({ orderId, ...STREET });
  await read(orderId, warehouse).expect(403);
  for (const token of [buyer.token, await shop.staff('sales')]) await toShip(orderId, token).expect(403);
  const logged = await shop.value<number>(
    `select count(*)::int as value from customer.change_record
     where subject = $1 and action = 'order-address.read' and actor_kind = 'staff'`,
    orderId,
  );
  expect(logged).toBe(1);
});

test('the warehouse sees no address of an order that waits for a prescriber, was handed over or was cancelled', async () => {
  const warehouse = await shop.staff('warehouse');
  const { orderId: waiting } = await entered();
  const { buyer, orderId: sent } = await permitted();
  const { buyer: other, orderId: cancelled } = await permitted();
  await toShip(sent, warehouse).expect(200);
  const requested = ShipmentRequested({ orderId: sent, customerId: buyer.id });
  const id = await shop.stack.deliver(ShipmentRequested, requested);
  await shop.stack.deliver(ShipmentRequested, requested, { id }); // a repeated delivery has the same message id
  const reason = { code: 'order.cancelled-by-customer', detail: 'Cancelled.' };
  await shop.stack.deliver(OrderCancelled, OrderCancelled({ orderId: cancelled, customerId: other.id, reason }));
  for (const orderId of [waiting, sent, cancelled, randomUUID()]) {
    await until('the address to be hidden', async () =>
      (await toShip(orderId, warehouse)).status === 404 ? true : undefined,
    );
    expect((await toShip(orderId, warehouse)).body.type).toBe('/docs/errors/shipment.not-found');
  }
  expect((await read(sent, buyer.token).expect(200)).body).toMatchObject(STREET);
});

test('another customer, and staff who send nothing, do not see it', async () => {
  const { orderId } = await permitted();
  const stranger = await shop.signUp();
  const refused = await read(orderId, stranger.token).expect(404);
  expect(refused.body.type).toBe('/docs/errors/address.not-kept');
  expect((await read(randomUUID(), stranger.token).expect(404)).body.title).toBe(refused.body.title);
  await read(orderId, await shop.staff('marketing')).expect(403);
});

test('a refused order keeps no address, and a cancelled order loses it', async () => {
  const { buyer, orderId } = await permitted();
  const reason = { code: 'order.cancelled-by-customer', detail: 'Cancelled.' };
  await shop.stack.deliver(OrderCancelled, OrderCancelled({ orderId, customerId: buyer.id, reason }));
  const count = (id: string) =>
    shop.value<number>('select count(*)::int as value from customer.order_address where order_id = $1', id);
  await until('the address to be deleted', async () => ((await count(orderId)) === 0 ? true : undefined));
  const refused = randomUUID();
  const lines = [
    {
      lineId: randomUUID(),
      eye: 'right' as const,
      prescriptionId: randomUUID(),
      lensId: TEST_LENS_IDS.of(PRODUCT, RIGHT),
    },
  ];
  const shippingAddressId = await shop.addAddress(buyer);
  const request = { orderId: refused, customerId: buyer.id, shippingAddressId, market: 'US', on: '2026-11-21', lines };
  await shop.stack.deliver(VerifyPrescription, VerifyPrescription(request));
  expect(await answered(refused, 1)).toHaveLength(1);
  expect(await count(refused)).toBe(0);
});

test('an order to an address in another country than its market is refused, whatever the market costs', async () => {
  const buyer = await shop.signUp();
  const prescriptionId = await shop.record(buyer, { source: 'entered' });
  const { ask } = waitingOrders(() => shop);
  const [india, berlin] = [
    await ask(buyer, prescriptionId, {}, { market: 'IN' }),
    await ask(buyer, prescriptionId, { country: 'DE', region: 'Berlin', city: 'Berlin', postalCode: '10115' }),
  ];
  for (const orderId of [india, berlin]) {
    await answered(orderId, 1);
    expect((await answersTo(orderId)).map(({ data }) => data.reason?.code)).toEqual(['address.other-market']);
  }
});
