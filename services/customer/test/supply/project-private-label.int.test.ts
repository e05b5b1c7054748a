/**
 * Tests how the customer service handles catalog-inventory.offer-changed.v1: it learns which products are the same
 * lens.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OfferChanged } from '@toric/contracts/catalog-inventory/events';
import { PrescriptionVerified } from '@toric/contracts/customer/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { TEST_LENS_IDS } from '@toric/infra/prove/testing/test-lens-ids';
import { type Customer, type CustomerStack, customerStack, PRODUCT, RIGHT } from '../customer-stack.ts';
import { waitingOrders } from './waiting-orders.ts';

let shop: CustomerStack;
let me: Customer;
let prescriptionId: string;
beforeAll(async () => {
  shop = await customerStack();
  me = await shop.signUp();
  prescriptionId = await shop.recordSeen(me);
}, 60_000);
afterAll(() => shop.stop());
const { ask, answersTo, answered } = waitingOrders(() => shop);

const offer = (productId: string, privateLabelOf: string | undefined) =>
  OfferChanged({
    ...{ productId, name: 'Own', onSale: true, packs: [], privateLabelOf },
    matrix: { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -6, to: -0.25, step: 0.25 }] }] },
  });
/** Returns the national brand that is stored for a private label. Returns null if none is stored. */
const brandOf = (label: string) =>
  shop.value<string | null>(
    'select (select national_id::text from customer.private_label where product_id = $1) as value',
    label,
  );
const untilBrandIs = (label: string, brand: string | null) =>
  until(`the brand of ${label}`, async () => (await brandOf(label)) === brand || undefined);
/**
 * Waits until all messages that were delivered before are applied. It delivers one more label and waits until this
 * label is stored, which suffices because the queue keeps its order.
 */
async function untilApplied() {
  const label = randomUUID();
  await shop.stack.deliver(OfferChanged, offer(label, PRODUCT));
  await untilBrandIs(label, PRODUCT);
}

test('a private label is supplied on a prescription for its brand, while the catalogue says so', async () => {
  const label = randomUUID();
  const order = { market: 'US', lensId: TEST_LENS_IDS.of(label, RIGHT) };
  const evidenceId = await shop.value<string>(
    'select evidence_id as value from customer.prescription where id = $1',
    prescriptionId,
  );
  const answerTo = async (change: object) => {
    const orderId = await ask(me, prescriptionId, {}, { ...order, ...change });
    await answered(orderId, 1);
    return (await answersTo(orderId))[0];
  };
  const code = async (change: object = {}) => (await answerTo(change))?.data.reason?.code;

  expect(await code()).toBe('prescription.does-not-cover');
  await shop.stack.deliver(OfferChanged, offer(label, PRODUCT), { version: 1 });
  await untilBrandIs(label, PRODUCT);
  expect(await answerTo({})).toMatchObject({ type: PrescriptionVerified.type, data: { lines: [{ evidenceId }] } });
  expect(await code({ market: 'GB' })).toBe('prescription.does-not-cover');
  await shop.stack.deliver(OfferChanged, offer(label, undefined), { version: 2 });
  await untilBrandIs(label, null);
  expect(await code()).toBe('prescription.does-not-cover');
});

test('a repeat changes nothing', async () => {
  const label = randomUUID();
  const id = await shop.stack.deliver(OfferChanged, offer(label, PRODUCT), { version: 1 });
  await untilBrandIs(label, PRODUCT);
  await shop.stack.deliver(OfferChanged, offer(label, PRODUCT), { version: 1, id });
  await untilApplied();
  expect(await brandOf(label)).toBe(PRODUCT);
});

test('an older state that arrives later is dropped', async () => {
  const label = randomUUID();
  await shop.stack.deliver(OfferChanged, offer(label, undefined), { version: 2 });
  await shop.stack.deliver(OfferChanged, offer(label, PRODUCT), { version: 1 });
  await untilApplied();
  expect(await brandOf(label)).toBeNull();
});
