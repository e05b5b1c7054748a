/** Tests that a customer cannot make the evidence for an order alone: reviews of files, revisions and denials. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PrescriptionRefused, PrescriptionVerified, VerificationAwaited } from '@toric/contracts/customer/events';
import sharp from 'sharp';
import {
  type Customer,
  type CustomerStack,
  customerStack,
  LEFT,
  prescription,
  PRODUCT,
  RIGHT,
} from '../customer-stack.ts';
import { waitingOrders } from '../supply/waiting-orders.ts';
import { resource } from '../prescriptions/fhir-samples.ts';

let shop: CustomerStack;
let optician: string;
let png: Buffer;
beforeAll(async () => {
  shop = await customerStack();
  optician = await shop.staff('optician');
  png = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
}, 60_000);
afterAll(() => shop.stop());

const { ask, answersTo, answered, entered } = waitingOrders(() => shop);
const pathOf = ({ id }: Customer, prescriptionId: string) => `/customers/${id}/prescriptions/${prescriptionId}`;
const attach = (buyer: Customer, id: string) => {
  const headers = { 'Content-Type': 'image/png', 'Idempotency-Key': randomUUID() };
  return shop.call('post', `${pathOf(buyer, id)}/attachments`, { token: buyer.token, headers, body: png }).expect(201);
};
const review = (buyer: Customer, id: string, outcome: string, headers = {}) =>
  shop.call('post', `${pathOf(buyer, id)}/reviews`, { token: optician, body: { outcome, revision: 1 }, headers });
const read = async (buyer: Customer, id: string) =>
  (await shop.call('get', pathOf(buyer, id), { token: buyer.token }).expect(200)).body;
const queue = async () => (await shop.call('get', '/prescription-reviews?limit=100', { token: optician })).body.data;
const deny = (verificationId: string) =>
  shop
    .call('post', `/verifications/${verificationId}/answers`, {
      token: optician,
      body: {
        ...{ answer: 'denied', receivedAt: new Date().toISOString(), channel: 'phone', person: 'Dr. Ada Example' },
        ...{ reason: 'inaccurate', explanation: 'Not what I wrote.' },
      },
    })
    .expect(201);

test('a file puts a prescription into the queue, and a matching review makes it presented and answers the order', async () => {
  const buyer = await shop.signUp();
  const id = await shop.record(buyer, { source: 'presented' });
  await attach(buyer, id);
  await attach(buyer, id);
  const orderId = await ask(buyer, id);
  expect(await answered(orderId, 1)).toEqual([VerificationAwaited.type]);
  const asked = await shop.call('get', `/verifications?customerId=${buyer.id}`, { token: optician });
  expect(asked.body.data).toEqual([]); // the prescriber is not asked while a file waits for a review
  const waiting = (await queue()).find((one: { id: string }) => one.id === id);
  expect(waiting).toMatchObject({ status: 'entered', eyes: prescription().eyes, customerId: buyer.id });
  expect(waiting.attachments).toHaveLength(2);
  expect(waiting.reviewSince).toBe((await read(buyer, id)).reviewSince);

  await review(buyer, id, 'matches', { 'If-Match': '"v1"' }).expect(412);
  const reviewed = await review(buyer, id, 'matches').expect(201);
  expect(reviewed.body).toMatchObject({ status: 'presented', revision: 1 });
  expect(await answered(orderId, 2)).toEqual([VerificationAwaited.type, PrescriptionVerified.type]);
  expect((await queue()).some((one: { id: string }) => one.id === id)).toBe(false);
  const [, verified] = await answersTo(orderId);
  const { lines } = PrescriptionVerified.data.parse(verified?.data);
  const evidence = await shop.call('get', `/evidence/${lines?.[0]?.evidenceId}`, { token: optician }).expect(200);
  expect(evidence.body).toMatchObject({ basis: 'presented', revision: 1 });
  expect(evidence.body.recordedBy).not.toBe(buyer.id);
  await review(buyer, id, 'matches').expect(409);
});

test('after a file that differs the prescriber is asked for the waiting order', async () => {
  const buyer = await shop.signUp();
  const id = await shop.record(buyer);
  await review(buyer, id, 'matches').expect(409);
  await attach(buyer, id);
  const orderId = await ask(buyer, id);
  expect(await answered(orderId, 1)).toEqual([VerificationAwaited.type]);
  await review(buyer, id, 'differs').expect(201);
  expect((await read(buyer, id)).status).toBe('verifying');
  const { body } = await shop.call('get', `/verifications?customerId=${buyer.id}`, { token: optician }).expect(200);
  expect(body.data).toMatchObject([{ status: 'to-send', prescriptionId: id }]);
});

test('the longest wait comes first, page by page, and every reading is logged', async () => {
  const buyer = await shop.signUp();
  const ids = [await shop.record(buyer), await shop.record(buyer)];
  for (const id of ids) await attach(buyer, id);
  const seen: string[] = [];
  for (let cursor = ''; ; ) {
    const page = await shop.call('get', `/prescription-reviews?limit=1${cursor}`, { token: optician }).expect(200);
    seen.push(...page.body.data.map(({ id }: { id: string }) => id));
    if (page.body.nextCursor === null) break;
    cursor = `&cursor=${page.body.nextCursor}`;
  }
  expect(seen.filter((id) => ids.includes(id))).toEqual(ids);
  const logged = await shop.value<number>(
    `select count(*)::int as value from customer.change_record where subject = $1 and action = 'prescription.listed'`,
    ids[0],
  );
  expect(logged).toBe(1);
});

test('while the prescriber is asked, a revision by the customer does not permit the order, whatever its source', async () => {
  const one = await entered();
  const body = prescription({ source: 'presented', notes: 'I have it here.' });
  const path = `${pathOf(one.buyer, one.prescriptionId)}/revisions`;
  await shop.call('post', path, { token: one.buyer.token, body }).expect(201);
  expect((await read(one.buyer, one.prescriptionId)).status).toBe('verifying');
  expect(await answersTo(one.orderId)).toHaveLength(1);
});

test('a customer who revises a verified prescription keeps its evidence only if nothing changes', async () => {
  const buyer = await shop.signUp();
  const id = await shop.recordSeen(buyer);
  const path = `${pathOf(buyer, id)}/revisions`;
  const revise = async (change: object) =>
    (await shop.call('post', path, { token: buyer.token, body: prescription(change) }).expect(201)).body.status;
  expect(await revise({})).toBe('verified');
  expect(await answered(await ask(buyer, id), 1)).toEqual([PrescriptionVerified.type]);
  const stronger = { right: { productId: PRODUCT, parameters: { ...LEFT, sphere: -5 } } };
  expect(await revise({ eyes: stronger })).toBe('entered');
});

const LEFT_LENS = { productId: PRODUCT, parameters: LEFT };
test.each([
  ['the notes', { notes: 'The prescriber permits any other brand.' }],
  [
    'the name of a product',
    { eyes: { right: { productId: PRODUCT, productName: 'Another Brand', parameters: RIGHT }, left: LEFT_LENS } },
  ],
  ['the last day', { expiresOn: new Date(Date.now() + 420 * 86_400_000).toISOString().slice(0, 10) }],
  ['the prescriber', { prescriber: { name: 'Dr. Obliging', timeZone: 'America/New_York' } }],
  ['the place of issue', { issuedIn: 'CA' }],
])('a revision of %s is a new thing to verify', async (_, change) => {
  const buyer = await shop.signUp();
  const id = await shop.recordSeen(buyer);
  const body = prescription(change);
  const path = `${pathOf(buyer, id)}/revisions`;
  const revised = await shop.call('post', path, { token: buyer.token, body }).expect(201);
  expect(revised.body.status).toBe('entered');
});

test('a denial stands against the same values recorded anew, by the customer, by a file and by an optician', async () => {
  const one = await entered();
  const { buyer } = one;
  const [twin, seen] = [await shop.record(buyer), await shop.recordSeen(buyer)];
  await deny(one.verificationId);
  expect(await answered(one.orderId, 2)).toEqual([VerificationAwaited.type, PrescriptionRefused.type]);
  expect([(await read(buyer, twin)).status, (await read(buyer, seen)).status]).toEqual(['refused', 'refused']);

  const anew = await shop.record(buyer, { source: 'presented', prescriber: { name: 'ada example' } });
  await attach(buyer, anew);
  const denied = await review(buyer, anew, 'matches').expect(409);
  expect(denied.body.type).toBe('/docs/errors/prescription.denied');
  const seenAgain = { token: optician, body: { revision: 1 } };
  const confirm = await shop.call('post', `${pathOf(buyer, anew)}/verify`, seenAgain).expect(409);
  expect(confirm.body.type).toBe('/docs/errors/prescription.denied');
  expect((await read(buyer, await shop.recordSeen(buyer))).status).toBe('entered');
});

test('against a denial silence never verifies, and the prescriber may take the denial back', async () => {
  const one = await entered();
  await deny(one.verificationId);
  const again = await shop.record(one.buyer);
  const orderId = await ask(one.buyer, again);
  expect(await answered(orderId, 1)).toEqual([VerificationAwaited.type]);
  const { body } = await shop.call('get', `/verifications?customerId=${one.buyer.id}`, { token: optician }).expect(200);
  const at = new Date().toISOString();
  const sent = await shop
    .call('post', `/verifications/${body.data[0].id}/transmissions`, {
      token: optician,
      body: { channel: 'fax', to: '1', contact: 'Olga', sentAt: at, receivedAt: at, reference: 'F' },
    })
    .expect(201);
  expect(sent.body).toMatchObject({ status: 'waiting', deadline: null });
  expect(sent.body.clock.steps[0].why).toMatch(/has denied this lens before/);

  const otherwise = { answer: 'confirmed', receivedAt: new Date().toISOString(), channel: 'phone', person: 'Dr. Ada' };
  const path = `/verifications/${one.verificationId}/answers`;
  const taken = await shop.call('post', path, { token: optician, body: otherwise }).expect(201);
  expect(taken.body).toMatchObject({ status: 'confirmed', late: false });
  expect((await read(one.buyer, one.prescriptionId)).status).toBe('verified');
});

test('a review of a revision that the customer has replaced meanwhile is refused, also without If-Match', async () => {
  const buyer = await shop.signUp();
  const id = await shop.record(buyer);
  await attach(buyer, id);
  const body = prescription({ eyes: { right: { productId: PRODUCT, parameters: { ...LEFT, sphere: -5 } } } });
  await shop.call('post', `${pathOf(buyer, id)}/revisions`, { token: buyer.token, body }).expect(201);
  await review(buyer, id, 'matches').expect(412);
  expect((await read(buyer, id)).status).toBe('entered');
});

test('only opticians review, and reviews are append-only and sealed', async () => {
  const buyer = await shop.signUp();
  const id = await shop.record(buyer);
  await attach(buyer, id);
  const path = `${pathOf(buyer, id)}/reviews`;
  for (const token of [buyer.token, await shop.staff('sales'), await shop.staff('auditor'), await shop.staff('admin')])
    await shop.call('post', path, { token, body: { outcome: 'matches', revision: 1 } }).expect(403);
  await shop.call('get', '/prescription-reviews', { token: buyer.token }).expect(403);
  await shop
    .call('post', path, { token: optician, body: { outcome: 'differs', revision: 1, note: 'canary-note' } })
    .expect(201);
  const rows = await shop.value<string>(
    'select string_agg(t::text, $1) as value from customer.prescription_review t',
    ';',
  );
  expect(rows).not.toMatch(/canary/);
  await expect(shop.stack.admin.query('delete from customer.prescription_review')).rejects.toThrow(/append-only/);
});

test('customers take turns in the queue, and at most five prescriptions of one customer wait', async () => {
  const [busy, late] = [await shop.signUp(), await shop.signUp()];
  const many: string[] = [];
  for (let at = 0; at < 5; at++) many.push(await shop.record(busy));
  for (const id of many) await attach(busy, id);
  const one = await shop.record(late);
  await attach(late, one);
  const seen: string[] = [];
  for (let cursor = ''; ; ) {
    const page = await shop.call('get', `/prescription-reviews?limit=1${cursor}`, { token: optician }).expect(200);
    seen.push(...page.body.data.map(({ id }: { id: string }) => id));
    if (page.body.nextCursor === null) break;
    cursor = `&cursor=${page.body.nextCursor}`;
  }
  const [first, ...rest] = many;
  expect(seen.filter((id) => id === one || many.includes(id))).toEqual([first, one, ...rest]);
  const sixth = await shop.record(busy);
  const headers = { 'Content-Type': 'image/png' };
  const full = { token: busy.token, headers, body: png };
  const refused = await shop.call('post', `${pathOf(busy, sixth)}/attachments`, full).expect(409);
  expect(refused.body.type).toBe('/docs/errors/prescription.too-many-reviews');
});

test('a customer may record twenty prescriptions and ten drafts, also in parallel, and an optician more', async () => {
  const buyer = await shop.signUp();
  const path = `/customers/${buyer.id}/prescriptions`;
  const tally = async (answers: Promise<{ status: number; body: { type?: string } }>[]) => {
    const kinds = (await Promise.all(answers)).map(({ status, body }) => `${status} ${body.type ?? ''}`);
    return Object.fromEntries([...new Set(kinds)].map((kind) => [kind, kinds.filter((one) => one === kind).length]));
  };
  const times = (count: number, url: string, body: object, token = buyer.token) =>
    tally(Array.from({ length: count }, async () => shop.call('post', url, { token, body })));
  expect(await times(24, path, prescription())).toEqual({ '201 ': 20, '409 /docs/errors/prescription.too-many': 4 });
  expect(await times(1, path, prescription(), optician)).toEqual({ '201 ': 1 });
  const incomplete = resource({ extension: [], patient: { reference: `Patient/${buyer.id}` } });
  expect(await times(12, `${path}/fhir`, incomplete)).toEqual({
    '201 ': 10,
    '409 /docs/errors/prescription-draft.too-many': 2,
  });
});

test('an optician cannot verify without a file, unless she says which document she compared; both are kept', async () => {
  const buyer = await shop.signUp();
  const [bare, filed] = [await shop.record(buyer), await shop.record(buyer)];
  const verify = (id: string, more: object = {}) =>
    shop.call('post', `${pathOf(buyer, id)}/verify`, { token: optician, body: { revision: 1, ...more } });
  const refused = await verify(bare).expect(409);
  expect(refused.body.type).toBe('/docs/errors/prescription.not-seen');
  expect((await read(buyer, bare)).status).toBe('entered');
  expect((await verify(bare, { seen: 'The paper original' }).expect(200)).body.status).toBe('verified');
  await attach(buyer, filed);
  expect((await verify(filed).expect(200)).body.status).toBe('verified');
  for (const id of [bare, filed]) {
    const kept = `select count(*)::int as value from customer.prescription_review where prescription_id = $1
      and outcome = 'matches' and reviewed_by is not null and sealed not like '%paper%'`;
    expect(await shop.value<number>(kept, id)).toBe(1);
  }
});
