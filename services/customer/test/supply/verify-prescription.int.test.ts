/**
 * Tests how the customer service handles customer.verify-prescription.v1: permission, each refusal, repeats, and many
 * orders that arrive at once in any sequence.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHandover } from '@toric/chassis/data/handover';
import { buyerContext } from '@toric/contracts/payment/buyer';
import { PrescriptionRefused, PrescriptionVerified, VerifyPrescription } from '@toric/contracts/customer/events';
import { TEST_LENS_IDS } from '@toric/infra/prove/testing/test-lens-ids';
import { BUYER_KEYS, until } from '@toric/infra/prove/testing/test-stack';
import {
  type Customer,
  type CustomerStack,
  customerStack,
  LEFT,
  prescription,
  PRODUCT,
  RIGHT,
  TODAY,
  VALID,
} from '../customer-stack.ts';

let shop: CustomerStack;
let me: Customer;
let prescriptionId: string;
let shippingAddressId: string;
beforeAll(async () => {
  shop = await customerStack();
  me = await shop.signUp();
  prescriptionId = await shop.recordSeen(me);
  shippingAddressId = await shop.addAddress(me);
}, 60_000);
afterAll(() => shop.stop());

const rightLine = () => ({
  lineId: randomUUID(),
  eye: 'right' as const,
  prescriptionId,
  lensId: TEST_LENS_IDS.of(PRODUCT, RIGHT),
});
const leftLine = () => ({ ...rightLine(), eye: 'left' as const, lensId: TEST_LENS_IDS.of(PRODUCT, LEFT) });
const request = (change: object = {}) =>
  VerifyPrescription({
    orderId: randomUUID(),
    customerId: me.id,
    shippingAddressId,
    on: TODAY,
    lines: [rightLine(), leftLine()],
    ...change,
  });

/**
 * Waits until the customer service has emitted at least `count` answers to VerifyPrescription messages about one order.
 * Returns all answers about this order, oldest first.
 */
async function answersTo(orderId: string, count = 1) {
  return until(`${count} answers`, async () => {
    const { rows } = await shop.stack.admin.query<{
      type: string;
      data: { reason?: { code: string }; lineIds?: string[] };
    }>('select type, data from customer.outbox where aggregate_id = $1 order by seq', [orderId]);
    return rows.length >= count ? rows : undefined;
  });
}

async function ask(message: ReturnType<typeof request>) {
  await shop.stack.deliver(VerifyPrescription, message);
  const [answer] = await answersTo(message.aggregateId);
  return answer;
}

const evidenceIdOf = (id: string) =>
  shop.value<string>('select evidence_id as value from customer.prescription where id = $1', id);

test('a verified prescription that is valid and covers the lenses permits the order, with its evidence', async () => {
  const message = request();
  const evidenceId = await evidenceIdOf(prescriptionId);
  const lines = message.data.lines.map(({ lineId }) => ({ lineId, evidenceId }));
  expect(await ask(message)).toEqual({
    type: PrescriptionVerified.type,
    data: { orderId: message.aggregateId, lines, sealedBuyer: expect.stringMatching(/^sealed\./) },
  });
});

test('the answer hands over the buyer for the invoice: the customer by name, at the address of the order, sealed', async () => {
  const buyer = await shop.signUp({ givenName: 'Quetzalina', familyName: 'Northropington' });
  const shippingAddressId = await shop.addAddress(buyer, { recipient: 'A Friend', line1: '77 Zyzzyva Crescent' });
  const line = { ...rightLine(), prescriptionId: await shop.recordSeen(buyer) };
  const message = request({ customerId: buyer.id, shippingAddressId, lines: [line] });
  const answer = await ask(message);
  const { sealedBuyer = '' } = PrescriptionVerified.data.parse(answer?.data);
  expect(JSON.stringify(answer)).not.toMatch(/Northropington|Zyzzyva|Friend/);
  const open = (orderId: string): unknown =>
    JSON.parse(createHandover('BUYER_KEYS', BUYER_KEYS).open(buyerContext(orderId), sealedBuyer));
  expect(open(message.aggregateId)).toMatchObject({ name: 'Quetzalina Northropington', line1: '77 Zyzzyva Crescent' });
  expect(open(message.aggregateId)).not.toHaveProperty('recipient');
  expect(() => open(randomUUID())).toThrow('no key of BUYER_KEYS opens');
});

test('a revision has evidence of its own, and older evidence stays readable with its contents', async () => {
  const buyer = await shop.signUp();
  const id = await shop.recordSeen(buyer);
  const first = await evidenceIdOf(id);
  const path = `/customers/${buyer.id}/prescriptions/${id}`;
  const body = prescription({ eyes: { right: { productId: PRODUCT, parameters: LEFT } }, source: 'presented' });
  await shop.call('post', `${path}/revisions`, { token: await shop.staff('optician'), body }).expect(201);
  const second = await evidenceIdOf(id);
  expect(second).not.toBe(first);
  const token = await shop.staff('auditor');
  const read = async (evidence: string) =>
    (await shop.call('get', `/evidence/${evidence}`, { token }).expect(200)).body;
  expect(await read(first)).toMatchObject({
    prescriptionId: id,
    revision: 1,
    basis: 'seen',
    verificationId: null,
    contents: { eyes: { right: { parameters: RIGHT } } },
  });
  expect(await read(second)).toMatchObject({ revision: 2, contents: { eyes: { right: { parameters: LEFT } } } });
  await shop.call('get', `/evidence/${randomUUID()}`, { token }).expect(404);
  await shop.call('get', `/evidence/${first}`, { token: await shop.staff('sales') }).expect(403);
  const logged = await shop.value<number>(
    `select count(*)::int as value from customer.change_record where subject = $1 and action = 'prescription.read'`,
    id,
  );
  expect(logged).toBe(2);
});

test('an order to California carries the warning of its law, and an order to Korea is refused', async () => {
  const buyer = await shop.signUp();
  const line = { ...rightLine(), prescriptionId: await shop.recordSeen(buyer) };
  const to = async (change: object) => {
    const shippingAddressId = await shop.addAddress(buyer, change);
    return ask(request({ customerId: buyer.id, shippingAddressId, lines: [line] }));
  };
  expect((await to({ region: 'CA', postalCode: '92104' }))?.data).toMatchObject({
    shipmentWarning: expect.stringMatching(/^WARNING: /),
  });
  const korea = await to({ country: 'KR', region: 'Seoul', postalCode: '04524' });
  expect(korea?.data.reason?.code).toBe('supply.distance-selling-forbidden');
});

test.each([
  [
    'an unknown prescription',
    () => ({ lines: [{ ...rightLine(), prescriptionId: randomUUID() }] }),
    'prescription.not-found',
  ],
  ['an expired prescription', () => ({ on: VALID.after }), 'prescription.expired'],
  ['a prescription that is not yet valid', () => ({ on: VALID.before }), 'prescription.not-yet-valid'],
  ['the wrong eye', () => ({ lines: [{ ...rightLine(), eye: 'left' }] }), 'prescription.does-not-cover'],
  [
    'another lens',
    () => ({ lines: [{ ...rightLine(), lensId: TEST_LENS_IDS.of(randomUUID(), RIGHT) }] }),
    'prescription.does-not-cover',
  ],
  ['an unknown address', () => ({ shippingAddressId: randomUUID() }), 'address.not-found'],
])('%s is refused with its own code', async (_, change, code) => {
  const message = request(change());
  const answer = await ask(message);
  expect([answer?.type, answer?.data.reason?.code]).toEqual([PrescriptionRefused.type, code]);
  expect(answer?.data.lineIds).toEqual(message.data.lines.map(({ lineId }) => lineId));
});

test("another customer's prescription or address is refused as not found", async () => {
  const other = await shop.signUp();
  const theirs = await shop.recordSeen(other);
  const lines = [{ ...rightLine(), prescriptionId: theirs }, rightLine()];
  const prescription = await ask(request({ lines }));
  expect(prescription?.data).toMatchObject({ reason: { code: 'prescription.not-found' }, lineIds: [lines[0]?.lineId] });
  const address = await ask(request({ shippingAddressId: await shop.addAddress(other) }));
  expect(address?.data.reason?.code).toBe('address.not-found');
});

test('an order is decided by the newest revision, and refused if the prescription is withdrawn', async () => {
  const buyer = await shop.signUp();
  const id = await shop.recordSeen(buyer);
  const about = { customerId: buyer.id, shippingAddressId: await shop.addAddress(buyer) };
  const line = { ...rightLine(), prescriptionId: id };
  expect((await ask(request({ ...about, lines: [line] })))?.type).toBe(PrescriptionVerified.type);
  const path = `/customers/${buyer.id}/prescriptions/${id}`;
  const body = {
    issuedOn: '2026-02-01',
    expiresOn: '2027-02-01',
    prescriber: { name: 'Dr. Ada Example' },
    eyes: { right: { productId: PRODUCT, parameters: LEFT } },
    source: 'presented',
  };
  await shop.call('post', `${path}/revisions`, { token: await shop.staff('optician'), body }).expect(201);
  expect((await ask(request({ ...about, lines: [line] })))?.data.reason?.code).toBe('prescription.does-not-cover');
  const newLine = { ...line, lensId: TEST_LENS_IDS.of(PRODUCT, LEFT) };
  expect((await ask(request({ ...about, lines: [newLine] })))?.type).toBe(PrescriptionVerified.type);
  await shop.call('post', `${path}/withdraw`, { token: buyer.token }).expect(200);
  expect((await ask(request({ ...about, lines: [newLine] })))?.data.reason?.code).toBe('prescription.withdrawn');
});

test('a repeated message is answered once, and a new message with the same request gets the same answer again', async () => {
  const message = request({ on: VALID.after });
  const id = await shop.stack.deliver(VerifyPrescription, message);
  await answersTo(message.aggregateId);
  await shop.stack.deliver(VerifyPrescription, message, { id });
  await shop.stack.deliver(VerifyPrescription, message);
  const answers = await answersTo(message.aggregateId, 2);
  expect(answers).toHaveLength(2);
  expect(answers[1]).toEqual(answers[0]);
});

test('eighty concurrent orders each get one answer of their own, in any order of arrival', async () => {
  const messages = Array.from({ length: 80 }, (_, n) => request(n % 4 === 0 ? { on: VALID.after } : {}));
  await Promise.all(messages.map((message) => shop.stack.deliver(VerifyPrescription, message)));
  const answers = await Promise.all(messages.map(({ aggregateId }) => answersTo(aggregateId)));
  const expected = messages.map((_, n) => [n % 4 === 0 ? PrescriptionRefused.type : PrescriptionVerified.type]);
  expect(answers.map((rows) => rows.map(({ type }) => type))).toEqual(expected);
}, 30_000);
