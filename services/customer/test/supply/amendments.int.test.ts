/**
 * Tests how the customer service checks the amendment of an order: its new address is frozen, its own lenses do not count
 * twice, and the order keeps everything until the amendment is applied.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PrescriptionVerified, VerifyPrescription } from '@toric/contracts/customer/events';
import { AmendmentVerified, KeepAmendment, VerifyAmendment } from '@toric/contracts/customer/supply/amendment.events';
import { AmendmentEnded } from '@toric/contracts/order/amendments/amendment.events';
import { OrderCancelled } from '@toric/contracts/order/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { TEST_LENS_IDS } from '@toric/infra/prove/testing/test-lens-ids';
import { type Customer, type CustomerStack, customerStack, PRODUCT, RIGHT, STREET } from '../customer-stack.ts';

let shop: CustomerStack;
let optician: string;
beforeAll(async () => {
  shop = await customerStack();
  optician = await shop.staff('optician');
}, 60_000);
afterAll(() => shop.stop());

const HOBOKEN = { ...STREET, line1: '7 Other Street', city: 'Hoboken', region: 'NJ', postalCode: '07030' };
const BERLIN = { ...STREET, city: 'Berlin', region: 'Berlin', postalCode: '10115', country: 'DE' };
const SEOUL = { ...STREET, city: 'Seoul', region: 'Seoul', postalCode: '04524', country: 'KR' };
const NOW = '2026-11-21T10:00:00.000Z';
const reason = { code: 'stock.sold-out', detail: 'Sold out.' };

type Placed = { buyer: Customer; orderId: string; line: ReturnType<typeof lineOn> };
const lineOn = (prescriptionId: string, quantity: number) => ({
  ...{ lineId: randomUUID(), eye: 'right' as const, prescriptionId, quantity, boxDays: 180 },
  lensId: TEST_LENS_IDS.of(PRODUCT, RIGHT),
});

const answers = (orderId: string, count: number) =>
  until(`${count} answers`, async () => {
    const { rows } = await shop.stack.admin.query<{ type: string; data: { reason?: { code: string } } }>(
      'select type, data from customer.outbox where aggregate_id = $1 order by seq',
      [orderId],
    );
    return rows.length >= count ? rows : undefined;
  });
const lastOf = async (orderId: string, count: number) => (await answers(orderId, count)).at(-1);
const cityOf = async ({ buyer, orderId }: Placed) =>
  (await shop.call('get', `/orders/${orderId}/address`, { token: buyer.token })).body.city;

/** Returns an order that was permitted for an address in Newark. */
async function permitted(quantity = 1): Promise<Placed> {
  const buyer = await shop.signUp();
  const prescriptionId = await shop.record(buyer, { source: 'entered' });
  const path = `/customers/${buyer.id}/prescriptions/${prescriptionId}/verify`;
  await shop.call('post', path, { token: optician, body: { revision: 1, seen: 'The paper' } }).expect(200);
  const [orderId, line] = [randomUUID(), lineOn(prescriptionId, quantity)];
  const order = { orderId, customerId: buyer.id, shippingAddressId: await shop.addAddress(buyer), market: 'US' };
  const asked = VerifyPrescription({ ...order, on: '2026-11-21', placedAt: NOW, lines: [line] });
  await shop.stack.deliver(VerifyPrescription, asked);
  expect((await lastOf(orderId, 1))?.type).toBe(PrescriptionVerified.type);
  return { buyer, orderId, line };
}

type Change = { address?: object; lines?: ReturnType<typeof lineOn>[] };
async function verify({ buyer, orderId, line }: Placed, { address, lines = [line] }: Change, count: number) {
  const amendmentId = randomUUID();
  const shippingAddressId = address ? await shop.addAddress(buyer, address) : randomUUID();
  const asked = { orderId, amendmentId, customerId: buyer.id, shippingAddressId, newAddress: address !== undefined };
  const message = VerifyAmendment({ ...asked, market: 'US', on: '2026-11-21', placedAt: NOW, lines });
  await shop.stack.deliver(VerifyAmendment, message);
  return { amendmentId, shippingAddressId, answer: await lastOf(orderId, count) };
}
const keep = async (
  { buyer, orderId }: Placed,
  amendmentId: string,
  lines: ReturnType<typeof lineOn>[],
  count: number,
) => {
  const message = KeepAmendment({ orderId, amendmentId, customerId: buyer.id, suppliedOn: '2026-11-21', lines });
  await shop.stack.deliver(KeepAmendment, message);
  await answers(orderId, count);
};

test('a new address is frozen when it is checked, and the order goes there once the amendment is applied', async () => {
  const placed = await permitted();
  const { amendmentId, shippingAddressId, answer } = await verify(placed, { address: HOBOKEN }, 2);
  expect(answer?.type).toBe(AmendmentVerified.type);
  expect(await cityOf(placed)).toBe(STREET.city);
  const path = `/customers/${placed.buyer.id}/addresses/${shippingAddressId}`;
  await shop.call('put', path, { token: placed.buyer.token, body: SEOUL }).expect(200);
  await keep(placed, amendmentId, [placed.line], 3);
  expect(await cityOf(placed)).toBe('Hoboken');
  await keep(placed, amendmentId, [placed.line], 4);
  expect(await cityOf(placed)).toBe('Hoboken');
});

test('an address in another country is refused, because the place decides price and law', async () => {
  const placed = await permitted();
  const { answer } = await verify(placed, { address: BERLIN }, 2);
  expect(answer?.data.reason?.code).toBe('address.other-market');
  expect(await cityOf(placed)).toBe(STREET.city);
});

test('an amendment that ends leaves no copy, and a later one is checked by itself', async () => {
  const placed = await permitted();
  const { orderId, buyer } = placed;
  const { amendmentId } = await verify(placed, { address: HOBOKEN }, 2);
  await shop.stack.deliver(AmendmentEnded, AmendmentEnded({ orderId, amendmentId, customerId: buyer.id, reason }));
  await until('the copy is deleted', async () => {
    const found = await shop.stack.admin.query('select from customer.order_address where order_id = $1', [amendmentId]);
    return found.rowCount === 0 ? true : undefined;
  });
  await keep(placed, amendmentId, [placed.line], 3);
  expect(await cityOf(placed)).toBe(STREET.city);
});

test('the lenses of the order do not count twice, and what it supplies follows the amendment', async () => {
  const placed = await permitted(2);
  const { prescriptionId } = placed.line;
  const more = lineOn(prescriptionId, 2);
  const { amendmentId, answer } = await verify(placed, { lines: [more] }, 2);
  expect(answer?.type).toBe(AmendmentVerified.type);
  const supplied = async () =>
    (
      await shop.stack.admin.query('select line_id, days from customer.supply where order_id = $1', [placed.orderId])
    ).rows.map(({ line_id: lineId, days }) => [lineId, days]);
  expect(await supplied()).toEqual([[placed.line.lineId, 360]]);
  await keep(placed, amendmentId, [more], 3);
  expect(await supplied()).toEqual([[more.lineId, 360]]);
  const { answer: tooMuch } = await verify(placed, { lines: [lineOn(prescriptionId, 24)] }, 4);
  expect(tooMuch?.data.reason?.code).toBe('supply.too-much');
});

test('an order that is cancelled meanwhile gets neither an address nor supplies', async () => {
  const placed = await permitted();
  const { orderId, buyer } = placed;
  const { amendmentId } = await verify(placed, { address: HOBOKEN }, 2);
  await shop.stack.deliver(OrderCancelled, OrderCancelled({ orderId, customerId: buyer.id, reason }));
  await until('the address is gone', async () => ((await cityOf(placed)) === undefined ? true : undefined));
  await keep(placed, amendmentId, [placed.line], 3);
  expect(await cityOf(placed)).toBeUndefined();
  const { rowCount } = await shop.stack.admin.query('select from customer.supply where order_id = $1', [orderId]);
  expect(rowCount).toBe(0);
});
