/** Tests verification by a prescriber: from the waiting order and the transmission to the answer or to silence. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  EvidenceRevoked,
  PrescriptionRefused,
  PrescriptionVerified,
  VerificationAwaited,
} from '@toric/contracts/customer/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type CustomerStack, customerStack, LEFT, prescription, PRODUCT, RIGHT, TODAY } from '../customer-stack.ts';
import { type WaitingOrder, waitingOrders } from './waiting-orders.ts';

const DAY_MS = 86_400_000;
const REAL_TIMERS = [
  ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'] as const),
  ...(['nextTick', 'queueMicrotask', 'hrtime', 'performance'] as const),
];

let shop: CustomerStack;
let optician: string;
beforeAll(async () => {
  shop = await customerStack();
  optician = await shop.staff('optician');
}, 60_000);
afterEach(() => void jest.useRealTimers());
afterAll(() => shop.stop());

const { ask, answersTo, answered, entered } = waitingOrders(() => shop);

const post = (id: string, what: 'transmissions' | 'contacts' | 'answers', body: object, headers = {}) =>
  shop.call('post', `/verifications/${id}/${what}`, { token: optician, body, headers });
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const fax = (at: string) => ({
  channel: 'fax',
  to: '+1 202 555 0144',
  contact: 'Olga, +1 202 555 0100',
  sentAt: at,
  receivedAt: at,
  reference: 'FAX-4711',
});
const reply = (answer: string, receivedAt: string, more: object = {}) => ({
  answer,
  receivedAt,
  channel: 'phone',
  person: 'Dr. Ada Example',
  ...(answer === 'denied' && { reason: 'inaccurate', explanation: 'Not what I wrote.' }),
  ...(answer === 'corrected' && {
    contents: prescription({ eyes: { right: { productId: PRODUCT, parameters: LEFT } } }),
  }),
  ...more,
});
const read = async ({ verificationId }: WaitingOrder) =>
  (await shop.call('get', `/verifications/${verificationId}`, { token: optician }).expect(200)).body;
const statusOf = async ({ buyer, prescriptionId }: WaitingOrder) =>
  (await shop.call('get', `/customers/${buyer.id}/prescriptions/${prescriptionId}`, { token: optician })).body.status;

/**
 * Makes the verification 30 days older, so that a transmission of three weeks ago is accepted and its deadline has
 * passed.
 */
async function backdated(one: WaitingOrder): Promise<void> {
  await shop.stack.admin.query(
    `update customer.verification set created_at = created_at - interval '30 days' where id = $1`,
    [one.verificationId],
  );
}

/** Creates a verification that silence has decided: the request was sent three weeks ago and never answered. */
async function silent(): Promise<WaitingOrder & { deadline: string }> {
  const one = await entered();
  await backdated(one);
  const { body } = await post(one.verificationId, 'transmissions', fax(ago(21 * DAY_MS))).expect(201);
  expect(await answered(one.orderId, 2)).toEqual([VerificationAwaited.type, PrescriptionVerified.type]);
  return { ...one, deadline: body.deadline };
}
const secondBefore = (instant: string) => new Date(Date.parse(instant) - 1_000).toISOString();

test('a request is listed, composed, and sent with its proof; then the clock runs and explains itself', async () => {
  const one = await entered();
  const listed = await shop.call('get', '/verifications?status=to-send', { token: optician }).expect(200);
  expect(listed.body.data.map(({ id }: { id: string }) => id)).toContain(one.verificationId);
  expect(JSON.stringify(listed.body)).not.toMatch(/Hopper|-2\.25/);
  const before = await read(one);
  expect(before).toMatchObject({
    status: 'to-send',
    deadline: null,
    clock: null,
    log: [],
    asked: {
      patient: { name: 'Grace Hopper', address: { line1: '1 Compiler Street', country: 'US' } },
      lenses: [{ eye: 'right', productId: PRODUCT, parameters: RIGHT, boxes: 2 }],
      requestedOn: TODAY,
      prescriber: { name: 'Dr. Ada Example' },
    },
  });
  expect(await statusOf(one)).toBe('verifying');

  const now = new Date().toISOString();
  const sent = await post(one.verificationId, 'transmissions', fax(now), { 'If-Match': '"v1"' }).expect(201);
  expect(Date.parse(sent.body.deadline)).toBeGreaterThan(Date.now());
  expect(sent.body).toMatchObject({ status: 'waiting', version: 2, clock: { deadlineLocal: expect.any(String) } });
  expect(sent.body.clock.steps.at(-1).why).toMatch(/0 to go\.$/);
  await post(one.verificationId, 'contacts', {
    kind: 'reminder',
    at: now,
    channel: 'phone',
    outcome: 'Called back at noon.',
  }).expect(201);
  const after = await read(one);
  expect(after.asked).toEqual(before.asked);
  expect(after.log.map(({ kind }: { kind: string }) => kind)).toEqual(['transmission', 'contact']);
  const logged = await shop.value<number>(
    `select count(*)::int as value from customer.change_record where action = 'verification.read' and subject = $1`,
    one.verificationId,
  );
  expect(logged).toBe(2);
  await post(one.verificationId, 'transmissions', fax(now), { 'If-Match': '"v1"' }).expect(412);
});

test('a transmission is refused without a time zone, before the request existed, and in the future', async () => {
  const { verificationId } = await entered({ prescriber: { name: 'Dr. Ada Example' } });
  const now = new Date().toISOString();
  const refused = await post(verificationId, 'transmissions', fax(now)).expect(422);
  expect([refused.body.type, refused.body.errors[0].pointer]).toEqual([
    '/docs/errors/verification.not-computable',
    '/timeZone',
  ]);
  const zone = { timeZone: 'America/Chicago' };
  await post(verificationId, 'transmissions', { ...fax(now), timeZone: 'EST' }).expect(400);
  const abroad = await post(verificationId, 'transmissions', { ...fax(now), timeZone: 'Asia/Tokyo' }).expect(422);
  expect(abroad.body.errors[0].pointer).toBe('/timeZone');
  for (const at of [ago(DAY_MS), ago(-DAY_MS)])
    await post(verificationId, 'transmissions', { ...fax(at), ...zone }).expect(400);
  await post(verificationId, 'answers', reply('confirmed', ago(-DAY_MS))).expect(400);
  await post(verificationId, 'transmissions', { ...fax(now), ...zone }).expect(201);
});

test('a confirmation permits the order, by evidence that names the verification', async () => {
  const one = await entered();
  await post(one.verificationId, 'answers', reply('confirmed', new Date().toISOString())).expect(201);
  expect(await answered(one.orderId, 2)).toEqual([VerificationAwaited.type, PrescriptionVerified.type]);
  const [, verified] = await answersTo(one.orderId);
  const [line] = PrescriptionVerified.data.parse(verified?.data).lines ?? [];
  const evidence = await shop.call('get', `/evidence/${line?.evidenceId}`, { token: optician }).expect(200);
  expect(evidence.body).toMatchObject({ basis: 'confirmed', verificationId: one.verificationId, revision: 1 });
  expect(await statusOf(one)).toBe('verified');
  expect(await answered(await ask(one.buyer, one.prescriptionId), 1)).toEqual([PrescriptionVerified.type]);
});

test('a correction becomes a verified revision, and an order for the old values is refused', async () => {
  const one = await entered();
  const wrong = reply('corrected', new Date().toISOString(), { contents: prescription({ expiresOn: TODAY }) });
  const unsound = await post(one.verificationId, 'answers', wrong).expect(400);
  expect(unsound.body.errors[0].pointer).toBe('/contents/expiresOn');
  await post(one.verificationId, 'answers', reply('corrected', new Date().toISOString())).expect(201);
  expect(await answered(one.orderId, 2)).toEqual([VerificationAwaited.type, PrescriptionRefused.type]);
  const path = `/customers/${one.buyer.id}/prescriptions/${one.prescriptionId}`;
  const { body } = await shop.call('get', path, { token: optician }).expect(200);
  expect(body).toMatchObject({ status: 'verified', revision: 2, eyes: { right: { parameters: LEFT } } });
});

test('a denial refuses the order; presenting the prescription again asks the prescriber again', async () => {
  const one = await entered();
  await post(one.verificationId, 'answers', reply('denied', new Date().toISOString())).expect(201);
  expect(await answered(one.orderId, 2)).toEqual([VerificationAwaited.type, PrescriptionRefused.type]);
  expect((await answersTo(one.orderId))[1]?.data.reason?.code).toBe('prescription.denied');
  expect(await statusOf(one)).toBe('refused');
  const path = `/customers/${one.buyer.id}/prescriptions/${one.prescriptionId}/revisions`;
  const body = prescription({ source: 'presented' });
  const again = await shop.call('post', path, { token: one.buyer.token, body }).expect(201);
  expect(again.body.status).toBe('entered');
  expect(await answered(await ask(one.buyer, one.prescriptionId), 1)).toEqual([VerificationAwaited.type]);
});

describe('silence', () => {
  test('verifies at the deadline; a timer that wakes early sleeps again', async () => {
    const one = await entered();
    const { body } = await post(one.verificationId, 'transmissions', fax(new Date().toISOString())).expect(201);
    const timers = `from customer.effect where data ->> 'verificationId' = $1 and done_at is null`;
    const wake = () =>
      shop.stack.admin.query(
        `update customer.effect set due_at = now() where data ->> 'verificationId' = $1 and done_at is null`,
        [one.verificationId],
      );
    // A timer may wake too early: an operator or a wrong clock of the database may wake it, or the clock of the process
    // may be ten days ahead.
    for (const wakeAt of [Date.now(), Date.now() + 10 * DAY_MS]) {
      const before = await shop.value<string>(`select id as value ${timers}`, one.verificationId);
      jest.useFakeTimers({ now: wakeAt, doNotFake: REAL_TIMERS });
      await wake();
      await until('a new timer', async () =>
        (await shop.value<string>(`select id as value ${timers}`, one.verificationId).catch(() => before)) === before
          ? undefined
          : true,
      );
      jest.useRealTimers();
      const due = await shop.value<Date>(`select due_at as value ${timers}`, one.verificationId);
      expect(Math.abs(due.getTime() - Date.parse(body.deadline))).toBeLessThan(60_000);
    }
    expect(await read(one)).toMatchObject({ status: 'waiting', deadline: body.deadline });
    expect(await answersTo(one.orderId)).toHaveLength(1);
  });

  test('verifies after a restart, if the deadline passed meanwhile', async () => {
    const one = await entered();
    await backdated(one);
    await post(one.verificationId, 'transmissions', fax(new Date().toISOString())).expect(201);
    await shop.restart();
    expect((await read(one)).status).toBe('waiting');
    await shop.stack.admin.query(`update customer.verification set deadline = now() where id = $1`, [
      one.verificationId,
    ]);
    await shop.stack.admin.query(
      `update customer.effect set due_at = now() where data ->> 'verificationId' = $1 and done_at is null`,
      [one.verificationId],
    );
    expect(await answered(one.orderId, 2)).toEqual([VerificationAwaited.type, PrescriptionVerified.type]);
    expect((await read(one)).status).toBe('unanswered');
  });

  test('a denial received before the deadline counts, even after the timer, and revokes the evidence by silence', async () => {
    const one = await silent();
    const answer = reply('denied', secondBefore(one.deadline));
    const { body } = await post(one.verificationId, 'answers', answer).expect(201);
    expect(body).toMatchObject({ status: 'denied', late: false });
    expect(await statusOf(one)).toBe('refused');
    const [, verified] = await answersTo(one.orderId);
    const [line] = PrescriptionVerified.data.parse(verified?.data).lines ?? [];
    const revoked = await shop.stack.emitted('customer', EvidenceRevoked);
    expect(revoked.filter(({ evidenceId }) => evidenceId === line?.evidenceId)).toMatchObject([
      { customerId: one.buyer.id, reason: { code: 'prescription.denied' } },
    ]);
  });

  test('a denial at the deadline or later changes nothing, is recorded, and is counted for the alarm', async () => {
    const one = await silent();
    for (const at of [one.deadline, ago(1_000)]) {
      const { body } = await post(one.verificationId, 'answers', reply('denied', at)).expect(201);
      expect(body).toMatchObject({ status: 'unanswered', late: true });
    }
    expect(await statusOf(one)).toBe('verified');
    expect((await read(one)).log.map(({ kind }: { kind: string }) => kind)).toEqual([
      'transmission',
      'objection',
      'objection',
    ]);
    const metrics = await shop.call('get', '/metrics').expect(200);
    expect(metrics.text).toMatch(/^verification_objections [1-9]/m);
    expect(metrics.text).toMatch(/^verification_oldest_seconds\{waits_for="request"\} \d/m);
  });

  test('verifies nothing for Oklahoma: orders there wait for an answer, even if silence verified before', async () => {
    const tulsa = { region: 'OK', city: 'Tulsa', postalCode: '74103' };
    const one = await entered({}, tulsa);
    await backdated(one);
    const { body } = await post(one.verificationId, 'transmissions', fax(ago(21 * DAY_MS))).expect(201);
    expect([body.deadline, body.clock.steps[0].what]).toEqual([null, 'answer-needed']);
    expect(body.clock.steps[0].why).toContain('59 O.S. § 646.5');
    await post(one.verificationId, 'answers', reply('confirmed', new Date().toISOString())).expect(201);
    expect(await answered(one.orderId, 2)).toEqual([VerificationAwaited.type, PrescriptionVerified.type]);

    const two = await silent();
    expect(await answered(await ask(two.buyer, two.prescriptionId), 1)).toEqual([PrescriptionVerified.type]);
    const there = await ask(two.buyer, two.prescriptionId, tulsa);
    expect(await answered(there, 1)).toEqual([VerificationAwaited.type]);
    expect(await statusOf(two)).toBe('verified');
    const path = `/customers/${two.buyer.id}/prescriptions/${two.prescriptionId}/verify`;
    await shop.call('post', path, { token: optician, body: { revision: 1, seen: 'The paper original' } }).expect(200);
    expect(await answered(there, 2)).toEqual([VerificationAwaited.type, PrescriptionVerified.type]);
  });
});

describe('while a prescriber is asked', () => {
  test('a confirmation by an optician or a withdrawal drops the verification', async () => {
    const [seen, withdrawn] = [await entered(), await entered()];
    const path = ({ buyer, prescriptionId }: WaitingOrder) => `/customers/${buyer.id}/prescriptions/${prescriptionId}`;
    await shop
      .call('post', `${path(seen)}/verify`, { token: optician, body: { revision: 1, seen: 'The paper original' } })
      .expect(200);
    expect(await answered(seen.orderId, 2)).toEqual([VerificationAwaited.type, PrescriptionVerified.type]);
    await shop.call('post', `${path(withdrawn)}/withdraw`, { token: withdrawn.buyer.token }).expect(200);
    expect(await answered(withdrawn.orderId, 2)).toEqual([VerificationAwaited.type, PrescriptionRefused.type]);
    for (const one of [seen, withdrawn]) {
      expect((await read(one)).status).toBe('dropped');
      const late = await post(one.verificationId, 'transmissions', fax(new Date().toISOString())).expect(409);
      expect(late.body.type).toBe('/docs/errors/verification.ended');
    }
  });

  test('a revision drops the verification and opens one for the new values', async () => {
    const one = await entered();
    const path = `/customers/${one.buyer.id}/prescriptions/${one.prescriptionId}/revisions`;
    const body = prescription({ source: 'entered', notes: 'From the box.' });
    await shop.call('post', path, { token: one.buyer.token, body }).expect(201);
    const { body: listed } = await shop.call('get', `/verifications?customerId=${one.buyer.id}`, { token: optician });
    expect(listed.data.map(({ status, revision }: { status: string; revision: number }) => [status, revision])).toEqual(
      [
        ['to-send', 2],
        ['dropped', 1],
      ],
    );
    expect(await answersTo(one.orderId)).toHaveLength(1);
  });

  test('forty orders that race with the confirmation are all answered, by one verification', async () => {
    const one = await entered();
    const orders = Array.from({ length: 40 }, () => ask(one.buyer, one.prescriptionId));
    const path = `/customers/${one.buyer.id}/prescriptions/${one.prescriptionId}/verify`;
    const confirm = shop
      .call('post', path, { token: optician, body: { revision: 1, seen: 'The paper original' } })
      .expect(200);
    const [ids] = await Promise.all([Promise.all(orders), confirm]);
    for (const orderId of [one.orderId, ...ids]) {
      await until(`order ${orderId}`, async () =>
        (await answersTo(orderId)).at(-1)?.type === PrescriptionVerified.type ? true : undefined,
      );
    }
    const asked = await shop.value<number>(
      'select count(*)::int as value from customer.verification where prescription_id = $1',
      one.prescriptionId,
    );
    expect(asked).toBe(1);
  }, 60_000);
});

test('requests and answers are sealed, and the log and the evidence are append-only', async () => {
  const one = await entered({ notes: 'canary-notes' });
  const answer = reply('denied', new Date().toISOString(), {
    explanation: 'canary-explanation',
    person: 'canary-person',
  });
  await post(one.verificationId, 'transmissions', { ...fax(new Date().toISOString()), to: 'canary-fax' }).expect(201);
  await post(one.verificationId, 'answers', answer).expect(201);
  const { rows } = await shop.stack.admin.query<{ row: string }>(
    `select t::text as row from customer.verification_entry t union all select t::text from customer.verification t
     union all select t::text from customer.waiting_order t union all select t::text from customer.effect t
     union all select t::text from customer.outbox t`,
  );
  expect(rows.map(({ row }) => row).join('\n')).not.toMatch(/canary|Hopper|Compiler Street|-2\.25/);
  for (const statement of [
    'delete from customer.evidence',
    `update customer.evidence set basis = 'seen'`,
    'delete from customer.verification_entry',
    `update customer.verification_entry set sealed = ''`,
  ]) {
    await expect(shop.stack.admin.query(statement)).rejects.toThrow(/append-only/);
  }
});

test('the database refuses a status that permits supply without evidence, and evidence without a valid basis', async () => {
  const buyer = await shop.signUp();
  const id = await shop.record(buyer, { source: 'entered' });
  const set = (status: string) =>
    shop.stack.admin.query('update customer.prescription set status = $2 where id = $1', [id, status]);
  for (const status of ['presented', 'verified']) await expect(set(status)).rejects.toThrow(/prescription_evidence/);
  const claim = `insert into customer.evidence (id, prescription_id, revision, basis, recorded_at)
    values (gen_random_uuid(), $1, 1, $2, now())`;
  for (const basis of ['silence', 'confirmed', 'hearsay'])
    await expect(shop.stack.admin.query(claim, [id, basis])).rejects.toThrow(/evidence_basis/);
});

test('only opticians act, opticians and auditors read, and all others are refused', async () => {
  const one = await entered();
  const path = `/verifications/${one.verificationId}`;
  await shop.call('get', path, { token: await shop.staff('auditor') }).expect(200);
  for (const token of [await shop.staff('sales'), await shop.staff('auditor'), one.buyer.token]) {
    await shop
      .call('post', `${path}/answers`, { token, body: reply('confirmed', new Date().toISOString()) })
      .expect(403);
  }
  await shop.call('get', path, { token: one.buyer.token }).expect(403);
  await shop.call('get', `/verifications/${randomUUID()}`, { token: optician }).expect(404);
  await post(randomUUID(), 'contacts', { kind: 'call', at: ago(0), channel: 'phone', outcome: 'x' }).expect(404);
});
