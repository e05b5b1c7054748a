// Tests the provider over real HTTP: payments, idempotency, fault injection, lists, validation.
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import {
  call,
  CONTROL_KEY,
  dropDir,
  newKey,
  paymentRequest,
  scratchDir,
  SECRET_KEY,
  startTestProvider,
  until,
  type Answer,
  type TestProvider,
} from './testing.ts';

let dir: string;
let provider: TestProvider;
const payments = () => `${provider.url}/v1/payments`;
const pay = (reference: string, token?: string, key = newKey()) =>
  call(payments(), paymentRequest(reference, token), { key });
const act = (id: string | undefined, what: string, body: object, key = newKey()) =>
  call(`${payments()}/${id}/${what}`, body, { key });
const statusOf = (answer: Answer) => [answer.status, answer.body.error?.code];
const listed = async (reference: string) => (await call(`${payments()}?reference=${reference}`)).body.data ?? [];

beforeAll(async () => {
  dir = await scratchDir();
  provider = await startTestProvider(dir);
});
afterEach(() => provider.control('/trouble', { mode: 'none' }));
afterAll(async () => {
  await provider.stop();
  await dropDir(dir);
});

test('a payment is authorised, captured in part, refunded in two steps, and the ledger has a row for each', async () => {
  const made = await pay('life-1');
  expect(made.status).toBe(201);
  expect(made.body).toEqual({
    id: expect.stringMatching(/^pay_[0-9a-f]{32}$/),
    reference: 'life-1',
    amount: 5_000,
    currency: 'EUR',
    status: 'authorised',
    capturedAmount: 0,
    refundedAmount: 0,
    declineCode: null,
    createdAt: expect.stringMatching(/Z$/),
  });
  const { id } = made.body;
  expect((await act(id, 'captures', { amount: 4_000 })).body).toMatchObject({
    status: 'captured',
    capturedAmount: 4_000,
  });
  expect((await act(id, 'refunds', { amount: 1_000 })).body).toMatchObject({
    status: 'captured',
    refundedAmount: 1_000,
  });
  expect(statusOf(await act(id, 'refunds', { amount: 3_001 }))).toEqual([409, 'amount_too_large']);
  expect((await act(id, 'refunds', { amount: 3_000 })).body).toMatchObject({
    status: 'refunded',
    refundedAmount: 4_000,
  });
  expect((await call(`${payments()}/${id}`)).body).toMatchObject({ status: 'refunded' });

  const rows = (await call(`${provider.url}/v1/ledger?limit=1000`)).body.data ?? [];
  const mine = rows.filter((row) => row.reference === 'life-1');
  expect(mine.map((row) => [row.kind, row['amount'], row['paymentId'] === id])).toEqual([
    ['authorised', 5_000, true],
    ['captured', 4_000, true],
    ['refunded', 1_000, true],
    ['refused', 3_001, true],
    ['refunded', 3_000, true],
  ]);
});

test('a second void answers 409 already_voided with another key, and the stored answer with the same key', async () => {
  const { id } = (await pay('void-1')).body;
  const key = newKey();
  expect((await act(id, 'voids', {}, key)).body.status).toBe('voided');
  expect(statusOf(await act(id, 'voids', {}))).toEqual([409, 'already_voided']);
  const replay = await act(id, 'voids', {}, key);
  expect([replay.status, replay.body.status, replay.headers.get('idempotent-replayed')]).toEqual([
    200,
    'voided',
    'true',
  ]);
});

test.each([
  ['tok_declined', 'card_declined'],
  ['tok_insufficient_funds', 'insufficient_funds'],
  ['tok_expired_card', 'expired_card'],
])('%s is answered with 402 and stored', async (token, code) => {
  const answer = await pay(`declined-${token}`, token);
  expect(statusOf(answer)).toEqual([402, code]);
  expect(answer.body.payment?.status).toBe('declined');
  expect(await listed(`declined-${token}`)).toMatchObject([{ status: 'declined', declineCode: code }]);
});

describe('idempotency', () => {
  test('the same key and body give the stored answer, even after the payment has changed', async () => {
    const key = newKey();
    const first = await pay('same-1', 'tok_visa', key);
    await act(first.body.id, 'captures', { amount: 5_000 });
    const again = await pay('same-1', 'tok_visa', key);
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
    expect(again.body).toEqual(first.body);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
  });
  test('a retry gets the same refusal, and nothing is stored twice', async () => {
    const key = newKey();
    const first = await pay('same-2', 'tok_declined', key);
    const again = await pay('same-2', 'tok_declined', key);
    expect([again.status, again.body]).toEqual([402, first.body]);
    expect(await listed('same-2')).toHaveLength(1);
  });
  test('the same key with another body or path is answered with 422', async () => {
    const key = newKey();
    const { id } = (await pay('same-3', 'tok_visa', key)).body;
    expect(statusOf(await pay('same-3b', 'tok_visa', key))).toEqual([422, 'idempotency_key_reused']);
    expect(statusOf(await act(id, 'voids', {}, key))).toEqual([422, 'idempotency_key_reused']);
  });
  test('the same key is answered with 409 and Retry-After while the first request runs, later with the stored answer', async () => {
    const key = newKey();
    const first = pay('same-4', 'tok_delay_400', key);
    const early = await until('a 409 in flight', async () => {
      const answer = await pay('same-4', 'tok_delay_400', key);
      return answer.status === 409 ? answer : undefined;
    });
    expect([early.body.error?.code, early.headers.get('retry-after')]).toEqual(['request_in_flight', '1']);
    const answers = [await first, await pay('same-4', 'tok_delay_400', key)];
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
  });
  test('another key with a reference in use is answered with 409, which names the existing payment', async () => {
    const { id } = (await pay('same-5')).body;
    const second = await pay('same-5');
    expect(statusOf(second)).toEqual([409, 'reference_in_use']);
    expect(second.body.payment?.id).toBe(id);
  });
  test('of 20 concurrent captures with different keys, exactly one succeeds', async () => {
    const { id } = (await pay('same-6')).body;
    const answers = await Promise.all(Array.from({ length: 20 }, () => act(id, 'captures', { amount: 5_000 })));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.body.error?.code === 'already_captured')).toHaveLength(19);
  });
});

describe('fault injection by token', () => {
  test('tok_timeout_after_success is executed without an answer, and a retry gets the answer', async () => {
    const key = newKey();
    const lost = expect(pay('lost-1', 'tok_timeout_after_success', key)).rejects.toThrow();
    await until('the payment behind the hung request', async () => (await listed('lost-1'))[0]);
    const repeat = await pay('lost-1', 'tok_timeout_after_success', key);
    expect([repeat.status, repeat.body.status, repeat.headers.get('idempotent-replayed')]).toEqual([
      201,
      'authorised',
      'true',
    ]);
    await lost;
    expect(await listed('lost-1')).toHaveLength(1);
  });
  test('tok_timeout_before does nothing, and a retry succeeds', async () => {
    const key = newKey();
    await expect(pay('lost-2', 'tok_timeout_before', key)).rejects.toThrow();
    expect(await listed('lost-2')).toEqual([]);
    expect((await pay('lost-2', 'tok_timeout_before', key)).status).toBe(201);
  });
  test('tok_error_then_success answers 500 and does nothing, and a retry succeeds', async () => {
    const key = newKey();
    expect(statusOf(await pay('lost-3', 'tok_error_then_success', key))).toEqual([500, 'internal_error']);
    expect(await listed('lost-3')).toEqual([]);
    expect((await pay('lost-3', 'tok_error_then_success', key)).status).toBe(201);
  });
  test('tok_decline_on_capture answers 402 to the capture, and the authorisation can be voided', async () => {
    const { id } = (await pay('lost-4', 'tok_decline_on_capture')).body;
    const answer = await act(id, 'captures', { amount: 5_000 });
    expect(statusOf(answer)).toEqual([402, 'card_declined']);
    expect(answer.body.payment?.status).toBe('authorised');
    expect((await act(id, 'voids', {})).body.status).toBe('voided');
  });
});

describe('fault injection by the control API', () => {
  test('down breaks as many connections as asked for', async () => {
    await provider.control('/trouble', { mode: 'down', next: 2 });
    await expect(pay('down-1')).rejects.toThrow();
    await expect(pay('down-1')).rejects.toThrow();
    expect((await pay('down-1')).status).toBe(201);
  });
  test('slow delays all requests until the next setting', async () => {
    await provider.control('/trouble', { mode: 'slow', delayMs: 300 });
    const start = performance.now();
    await pay('slow-1');
    expect(performance.now() - start).toBeGreaterThan(290);
  });
  test('the control key is valid only for the control API, the payment key only for payments', async () => {
    expect((await call(payments(), undefined, { bearer: CONTROL_KEY })).status).toBe(401);
    expect((await call(`${provider.url}/control/trouble`, { mode: 'none' }, { bearer: SECRET_KEY })).status).toBe(401);
  });
  test('without a control key there is no control API', async () => {
    const other = await scratchDir();
    const bare = await startTestProvider(other, { controlKey: undefined });
    expect((await bare.control('/trouble', { mode: 'down' })).status).toBe(404);
    await bare.stop();
    await dropDir(other);
  });
});

test('the pages of the list contain every payment once, in order of creation', async () => {
  for (let n = 0; n < 5; n += 1) await pay(`page-${n}`);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(`${payments()}?limit=3${cursor === undefined ? '' : `&cursor=${cursor}`}`);
    seen.push(...(page.body.data ?? []).map((payment) => payment.reference));
    const next = page.body['nextCursor'];
    cursor = typeof next === 'string' ? next : undefined;
  } while (cursor !== undefined);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.slice(-5)).toEqual(['page-0', 'page-1', 'page-2', 'page-3', 'page-4']);
});

test('the list of a time range contains exactly the payments created in it, over all pages', async () => {
  for (let n = 0; n < 4; n += 1) await pay(`time-${n}`);
  const all = (await call(`${payments()}?limit=1000`)).body.data ?? [];
  const turn = all.at(-2)?.createdAt ?? '';
  const made = async (query: string) => {
    const references: string[] = [];
    for (let cursor: unknown = ''; typeof cursor === 'string'; ) {
      const page = await call(`${payments()}?limit=2&${query}${cursor && `&cursor=${cursor}`}`);
      references.push(...(page.body.data ?? []).map(({ reference }) => reference));
      cursor = page.body['nextCursor'];
    }
    return references;
  };
  const [before, from] = [await made(`created_before=${turn}`), await made(`created_from=${turn}`)];
  expect([...before, ...from]).toEqual(all.map(({ reference }) => reference));
  expect(from).toEqual(all.filter(({ createdAt = '' }) => createdAt >= turn).map(({ reference }) => reference));
  expect(await made(`created_from=${turn}&created_before=${turn}`)).toEqual([]);
});

describe('validation', () => {
  test.each<[string, unknown, number, string]>([
    ['amount', { ...paymentRequest('bad'), amount: 12.5 }, 400, 'amount'],
    ['zero amount', { ...paymentRequest('bad'), amount: 0 }, 400, 'amount'],
    ['currency', { ...paymentRequest('bad'), currency: 'EURO' }, 400, 'currency'],
    ['token', { ...paymentRequest('bad'), token: '4111111111111111' }, 400, 'token'],
    ['immediate capture', { ...paymentRequest('bad'), capture: true }, 400, 'capture'],
    ['an unknown field', { ...paymentRequest('bad'), price: 1 }, 400, 'price'],
    ['no object', [], 400, 'body'],
  ])('a wrong request (%s) is answered with 400 and the name of the field', async (_name, body, status, field) => {
    const answer = await call(payments(), body, { key: newKey() });
    expect([answer.status, answer.body.error?.field]).toEqual([status, field]);
  });
  test('each other fault of a request has a status and code of its own', async () => {
    const key = newKey();
    expect((await call(payments(), paymentRequest('bad'))).body.error?.field).toBe('Idempotency-Key');
    expect(statusOf(await call(payments(), '{"amount":', { key }))).toEqual([400, 'invalid_request']);
    expect(statusOf(await call(payments(), { ...paymentRequest('x'.repeat(20_000)) }, { key }))).toEqual([
      413,
      'body_too_large',
    ]);
    expect(statusOf(await act('pay_none', 'voids', {}))).toEqual([404, 'payment_not_found']);
    expect((await call(payments(), paymentRequest('bad'), { key, bearer: 'guess' })).status).toBe(401);
    expect((await call(`${payments()}?limit=1000000`)).body.error?.field).toBe('limit');
    expect(await listed('bad')).toEqual([]);
  });
});

test('health needs no key, and each log line is a JSON object without tokens or keys', async () => {
  expect((await fetch(`${provider.url}/livez`)).status).toBe(200);
  expect((await fetch(`${provider.url}/readyz`)).status).toBe(200);
  await pay('logged-1');
  await until('a request line', () => provider.logs.some((line) => line.includes('"status":201')));
  for (const line of provider.logs)
    expect(JSON.parse(line)).toMatchObject({ level: expect.stringMatching(/info|error/) });
  expect(provider.logs.join('')).not.toMatch(/tok_|sandbox-secret|Bearer/);
});
