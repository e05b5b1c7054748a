import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { PaymentCaptured, PaymentCaptureFailed, PaymentVoided } from '@toric/contracts/payment/events';
import { settle } from '@toric/infra/prove/testing/test-stack';
import {
  authorised,
  capture,
  captured,
  heard,
  letGo,
  newOrder,
  type PaymentStack,
  paymentStack,
  saidAbout,
} from '../payment-stack.ts';

// Failed calls are retried after longer and longer pauses, and the machine may be busy. So each test may take 30 s.
jest.setTimeout(30_000);
let stack: PaymentStack;
beforeAll(async () => {
  stack = await paymentStack();
});
afterAll(() => stack.stop());

test('captures once and issues the invoice; a repeat gets the same number', async () => {
  const order = newOrder(12_000);
  const first = await captured(stack, order);
  expect(first.invoiceNumber).toMatch(/^INV-\d{4}-\d{6}$/);
  await capture(stack, order);
  expect(await heard(stack, PaymentCaptured, order.orderId, 2)).toEqual(first);
  await settle(stack, ['payment']);
  expect((await stack.ledgerOf(order.orderId)).map(({ kind }) => kind)).toEqual(['authorised', 'captured']);

  const finance = await stack.as('finance');
  const { body } = await finance.get(`/invoices?orderId=${order.orderId}`).expect(200);
  expect(body.data).toHaveLength(1);
  expect(body.data[0]).toMatchObject({
    number: first.invoiceNumber,
    customerId: order.customerId,
    total: 12_000,
    taxTotal: 2_000,
    taxes: [{ rate: 2_000, gross: 12_000, net: 10_000, tax: 2_000 }],
    creditNotes: [],
  });
  const payment = await finance.get(`/payments/${order.orderId}`).expect(200);
  expect(payment.body).toMatchObject({ status: 'captured', captured: 12_000, invoiceNumber: first.invoiceNumber });
});

test('a refused capture fails by name; a retry uses a new key, and the void releases the hold', async () => {
  const order = await authorised(stack, newOrder(900, 'tok_decline_on_capture'));
  const finance = await stack.as('finance');
  await finance.post(`/payments/${order.orderId}/capture`).expect(409);
  await capture(stack, order);
  expect((await heard(stack, PaymentCaptureFailed, order.orderId)).reason.code).toBe('payment.card-declined');
  const retried = await finance.post(`/payments/${order.orderId}/capture`).expect(202);
  expect(retried.body.status).toBe('capturing');
  await heard(stack, PaymentCaptureFailed, order.orderId, 2);
  expect((await stack.ledgerOf(order.orderId)).map(({ kind }) => kind)).toEqual(['authorised', 'refused', 'refused']);
  await letGo(stack, order);
  await heard(stack, PaymentVoided, order.orderId);
  expect((await stack.held(order.orderId))?.status).toBe('voided');
  expect(await saidAbout(stack, order.orderId)).toEqual(['authorised', 'capture-failed', 'capture-failed', 'voided']);
});

test('a void after the capture refunds nothing and asks for a review', async () => {
  const order = newOrder(700);
  await captured(stack, order);
  await letGo(stack, order);
  await settle(stack, ['payment']);
  const finance = await stack.as('finance');
  const { body } = await finance.get('/payments?needsReview=true').expect(200);
  expect(body.data.map((payment: { orderId: string }) => payment.orderId)).toContain(order.orderId);
  expect(await stack.held(order.orderId)).toMatchObject({ status: 'captured', refundedAmount: 0 });
});

test('a free order has an invoice of 0', async () => {
  const order = newOrder(0);
  const { amount, invoiceNumber } = await captured(stack, order);
  expect(amount.amount).toBe(0);
  const { rows } = await stack.admin.query('select total from payment.invoice where number = $1', [invoiceNumber]);
  expect(rows).toEqual([{ total: 0 }]);
});

test('50 concurrent captures with repeated commands and lost calls: invoice numbers have no gap and no duplicate', async () => {
  const orders = Array.from({ length: 50 }, (_, index) => newOrder(1_000 + index));
  await Promise.all(orders.map((order) => authorised(stack, order)));
  await stack.provider.control('/trouble', { mode: 'down', next: 15 });
  await Promise.all(
    orders
      .flatMap((order, index) => (index % 5 === 0 ? [order, order] : [order]))
      .map((order) => capture(stack, order)),
  );
  for (const { orderId } of orders) await heard(stack, PaymentCaptured, orderId);
  await settle(stack, ['payment'], 30_000);
  const { rows } = await stack.admin.query<{ number: string; total: number; captured: number }>(
    `select i.number, i.total, p.captured_amount as captured from payment.invoice i join payment.payment p using (order_id) order by i.number`,
  );
  const year = rows[0]?.number.slice(0, 9);
  expect(rows.map(({ number }) => number)).toEqual(
    rows.map((_, index) => `${year}${String(index + 1).padStart(6, '0')}`),
  );
  expect(rows.every(({ total, captured: taken }) => total === taken)).toBe(true);
  for (const { orderId, amount } of orders) expect((await stack.held(orderId))?.capturedAmount).toBe(amount.amount);
}, 90_000);

test('an issued invoice cannot be altered or deleted', async () => {
  await captured(stack, newOrder(100));
  await expect(stack.admin.query('update payment.invoice set total = 1')).rejects.toThrow(/never changes/);
  await expect(stack.admin.query('delete from payment.invoice')).rejects.toThrow(/never changes/);
});

test('the reconciliation agrees, and names a row that was tampered with', async () => {
  await settle(stack, ['payment']);
  const finance = await stack.as('auditor');
  const { body } = await finance.get('/reconciliation').expect(200);
  expect(body).toMatchObject({ inFlight: 0, differences: [], truncated: false });
  expect(body.matched).toBeGreaterThan(50);
  const [order, gone] = [newOrder(500), newOrder(600)];
  await Promise.all([authorised(stack, order), authorised(stack, gone)]);
  await stack.admin.query('update payment.payment set amount = 501 where order_id = $1', [order.orderId]);
  await stack.admin.query('update payment.payment set order_id = $2 where order_id = $1', [
    gone.orderId,
    gone.customerId,
  ]);
  const after = await finance.get('/reconciliation').expect(200);
  expect(after.body.differences).toEqual(
    expect.arrayContaining([
      { orderId: order.orderId, problem: 'amount', ours: '501 EUR', provider: '500 EUR' },
      { orderId: gone.orderId, problem: 'not-ours', ours: 'none', provider: '600 EUR' },
      { orderId: gone.customerId, problem: 'not-at-provider', ours: 'authorised', provider: 'none' },
    ]),
  );
  expect(after.body.differences).toHaveLength(3);
});

test('long books are compared in pages of some thousand payments, each payment once', async () => {
  await stack.admin.query(
    `insert into payment.payment (id, order_id, status, provider_payment_id, void_requested, pending_since, created_at, updated_at)
     select gen_random_uuid(), gen_random_uuid(), 'voiding', 'old-' || n, true, at, at, at
     from generate_series(0, 2499) n, lateral (select timestamptz '2020-01-01T00:00:00Z' + n * interval '1 second' as at) t`,
  );
  const auditor = await stack.as('auditor');
  const compared = async (query: string) => {
    const { body } = await auditor.get(`/reconciliation?until=2021-01-01T00:00:00Z${query}`).expect(200);
    return [body.inFlight, body.matched, body.differences.length, body.nextCursor];
  };
  const turn = '2020-01-01T00:33:20.000Z';
  expect(await compared('')).toEqual([2_000, 0, 0, turn]);
  expect(await compared(`&cursor=${turn}`)).toEqual([500, 0, 0, null]);
  expect(await compared('&since=2020-01-01T00:41:39Z')).toEqual([1, 0, 0, null]);
  await stack.admin.query(`delete from payment.payment where provider_payment_id like 'old-%'`);
});
