// Tests store credit on real servers: gifts, orders that use it, refunds that become store credit, and races.
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { CustomerErased } from '@toric/contracts/customer/events';
import { AmendAuthorisation, AuthorisationAmended } from '@toric/contracts/payment/amendment.events';
import {
  AuthorisePayment,
  CapturePayment,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentDeclined,
  PaymentRefunded,
  PaymentVoided,
} from '@toric/contracts/payment/events';
import { RefundReturn, ReturnRefunded } from '@toric/contracts/payment/return.events';
import { settle, until } from '@toric/infra/prove/testing/test-stack';
import { uuidv7 } from 'uuidv7';
import { expireCredit, moveAll, moveBack } from '../../src/store-credit/ledger.store.ts';
import {
  authorise,
  authorised,
  capture,
  captured,
  heard,
  letGo,
  newOrder,
  type PaymentStack,
  paymentStack,
} from '../payment-stack.ts';

jest.setTimeout(60_000);
let stack: PaymentStack;
beforeAll(async () => {
  stack = await paymentStack({ env: { STORE_CREDIT_LIMIT: '5000', REFUND_LIMIT: '100000' } });
});
afterAll(() => stack.stop());

const money = (amount: number, currency = 'EUR') => ({ amount, currency });
const problem = (answer: { body: { type: string } }) => answer.body.type.replace('/docs/errors/', '');

async function give(customerId: string, amount: number, currency = 'EUR', by = uuidv7()) {
  const sales = await stack.asPerson(by, 'sales');
  const path = `/customers/${customerId}/store-credit-gifts`;
  return (await sales.post(path, { amount: money(amount, currency), reason: 'A late parcel' }).expect(201)).body;
}
async function balance(customerId: string, currency = 'EUR'): Promise<number | undefined> {
  const { body } = await (await stack.as('finance')).get(`/customers/${customerId}/store-credit`).expect(200);
  return body.balances.find((one: { currency: string }) => one.currency === currency)?.amount;
}
async function ledger(customerId: string): Promise<[string, number][]> {
  const path = `/customers/${customerId}/store-credit/entries?limit=100`;
  const { body } = await (await stack.as('finance')).get(path).expect(200);
  return body.data.map((one: { kind: string; change: { amount: number } }) => [one.kind, one.change.amount]).reverse();
}
const order = (customerId: string, useStoreCredit: true | number, amount = 6_400, token = 'tok_visa') => ({
  ...newOrder(amount, token),
  ...{ customerId, useStoreCredit },
});
async function customerWith(amount: number): Promise<string> {
  const customerId = uuidv7();
  await give(customerId, amount);
  return customerId;
}
const payment = async (orderId: string) =>
  (await (await stack.as('finance')).get(`/payments/${orderId}`).expect(200)).body;
const invoiceOf = async (orderId: string) =>
  (await (await stack.as('finance')).get(`/invoices?orderId=${orderId}`).expect(200)).body.data[0];

/** Checks after each test that the ledger adds up to the balances, and that each payment holds what its order took. */
afterEach(async () => {
  const { rows } = await stack.admin.query(`
    select 'balance' as wrong from payment.store_credit c full join (
        select customer_id, currency, sum(amount) as sum from payment.store_credit_entry group by 1, 2) e using (customer_id, currency)
      where coalesce(c.balance, 0) <> coalesce(e.sum, 0)
    union all select 'payment' from payment.payment p full join (
        select order_id, -sum(amount) as sum from payment.store_credit_entry where kind in ('used', 'released') group by 1) e
        using (order_id) where coalesce(p.store_credit, 0) <> coalesce(e.sum, 0)
    union all select 'refund' from payment.refund r left join payment.store_credit_entry e on e.refund_id = r.id
      where coalesce(e.amount, 0) <> case r.status when 'done' then r.credited else 0 end`);
  expect(rows).toEqual([]);
});

describe('gifts', () => {
  test('a gift is in the balance, and its reason is for staff only', async () => {
    const customerId = await customerWith(1_000);
    expect([await balance(customerId), await ledger(customerId)]).toEqual([1_000, [['given', 1_000]]]);
    const finance = await stack.as('finance');
    const { body } = await finance.get(`/store-credit-gifts?customerId=${customerId}`).expect(200);
    expect(body.data).toMatchObject([{ amount: money(1_000), reason: 'A late parcel', status: 'given' }]);
    const { rows } = await stack.admin.query(
      'select sealed_reason from payment.store_credit_gift where customer_id = $1',
      [customerId],
    );
    expect(rows[0].sealed_reason).not.toContain('parcel');
    const self = await stack.asCustomer(customerId);
    await self.get(`/customers/${customerId}/store-credit`).expect(200);
    await self.get(`/store-credit-gifts?customerId=${customerId}`).expect(403);
    const other = await stack.asCustomer(uuidv7());
    expect(problem(await other.get(`/customers/${customerId}/store-credit`).expect(404))).toBe('customer.not-found');
    await other.get(`/customers/${customerId}/store-credit/entries`).expect(404);
  });

  test('a gift above the limit waits for a second person of finance', async () => {
    const customerId = await customerWith(4_000);
    const by = uuidv7();
    const second = await give(customerId, 1_001, 'EUR', by);
    expect([second.status, await balance(customerId)]).toEqual(['needs-approval', 4_000]);
    const own = await stack.asPerson(by, 'finance');
    const approve = `/store-credit-gifts/${second.id}/approve`;
    expect(problem(await own.post(approve).expect(403))).toBe('store-credit.needs-second-person');
    const finance = await stack.as('finance');
    expect((await finance.post(approve).expect(200)).body.status).toBe('given');
    expect(problem(await finance.post(approve).expect(409))).toBe('store-credit.gift-decided');
    expect(await balance(customerId)).toBe(5_001);
    const third = await give(customerId, 10);
    expect((await finance.post(`/store-credit-gifts/${third.id}/reject`).expect(200)).body.status).toBe('rejected');
    expect(await balance(customerId)).toBe(5_001);
    expect(problem(await finance.post(`/store-credit-gifts/${uuidv7()}/reject`).expect(404))).toBe(
      'store-credit.gift-not-found',
    );
  });

  test('currencies are apart, also those without minor units and with three', async () => {
    const customerId = uuidv7();
    for (const currency of ['JPY', 'KWD', 'EUR']) await give(customerId, 1_234, currency);
    await authorised(stack, { ...order(customerId, true, 1_000), amount: money(1_000, 'KWD') });
    expect(await Promise.all(['JPY', 'KWD', 'EUR'].map((one) => balance(customerId, one)))).toEqual([
      1_234, 234, 1_234,
    ]);
  });
});

describe('an order that uses store credit', () => {
  test('holds the rest on the card, and invoices the full price with it as a means of payment', async () => {
    const customerId = await customerWith(4_000);
    const placed = order(customerId, true);
    await captured(stack, placed);
    expect(await balance(customerId)).toBe(0);
    expect(await stack.held(placed.orderId)).toMatchObject({ amount: 2_400, capturedAmount: 2_400 });
    expect(await payment(placed.orderId)).toMatchObject({ captured: 6_400, storeCredit: 4_000, status: 'captured' });
    expect(await invoiceOf(placed.orderId)).toMatchObject({ total: 6_400, storeCredit: 4_000, taxTotal: 1_067 });
  });

  test('is refunded to the card first, and the rest becomes store credit again', async () => {
    const customerId = await customerWith(4_000);
    const placed = order(customerId, 4_000);
    await captured(stack, placed);
    const finance = await stack.as('finance');
    const path = `/payments/${placed.orderId}/refunds`;
    const first = await finance.post(path, { amount: money(2_000), reason: 'One box' }).expect(202);
    expect(first.body).toMatchObject({ via: 'card', credited: 0 });
    await heard(stack, PaymentRefunded, placed.orderId);
    const rest = await finance.post(path, { reason: 'All of it' }).expect(202);
    expect(rest.body).toMatchObject({ amount: money(4_400), via: 'card', credited: 4_000 });
    expect(await heard(stack, PaymentRefunded, placed.orderId, 2)).toMatchObject({ amount: money(400) });
    await settle(stack, ['payment']);
    expect(await balance(customerId)).toBe(4_000);
    expect(await stack.held(placed.orderId)).toMatchObject({ refundedAmount: 2_400 });
    const { creditNotes } = await invoiceOf(placed.orderId);
    expect(creditNotes.map((note: { storeCredit: number }) => note.storeCredit)).toEqual([0, 4_000]);
  });

  test('does not call the provider if store credit pays all', async () => {
    const customerId = await customerWith(5_000);
    const placed = order(customerId, true, 3_000);
    await captured(stack, placed);
    expect(await stack.ledgerOf(placed.orderId)).toEqual([]);
    const finance = await stack.as('finance');
    const back = await finance.post(`/payments/${placed.orderId}/refunds`, { reason: 'All of it' }).expect(202);
    expect(back.body).toMatchObject({ status: 'done', via: 'credit', credited: 3_000 });
    expect(await ledger(customerId)).toEqual([
      ...[
        ['given', 5_000],
        ['used', -3_000],
        ['refunded', 3_000],
      ],
    ]);
    expect(await stack.ledgerOf(placed.orderId)).toEqual([]);
  });

  test('is declined if the balance is lower than the amount that it names, and takes nothing', async () => {
    const customerId = await customerWith(1_000);
    const placed = order(customerId, 1_001);
    await authorise(stack, placed);
    expect((await heard(stack, PaymentDeclined, placed.orderId)).reason.code).toBe('payment.store-credit-too-low');
    expect([await balance(customerId), await stack.ledgerOf(placed.orderId)]).toEqual([1_000, []]);
  });

  test('takes it once, however often the command comes', async () => {
    const customerId = await customerWith(4_000);
    const placed = order(customerId, 1_500);
    await Promise.all(Array.from({ length: 5 }, () => authorise(stack, placed)));
    await heard(stack, PaymentAuthorised, placed.orderId);
    await settle(stack, ['payment']);
    expect(await balance(customerId)).toBe(2_500);
  });

  test('gives it back when the card is declined, and when the order is cancelled', async () => {
    const customerId = await customerWith(4_000);
    const declined = order(customerId, true, 6_400, 'tok_declined');
    await authorise(stack, declined);
    await heard(stack, PaymentDeclined, declined.orderId);
    expect(await balance(customerId)).toBe(4_000);
    const cancelled = order(customerId, true);
    await authorised(stack, cancelled);
    expect(await balance(customerId)).toBe(0);
    await letGo(stack, cancelled);
    await heard(stack, PaymentVoided, cancelled.orderId);
    await letGo(stack, cancelled);
    await settle(stack, ['payment']);
    expect(await ledger(customerId)).toEqual([
      ...[
        ['given', 4_000],
        ['used', -4_000],
        ['released', 4_000],
      ],
      ...[
        ['used', -4_000],
        ['released', 4_000],
      ],
    ]);
  });

  test('takes none if its cancellation came first', async () => {
    const customerId = await customerWith(4_000);
    const placed = order(customerId, true);
    await letGo(stack, placed);
    await heard(stack, PaymentVoided, placed.orderId);
    await authorise(stack, placed);
    await heard(stack, PaymentDeclined, placed.orderId);
    expect(await ledger(customerId)).toEqual([['given', 4_000]]);
  });

  test('20 orders at once share the balance and never take more', async () => {
    const customerId = await customerWith(5_000);
    const orders = Array.from({ length: 20 }, () => order(customerId, 900, 1_000));
    await Promise.all(orders.map((one) => stack.deliver(AuthorisePayment, AuthorisePayment(one))));
    const answers = await Promise.all(
      orders.map(({ orderId }) =>
        until(`an answer about ${orderId}`, async () => {
          const { status } = await payment(orderId).catch(() => ({ status: '' }));
          return ['authorised', 'declined'].includes(status) ? status : undefined;
        }),
      ),
    );
    expect(answers.filter((status) => status === 'authorised')).toHaveLength(5);
    expect(await balance(customerId)).toBe(500);
  });
});

describe('a hold of which the card pays nothing', () => {
  const amend = (orderId: string, amount: number) =>
    stack.deliver(AmendAuthorisation, AmendAuthorisation({ orderId, amendmentId: uuidv7(), amount: money(amount) }));
  const part = (orderId: string, amount: number, isLast: boolean) =>
    stack.deliver(
      CapturePayment,
      CapturePayment({
        ...{ orderId, orderNumber: 'T-1', amount: money(amount), parcelId: uuidv7(), isLast },
        lines: [{ description: 'Biofinity', quantity: 1, gross: amount, taxRate: 2_000, lineId: uuidv7() }],
      }),
    );
  const moved = async (orderId: string) =>
    (await stack.ledgerOf(orderId)).map(({ kind, amount }) => `${kind} ${amount}`);
  const differences = async () =>
    (await (await stack.as('finance')).get('/reconciliation').expect(200)).body.differences;

  test('is released if store credit pays all that is captured, although the answer is lost', async () => {
    const customerId = await customerWith(5_000);
    const placed = order(customerId, true, 6_000);
    await authorised(stack, placed);
    await amend(placed.orderId, 4_000);
    await heard(stack, AuthorisationAmended, placed.orderId);
    await stack.provider.control('/trouble', { mode: 'down', next: 1 });
    await capture(stack, { ...placed, amount: money(4_000) });
    expect(await heard(stack, PaymentCaptured, placed.orderId)).toMatchObject({ amount: money(4_000) });
    expect(await moved(placed.orderId)).toEqual(['authorised 1000', 'voided 1000']);
    expect(await payment(placed.orderId)).toMatchObject({ status: 'captured', captured: 4_000, storeCredit: 4_000 });
    expect([await balance(customerId), await differences()]).toEqual([1_000, []]);
  });

  test('is released at the last of several parts, and not before', async () => {
    const customerId = await customerWith(4_000);
    const { orderId } = await authorised(stack, order(customerId, true, 6_000));
    await amend(orderId, 4_000);
    await heard(stack, AuthorisationAmended, orderId);
    await part(orderId, 1_000, false);
    await heard(stack, PaymentCaptured, orderId);
    expect(await stack.held(orderId)).toMatchObject({ status: 'authorised' });
    await part(orderId, 3_000, true);
    await heard(stack, PaymentCaptured, orderId, 2);
    expect(await moved(orderId)).toEqual(['authorised 2000', 'voided 2000']);
    expect([await balance(customerId), await differences()]).toEqual([0, []]);
  });

  test('keeps what an earlier part has captured, and releases the rest', async () => {
    const { orderId } = await authorised(stack, newOrder(6_000));
    await part(orderId, 4_000, false);
    await heard(stack, PaymentCaptured, orderId);
    await part(orderId, 0, true);
    await heard(stack, PaymentCaptured, orderId, 2);
    expect(await moved(orderId)).toEqual(['authorised 6000', 'captured 4000', 'released 2000']);
    expect([await payment(orderId), await differences()]).toMatchObject([{ status: 'captured', captured: 4_000 }, []]);
  });
});

test('a return becomes store credit if the customer wants it, with a credit note and no call to the provider', async () => {
  const placed = newOrder(3_000);
  await captured(stack, placed);
  const finance = await stack.as('finance');
  const path = `/payments/${placed.orderId}/refunds`;
  const half = await finance
    .post(path, { amount: money(1_000), refundTo: 'store-credit', reason: 'Wants it' })
    .expect(202);
  expect(half.body).toMatchObject({ status: 'done', via: 'credit', credited: 1_000 });
  const { orderId } = placed;
  const refund = { returnId: uuidv7(), orderId, lines: [], withDelivery: true, requestedBy: uuidv7() };
  await stack.deliver(RefundReturn, RefundReturn({ ...refund, refundTo: 'store-credit' }));
  const told = await heard(stack, ReturnRefunded, orderId);
  expect(told).toMatchObject({ amount: money(0), creditNoteNumber: null });
  await finance.post(path, { refundTo: 'store-credit', reason: 'The rest' }).expect(202);
  expect(await balance(placed.customerId)).toBe(3_000);
  expect((await stack.ledgerOf(orderId)).map(({ kind }) => kind)).toEqual(['authorised', 'captured']);
  expect(await payment(orderId)).toMatchObject({
    refunded: 3_000,
    customerRefunds: [{ credited: 1_000 }, {}, { credited: 2_000 }],
  });
});

test('store credit expires only as far as it is old and was not used', async () => {
  const customerId = await customerWith(3_000);
  await capture(stack, await authorised(stack, order(customerId, 1_000)));
  const before = new Date(Date.now() + 1_000);
  const expire = (line: Date) => stack.transaction((tx) => expireCredit({ tx, now: new Date(), newId: uuidv7 }, line));
  await expire(new Date(Date.now() - 60_000));
  expect(await balance(customerId)).toBe(2_000);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await give(customerId, 500);
  await expire(before);
  expect([await balance(customerId), (await ledger(customerId)).at(-1)]).toEqual([500, ['expired', -2_000]]);
});

test('a balance above the largest amount of an order is released, merged, parted and expired', async () => {
  const [customerId, kept] = [uuidv7(), uuidv7()];
  const largest = 2_000_000_000;
  const finance = await stack.as('finance');
  const giveMost = async () => {
    const { id } = await give(customerId, largest, 'VND');
    await finance.post(`/store-credit-gifts/${id}/approve`).expect(200);
  };
  await giveMost();
  const placed = { ...order(customerId, true), amount: money(largest, 'VND') };
  await authorised(stack, placed);
  await giveMost();
  await letGo(stack, placed);
  await heard(stack, PaymentVoided, placed.orderId);
  expect([await balance(customerId, 'VND'), (await ledger(customerId)).at(-1)]).toEqual([
    2 * largest,
    ['released', largest],
  ]);
  const inLedger = <R>(act: (context: Parameters<typeof expireCredit>[0]) => Promise<R>) =>
    stack.transaction((tx) => act({ tx, now: new Date(), newId: uuidv7 }));
  const jobId = uuidv7();
  await inLedger((context) => moveAll(context, { jobId, from: customerId, to: kept }));
  expect([await balance(customerId, 'VND'), await balance(kept, 'VND')]).toEqual([0, 2 * largest]);
  await inLedger((context) => moveBack(context, { jobId, from: kept, to: customerId }));
  expect([await balance(customerId, 'VND'), await balance(kept, 'VND')]).toEqual([2 * largest, 0]);
  // no credit is older than the time that this call names, and the balance exceeds an int4
  await inLedger((context) => expireCredit(context, new Date(Date.now() - 60_000)));
  expect(await balance(customerId, 'VND')).toBe(2 * largest);
  await inLedger((context) => expireCredit(context, new Date(Date.now() + 1_000)));
  expect(await balance(customerId, 'VND')).toBe(0);
});

test('the erasure of a customer removes the reasons and leaves the ledger; she gets no more', async () => {
  const customerId = await customerWith(1_000);
  await give(customerId, 4_500);
  await stack.deliver(CustomerErased, CustomerErased({ customerId, erasedAt: new Date().toISOString() }));
  const finance = await stack.as('finance');
  const gifts = await until('the erasure', async () => {
    const { body } = await finance.get(`/store-credit-gifts?customerId=${customerId}`).expect(200);
    // the list reads gifts and keys one after the other, so a reason may be gone a moment before its gift is rejected
    const isErased = ({ reason, status }: { reason: string | null; status: string }) =>
      reason === null && status !== 'needs-approval';
    return body.data.every(isErased) ? body.data : undefined;
  });
  expect(gifts.map(({ status }: { status: string }) => status)).toEqual(['rejected', 'given']);
  expect(await balance(customerId)).toBe(1_000);
  const refused = await finance
    .post(`/customers/${customerId}/store-credit-gifts`, { amount: money(1), reason: 'Again' })
    .expect(409);
  expect(problem(refused)).toBe('store-credit.customer-erased');
});
