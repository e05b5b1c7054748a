/**
 * Tests the three-year file. It has every record that the Contact Lens Rule requires, unchanged, and each is kept for
 * three years.
 */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { VerifyPrescription } from '@toric/contracts/customer/events';
import type { RuleRecord } from '@toric/contracts/customer/registers/rule-register.http';
import { until } from '@toric/infra/prove/testing/test-stack';
import { TEST_LENS_IDS } from '@toric/infra/prove/testing/test-lens-ids';
import fc from 'fast-check';
import sharp from 'sharp';
import {
  type Customer,
  type CustomerStack,
  customerStack,
  LEFT,
  prescription,
  PRODUCT,
  RIGHT,
  TODAY,
} from '../customer-stack.ts';

const PATH = '/registers/us-contact-lens-rule';
let shop: CustomerStack;
let [optician, auditor] = ['', ''];
beforeAll(async () => {
  shop = await customerStack();
  [optician, auditor] = await Promise.all([shop.staff('optician'), shop.staff('auditor')]);
}, 60_000);
afterAll(() => shop.stop());

type Days = { from: string; to: string; timeZone: string };
const EVER: Days = { from: '2000-01-01', to: '2099-12-31', timeZone: 'America/New_York' };
type Page = {
  data: RuleRecord[];
  nextCursor: string | null;
  whole?: { rows: number; missing: { attachments: number } };
};

async function page(query: Record<string, string>): Promise<Page> {
  const search = new URLSearchParams(query).toString();
  return (await shop.call('get', `${PATH}?${search}`, { token: auditor }).expect(200)).body;
}
async function records(days: Days, limit = 100): Promise<RuleRecord[]> {
  const found: RuleRecord[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const next: Page = await page({ ...days, limit: String(limit), ...(cursor && { cursor }) });
    found.push(...next.data);
    cursor = next.nextCursor;
  }
  return found;
}
const recordsOf = async ({ id }: Customer) => (await records(EVER)).filter(({ customerId }) => customerId === id);

async function attach({ id, token }: Customer, prescriptionId: string) {
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#123' } })
    .png()
    .toBuffer();
  await shop
    .call('post', `/customers/${id}/prescriptions/${prescriptionId}/attachments`, { token })
    .set('Content-Type', 'image/png')
    .send(png)
    .expect(201);
}

/** Creates an order that waits for a prescriber, and returns its customer and the open verification. */
async function waitingOrder(): Promise<{ buyer: Customer; verificationId: string }> {
  const buyer = await shop.signUp({ givenName: '=Ada' });
  const prescriptionId = await shop.record(buyer, { source: 'entered' });
  const line = {
    lineId: randomUUID(),
    eye: 'right' as const,
    prescriptionId,
    lensId: TEST_LENS_IDS.of(PRODUCT, RIGHT),
    quantity: 2,
  };
  const shippingAddressId = await shop.addAddress(buyer);
  const order = { orderId: randomUUID(), customerId: buyer.id, shippingAddressId, market: 'US', on: TODAY };
  await shop.stack.deliver(VerifyPrescription, VerifyPrescription({ ...order, lines: [line] }));
  const verificationId = await until('the verification', async () => {
    const { body } = await shop.call('get', `/verifications?customerId=${buyer.id}`, { token: optician });
    return body.data[0]?.id as string | undefined;
  });
  return { buyer, verificationId };
}

const post = (id: string, what: 'transmissions' | 'contacts' | 'answers', body: object) =>
  shop.call('post', `/verifications/${id}/${what}`, { token: optician, body }).expect(201);

/** Creates a verification with a transmission, a call and an answer. Returns its customer. */
async function answeredVerification(answer: object) {
  const { buyer, verificationId } = await waitingOrder();
  const at = new Date().toISOString();
  await post(verificationId, 'transmissions', {
    ...{ channel: 'fax', to: '+1 202 555 0144', contact: 'Olga, +1 202 555 0100', reference: 'FAX-4711' },
    ...{ sentAt: at, receivedAt: at, saturday: { hours: { from: '09:00', to: '13:00' }, basis: 'their website' } },
  });
  await post(verificationId, 'contacts', {
    kind: 'call',
    at,
    channel: 'phone',
    person: 'Reception',
    outcome: 'Tomorrow.',
  });
  await post(verificationId, 'answers', { receivedAt: at, channel: 'phone', person: 'Dr. Ada Example', ...answer });
  return buyer;
}

test('the file shows a verification from the request with its proof to the correction', async () => {
  const eyes = { right: { productId: PRODUCT, parameters: LEFT } };
  const buyer = await answeredVerification({ answer: 'corrected', contents: prescription({ eyes }) });
  const found = await recordsOf(buyer);
  const kinds = ['answer', 'contact', 'evidence', 'prescription', 'prescription', 'transmission'];
  expect(found.map(({ kind }) => kind).sort((a, b) => a.localeCompare(b))).toEqual(kinds);
  const recordOf = (kind: string) => found.find((record) => record.kind === kind);
  expect(recordOf('transmission')).toMatchObject({
    ...{ patientName: '=Ada Hopper', patientAddress: 'Grace Hopper, 1 Compiler Street, Arlington, VA, 22201, US' },
    ...{ lenses: `right: ${PRODUCT} baseCurve 8.6 diameter 14 sphere -2.25 × 2`, requestedOn: TODAY },
    ...{ channel: 'fax', sentTo: '+1 202 555 0144', proof: 'FAX-4711', contactPerson: 'Olga, +1 202 555 0100' },
    ...{ saturdayHours: '09:00-13:00', saturdayBasis: 'their website', missing: [] },
    communicatedAt: expect.any(String),
    completedAt: expect.any(String),
    deadline: expect.any(String),
    reasoning: expect.stringContaining(': '),
    prescriber: 'Dr. Ada Example, America/New_York',
  });
  expect(recordOf('contact')).toMatchObject({ channel: 'phone', persons: 'Reception', said: 'call: Tomorrow.' });
  expect(recordOf('answer')).toMatchObject({
    answer: 'corrected',
    persons: 'Dr. Ada Example',
    lenses: expect.stringContaining('-2.5'),
  });
  expect(recordOf('evidence')).toMatchObject({ evidenceBasis: 'corrected', revision: 2, missing: [] });
});

test('a copy of a document is listed with its digest and path; evidence without a copy is marked as missing one', async () => {
  const [buyer, without] = await Promise.all([shop.signUp(), shop.signUp()]);
  const before = (await page({ ...EVER, limit: '1' })).whole;
  await attach(buyer, await shop.recordSeen(buyer));
  await shop.recordSeen(without);
  const found = await recordsOf(buyer);
  const file = found.find(({ kind }) => kind === 'attachment');
  const path = file?.attachmentPath?.replace(/^\/v1/, '') ?? '';
  const { body } = await shop.call('get', path, { token: auditor }).buffer().expect(200);
  expect(file?.attachmentSha256).toBe(createHash('sha256').update(body).digest('hex'));
  expect(found.find(({ kind }) => kind === 'evidence')).toMatchObject({
    attachments: file?.attachmentPath,
    missing: [],
  });
  expect((await recordsOf(without)).find(({ kind }) => kind === 'evidence')).toMatchObject({
    missing: ['attachments'],
  });
  const after = (await page({ ...EVER, limit: '1' })).whole;
  expect([
    (after?.rows ?? 0) - (before?.rows ?? 0),
    (after?.missing.attachments ?? 0) - (before?.missing.attachments ?? 0),
  ]).toEqual([5, 1]);
});

test('every record of a page or of the export is in the change record, and no cell is a formula', async () => {
  const buyer = await answeredVerification({
    answer: 'denied',
    reason: 'inaccurate',
    explanation: 'Not what I wrote.',
  });
  const ids = (await recordsOf(buyer)).map(({ id }) => id).sort();
  const { text } = await shop
    .call('get', `${PATH}.csv?${new URLSearchParams(EVER).toString()}`, { token: auditor })
    .expect(200);
  const { rows } = await shop.stack.admin.query<{ action: string; ids: string[] }>(
    "select action, array_agg(distinct subject::text order by subject::text) as ids from customer.change_record where customer_id = $1 and subject_type = 'register' group by 1 order by 1",
    [buyer.id],
  );
  expect(rows).toEqual([
    { action: 'register.exported', ids },
    { action: 'register.read', ids },
  ]);
  const lines = text.split('\r\n').filter((line) => line.includes(buyer.id));
  expect(lines).toHaveLength(ids.length);
  expect(lines.every((line) => line.includes("'=Ada Hopper"))).toBe(true);
});

/** Runs SQL statements while the triggers that make the tables append-only are switched off. */
async function withoutTriggers(...statements: string[]) {
  const client = await shop.stack.admin.connect();
  try {
    await client.query('set session_replication_role = replica; set search_path = customer');
    for (const statement of statements) await client.query(statement);
  } finally {
    client.release(true);
  }
}
const TABLES = {
  prescription_revision: 'recorded_at',
  prescription_attachment: 'created_at',
  verification_entry: 'recorded_at',
  evidence: 'recorded_at',
};

test('any range of days in any time zone returns every record exactly once', async () => {
  await answeredVerification({ answer: 'confirmed' });
  const buyer = await shop.signUp();
  await attach(buyer, await shop.recordSeen(buyer));
  // Each instant is at, or one millisecond before, 00:00, 04:00 or 16:00 UTC. At 04:00 UTC a day begins in New York (in
  // daylight-saving time), and at 16:00 UTC in Shanghai.
  const instants = ['08T03:59:59.999', '09T04:00', '09T15:59:59.999', '09T16:00', '10T00:00', '10T04:00', '10T16:00'];
  const one = instants.map((at) => `'2026-03-${at}Z'`).join(', ');
  await withoutTriggers(
    'create sequence turn',
    ...Object.entries(TABLES).map(
      ([table, column]) =>
        `update ${table} set ${column} = (array[${one}]::timestamptz[])[1 + nextval('turn') % ${instants.length}]`,
    ),
  );
  const read = Object.entries(TABLES).map(([table, column]) => `select ${column} as at from customer.${table}`);
  const { rows: truth } = await shop.stack.admin.query<{ at: Date }>(read.join(' union all '));
  const day = fc.integer({ min: 7, max: 11 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`);
  await fc.assert(
    fc.asyncProperty(
      day,
      day,
      fc.constantFrom('America/New_York', 'Asia/Shanghai', 'UTC'),
      fc.constantFrom(3, 100),
      async (a, b, timeZone, limit) => {
        const days = a < b ? { from: a, to: b, timeZone } : { from: b, to: a, timeZone };
        const dayAt = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
        const within = truth.map(({ at }) => dayAt.format(at)).filter((on) => on >= days.from && on <= days.to);
        const found = await records(days, limit);
        expect(found.map(({ recordedOn }) => recordedOn)).toEqual(within.sort());
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      },
    ),
    { numRuns: 30 },
  );
});

test('the key of a customer with records cannot be destroyed for three years, and can be afterwards', async () => {
  const buyer = await shop.signUp();
  await shop.recordSeen(buyer);
  const destroy = () => shop.stack.admin.query('delete from customer.data_key where customer_id = $1', [buyer.id]);
  await expect(destroy()).rejects.toThrow(/kept for three years/);
  const long = `- interval '3 years 1 day' where prescription_id in (select id from prescription where customer_id = '${buyer.id}')`;
  await withoutTriggers(
    `update prescription_revision set recorded_at = recorded_at ${long}`,
    `update evidence set recorded_at = recorded_at ${long}`,
  );
  expect((await destroy()).rowCount).toBe(1);
});
