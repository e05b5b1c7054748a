import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { PaymentRefunded } from '@toric/contracts/payment/events';
import { settle } from '@toric/infra/prove/testing/test-stack';
import { uuidv7 } from 'uuidv7';
import { authorised, captured, heard, newOrder, type PaymentStack, paymentStack } from '../payment-stack.ts';

// Failed calls are retried after longer and longer pauses, and the machine may be busy. So each test may take 30 s.
jest.setTimeout(30_000);
let stack: PaymentStack;
beforeAll(async () => {
  stack = await paymentStack({ env: { REFUND_LIMIT: '5000' } });
});
afterAll(() => stack.stop());

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const problem = (answer: { body: { type: string } }) => answer.body.type.replace('/docs/errors/', '');
const reason = 'came back sealed';

test('money is refunded once, with a credit note and its tax', async () => {
  const order = newOrder(6_000);
  await captured(stack, order);
  const finance = await stack.as('finance');
  const path = `/payments/${order.orderId}/refunds`;
  const key = randomUUID();
  const asked = await finance.post(path, { amount: eur(2_400), reason }, key).expect(202);
  expect(asked.body).toMatchObject({ status: 'sending', amount: eur(2_400) });
  const again = await finance.post(path, { amount: eur(2_400), reason }, key).expect(202);
  expect(again.body).toEqual(asked.body);
  const told = await heard(stack, PaymentRefunded, order.orderId);
  expect(told).toMatchObject({ amount: eur(2_400) });
  expect(told.creditNoteNumber).toMatch(/^CN-\d{4}-000001$/);
  expect(await stack.held(order.orderId)).toMatchObject({ status: 'captured', refundedAmount: 2_400 });
  const { body } = await finance.get(`/invoices?orderId=${order.orderId}`).expect(200);
  expect(body.data[0].creditNotes).toMatchObject([{ number: told.creditNoteNumber, total: 2_400, taxTotal: 400 }]);
  const refunds = await finance.get(`/refunds?orderId=${order.orderId}&status=done`).expect(200);
  expect(refunds.body.data).toMatchObject([{ id: asked.body.id, creditNoteNumber: told.creditNoteNumber }]);
});

test('above the limit a second person must approve', async () => {
  const order = newOrder(9_000);
  await captured(stack, order);
  const [ann, bob] = await Promise.all([stack.asPerson(uuidv7(), 'finance'), stack.asPerson(uuidv7(), 'finance')]);
  const { body } = await ann.post(`/payments/${order.orderId}/refunds`, { reason }).expect(202);
  expect(body).toMatchObject({ status: 'needs-approval', amount: eur(9_000) });
  expect(problem(await ann.post(`/refunds/${body.id}/approve`).expect(403))).toBe('payment.refund-needs-second-person');
  expect(await stack.held(order.orderId)).toMatchObject({ refundedAmount: 0 });
  const answers = await Promise.all([1, 2, 3].map(() => bob.post(`/refunds/${body.id}/approve`)));
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([202, 409, 409]);
  await heard(stack, PaymentRefunded, order.orderId);
  expect(await stack.held(order.orderId)).toMatchObject({ status: 'refunded', refundedAmount: 9_000 });
  expect(problem(await ann.post(`/payments/${order.orderId}/refunds`, { reason }).expect(409))).toBe(
    'payment.not-refundable',
  );
});

test('a rejected refund frees its amount', async () => {
  const order = newOrder(8_000);
  await captured(stack, order);
  const finance = await stack.as('finance');
  const { body } = await finance.post(`/payments/${order.orderId}/refunds`, { reason }).expect(202);
  expect(problem(await finance.post(`/payments/${order.orderId}/refunds`, { reason }).expect(409))).toBe(
    'payment.not-refundable',
  );
  expect((await finance.post(`/refunds/${body.id}/reject`).expect(200)).body.status).toBe('rejected');
  expect(problem(await finance.post(`/refunds/${body.id}/reject`).expect(409))).toBe('payment.refund-decided');
  const recorded = await finance.get(`/changes?subject=${body.id}`).expect(200);
  expect(recorded.body.data).toMatchObject([
    { action: 'refund.rejected', fields: [{ name: 'status', before: 'needs-approval', after: 'rejected' }] },
    { action: 'refund.requested', why: reason, customerId: order.customerId },
  ]);
  await finance.post(`/payments/${order.orderId}/refunds`, { amount: eur(100), reason }).expect(202);
  await heard(stack, PaymentRefunded, order.orderId);
  expect(await stack.held(order.orderId)).toMatchObject({ refundedAmount: 100 });
});

test('20 concurrent refunds never exceed the captured amount, and their credit notes have no gap', async () => {
  const order = newOrder(4_500);
  await captured(stack, order);
  const finance = await stack.as('finance');
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      finance.post(`/payments/${order.orderId}/refunds`, { amount: eur(1_000), reason }),
    ),
  );
  const accepted = answers.filter(({ status }) => status === 202);
  expect(accepted).toHaveLength(4);
  expect(new Set(answers.filter(({ status }) => status !== 202).map(problem))).toEqual(
    new Set(['payment.refund-exceeds-captured']),
  );
  await heard(stack, PaymentRefunded, order.orderId, 4);
  await settle(stack, ['payment']);
  expect(await stack.held(order.orderId)).toMatchObject({ refundedAmount: 4_000 });
  const { rows } = await stack.admin.query<{ number: string }>(
    'select number from payment.credit_note order by number',
  );
  expect(rows.map(({ number }) => number.slice(-6))).toEqual(
    rows.map((_, index) => String(index + 1).padStart(6, '0')),
  );
});

test('a call whose answer was lost is repeated with the same key', async () => {
  const order = newOrder(3_000);
  await captured(stack, order);
  await stack.provider.control('/trouble', { mode: 'down', next: 2 });
  const finance = await stack.as('finance');
  await finance.post(`/payments/${order.orderId}/refunds`, { reason }).expect(202);
  await heard(stack, PaymentRefunded, order.orderId);
  await settle(stack, ['payment']);
  expect((await stack.ledgerOf(order.orderId)).map(({ kind }) => kind)).toEqual(['authorised', 'captured', 'refunded']);
});

test('a refund that the provider refuses frees its amount and states the reason', async () => {
  const order = newOrder(2_000);
  await captured(stack, order);
  await stack.refundOutside(order.orderId, 1_500);
  const finance = await stack.as('finance');
  await finance.post(`/payments/${order.orderId}/refunds`, { reason }).expect(202);
  await settle(stack, ['payment']);
  const { body } = await finance.get(`/refunds?orderId=${order.orderId}`).expect(200);
  expect(body.data).toMatchObject([{ status: 'refused', refusal: { code: 'payment.amount-too-large' } }]);
  const books = await finance.get('/reconciliation').expect(200);
  expect(books.body.differences).toEqual([
    { orderId: order.orderId, problem: 'refunded', ours: '0', provider: '1500' },
  ]);
});

test('customers see their refunds: amount, state, time, and the cause in their language, never the note of staff', async () => {
  const order = newOrder(9_000);
  await captured(stack, order);
  const [ann, bob] = await Promise.all([stack.asPerson(uuidv7(), 'finance'), stack.asPerson(uuidv7(), 'finance')]);
  const note = 'The buyer complains every month';
  const path = `/payments/${order.orderId}`;
  await ann.post(`${path}/refunds`, { amount: eur(1_000), cause: 'damaged', reason: note }).expect(202);
  const { body: large } = await ann.post(`${path}/refunds`, { amount: eur(6_000), reason: note }).expect(202);
  await heard(stack, PaymentRefunded, order.orderId);
  const customer = await stack.asCustomer(order.customerId);
  const seen = await customer.get(path).expect(200);
  expect(seen.body.customerRefunds).toMatchObject([
    {
      ...{ amount: eur(1_000), status: 'done', creditNoteNumber: expect.stringMatching(/^CN-/) },
      reason: { code: 'refund.damaged', detail: 'Your goods were damaged.' },
    },
  ]);
  expect(seen.text).not.toContain(note);
  const inChinese = await customer.get(path).set('Accept-Language', 'zh').expect(200);
  expect(inChinese.body.customerRefunds[0].reason.detail).toBe('您收到的商品有损坏。');

  await bob.post(`/refunds/${large.id}/approve`).expect(202);
  await heard(stack, PaymentRefunded, order.orderId, 2);
  const after = await customer.get(path).expect(200);
  expect(after.body.customerRefunds.map(({ status }: { status: string }) => status)).toEqual(['done', 'done']);
  const { body: listed } = await ann.get(`/refunds?orderId=${order.orderId}`).expect(200);
  expect(listed.data).toMatchObject([
    { cause: 'other', reason: note },
    { cause: 'damaged', reason: note },
  ]);
});

test('each refusal has its own type', async () => {
  const held = await authorised(stack, newOrder(500));
  const sold = newOrder(500);
  await captured(stack, sold);
  const finance = await stack.as('finance');
  const ask = (orderId: string, body: object) => finance.post(`/payments/${orderId}/refunds`, body);
  expect(problem(await ask(held.orderId, { reason }).expect(409))).toBe('payment.not-refundable');
  expect(problem(await ask(uuidv7(), { reason }).expect(404))).toBe('payment.not-found');
  expect(problem(await ask(sold.orderId, { amount: eur(501), reason }).expect(422))).toBe(
    'payment.refund-exceeds-captured',
  );
  expect(problem(await ask(sold.orderId, { amount: { amount: 1, currency: 'USD' }, reason }).expect(422))).toBe(
    'payment.refund-currency',
  );
  await ask(sold.orderId, { amount: eur(0), reason }).expect(400);
  await ask(sold.orderId, { amount: eur(1), reason, status: 'done' }).expect(400);
  expect(problem(await finance.post(`/refunds/${uuidv7()}/approve`).expect(404))).toBe('payment.refund-not-found');
  const sales = await stack.as('sales');
  await sales.post(`/payments/${sold.orderId}/refunds`, { reason }).expect(403);
});

test('a customer sees only his own payment and invoice', async () => {
  const order = newOrder(500);
  await captured(stack, order);
  const [owner, stranger] = await Promise.all([stack.asCustomer(order.customerId), stack.asCustomer(uuidv7())]);
  const own = await owner.get('/invoices').expect(200);
  expect(own.body.data.map((invoice: { orderId: string }) => invoice.orderId)).toEqual([order.orderId]);
  const invoiceId: string = own.body.data[0].id;
  await owner.get(`/invoices/${invoiceId}`).expect(200);
  expect((await owner.get(`/payments/${order.orderId}`).expect(200)).body.status).toBe('captured');
  const missing = await stranger.get(`/payments/${uuidv7()}`).expect(404);
  const others = await stranger.get(`/payments/${order.orderId}`).expect(404);
  const bare = ({ instance: _i, requestId: _r, ...rest }: Record<string, unknown>) => rest;
  expect(bare(others.body)).toEqual(bare(missing.body));
  await stranger.get(`/invoices/${invoiceId}`).expect(404);
  const listed = await stranger.get(`/invoices?customerId=${order.customerId}&count=true`).expect(200);
  expect([listed.body.data, listed.body.total]).toEqual([[], 0]);
  expect((await owner.get('/invoices?count=true').expect(200)).body.total).toBe(1);
  await owner.get('/payments').expect(403);
  await owner.get('/reconciliation').expect(403);
});

test('lists are paged, newest first', async () => {
  const finance = await stack.as('finance');
  const first = await finance.get('/invoices?limit=2').expect(200);
  const second = await finance.get(`/invoices?limit=2&cursor=${first.body.nextCursor}`).expect(200);
  const times = [...first.body.data, ...second.body.data].map(({ createdAt }: { createdAt: string }) => createdAt);
  expect(times).toHaveLength(4);
  expect(times).toEqual([...times].sort().reverse());
  const payments = await finance.get('/payments?status=captured&limit=1').expect(200);
  expect(payments.body.data).toHaveLength(1);
  expect(payments.body.nextCursor).not.toBeNull();
});

test('totals count all pages of the filtered rows', async () => {
  const finance = await stack.as('finance');
  const total = async (path: string) => (await finance.get(`${path}count=true&limit=1`).expect(200)).body.total;
  const counted = async (table: string, where = 'true') =>
    (await stack.admin.query(`select count(*)::int as n from payment.${table} where ${where}`)).rows[0].n;
  expect(await total('/invoices?')).toBe(await counted('invoice'));
  expect(await total('/payments?')).toBe(await counted('payment'));
  expect(await total('/payments?status=captured&')).toBe(await counted('payment', `status = 'captured'`));
  expect(await total('/payments?needsReview=true&')).toBe(await counted('payment', 'note is not null'));
  expect(await total('/refunds?')).toBe(await counted('refund'));
  expect(await total('/refunds?status=done&')).toBe(await counted('refund', `status = 'done'`));
});

test('payments, refunds and invoices are listed by day, and refunds by customer and cause', async () => {
  const order = newOrder(6_000);
  await captured(stack, order);
  const finance = await stack.as('finance');
  const { body: asked } = await finance
    .post(`/payments/${order.orderId}/refunds`, { amount: eur(5_500), cause: 'damaged', reason })
    .expect(202);
  const ids = async (path: string) =>
    (await finance.get(path).expect(200)).body.data.map((one: { id: string; orderId: string }) => one.orderId);
  expect(await ids(`/refunds?customerId=${order.customerId}&cause=damaged`)).toEqual([order.orderId]);
  expect(await ids(`/refunds?customerId=${order.customerId}&cause=other`)).toEqual([]);
  expect(await ids(`/refunds?customerId=${order.customerId}&causeIn=other,damaged&statusNot=done`)).toEqual([
    order.orderId,
  ]);
  expect(await ids(`/refunds?customerId=${order.customerId}&causeNot=damaged`)).toEqual([]);
  expect(await ids(`/payments?customerId=${order.customerId}&statusIn=captured,voided`)).toEqual([order.orderId]);
  expect(await ids(`/payments?customerId=${order.customerId}&statusNot=captured`)).toEqual([]);
  const today = new Date().toISOString().slice(0, 10);
  for (const list of ['payments', 'refunds', 'invoices']) {
    const filter = list === 'refunds' ? `orderId=${order.orderId}` : `customerId=${order.customerId}`;
    expect(await ids(`/${list}?${filter}&createdFrom=${today}`)).toEqual([order.orderId]);
    expect(await ids(`/${list}?${filter}&createdTo=2020-01-31`)).toEqual([]);
  }
  expect(asked.status).toBe('needs-approval');
  const { data } = (await finance.get('/waiting').expect(200)).body;
  expect(data.map(({ kind }: { kind: string }) => kind)).toContain('refunds-to-approve');
});
