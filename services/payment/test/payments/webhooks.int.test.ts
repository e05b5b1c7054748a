import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { PaymentAuthorised, PaymentCaptured, PaymentVoided } from '@toric/contracts/payment/events';
import { settle, until } from '@toric/infra/prove/testing/test-stack';
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
  saidAbout,
  webhook,
} from '../payment-stack.ts';

// Failed calls are retried after longer and longer pauses, and the machine may be busy. So each test may take 30 s.
jest.setTimeout(30_000);
let stack: PaymentStack;
beforeAll(async () => {
  stack = await paymentStack();
});
afterEach(() => stack.provider.control('/webhooks', { mode: 'normal' }));
afterAll(() => stack.stop());

const viewOf = (orderId: string, rest: object = {}) => ({
  id: `pay_${randomUUID()}`,
  reference: orderId,
  amount: 6_400,
  currency: 'EUR',
  status: 'authorised',
  capturedAmount: 0,
  refundedAmount: 0,
  declineCode: null,
  ...rest,
});

test('forged, old, unsigned and unreadable events are refused', async () => {
  const { orderId } = await authorised(stack, newOrder());
  const fact = { type: 'payment.captured' };
  const view = viewOf(orderId, { status: 'captured', capturedAmount: 6_400 });
  const forger = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
  await webhook(stack.base, view, { ...fact, secret: forger }).expect(401);
  await webhook(stack.base, view, { ...fact, at: new Date(Date.now() - 6 * 60_000) }).expect(401);
  await webhook(stack.base, view, fact).unset('webhook-signature').expect(401);
  await webhook(stack.base, { nothing: true }, fact).expect(400);
  expect(await saidAbout(stack, orderId)).toEqual(['authorised']);
});

test('an event about an unknown payment or of an unknown type is accepted and ignored', async () => {
  await webhook(stack.base, viewOf(randomUUID()), { type: 'payment.authorised' }).expect(202);
  await webhook(stack.base, viewOf('not an id'), { type: 'payment.authorised' }).expect(202);
  await webhook(stack.base, viewOf(randomUUID()), { type: 'payment.disputed' }).expect(202);
});

test('an event before the API’s answer settles the payment, and the answer changes nothing', async () => {
  const order = newOrder(800, 'tok_timeout_after_success');
  await authorise(stack, order);
  await heard(stack, PaymentAuthorised, order.orderId);
  await settle(stack, ['payment']);
  expect(await saidAbout(stack, order.orderId)).toEqual(['authorised']);
});

test('an event during a pending void releases the hold at once, and only once', async () => {
  const order = newOrder(6_400, 'tok_delay_1600');
  await authorise(stack, order);
  await letGo(stack, order);
  await until('the remembered void', async () => {
    const { rows } = await stack.admin.query('select 1 from payment.payment where order_id = $1 and void_requested', [
      order.orderId,
    ]);
    return rows[0] as object | undefined;
  });
  await heard(stack, PaymentVoided, order.orderId);
  await settle(stack, ['payment']);
  expect(await saidAbout(stack, order.orderId)).toEqual(['voided']);
  expect((await stack.ledgerOf(order.orderId)).map(({ kind }) => kind)).toEqual(['authorised', 'voided']);
});

test('20 concurrent events of one capture and the API’s answer have one effect and one invoice', async () => {
  await stack.provider.control('/webhooks', { mode: 'hold' });
  const order = await authorised(stack, newOrder(6_400, 'tok_visa'));
  await stack.provider.control('/trouble', { mode: 'slow', delayMs: 300, next: 1 });
  await capture(stack, order);
  const held = await stack.held(order.orderId);
  const view = { ...held, status: 'captured', capturedAmount: 6_400 };
  const id = `evt_${randomUUID()}`;
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => webhook(stack.base, view, { type: 'payment.captured', id })),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 202));
  await heard(stack, PaymentCaptured, order.orderId);
  await settle(stack, ['payment']);
  expect(await saidAbout(stack, order.orderId)).toEqual(['authorised', 'captured']);
  const { rows } = await stack.admin.query('select 1 from payment.provider_event where id = $1', [id]);
  expect(rows).toHaveLength(1);
});

test.each(['duplicate', 'shuffle', 'hold'])(
  'a storm of events (%s) over whole lives changes no outcome',
  async (mode) => {
    await stack.provider.control('/webhooks', { mode, copies: 5 });
    const sold = Array.from({ length: 10 }, () => newOrder());
    const dropped = Array.from({ length: 10 }, () => newOrder());
    await Promise.all([
      ...sold.map((order) => captured(stack, order)),
      ...dropped.map(async (order) => {
        await authorised(stack, order);
        await letGo(stack, order);
        await heard(stack, PaymentVoided, order.orderId);
      }),
    ]);
    await stack.provider.control('/webhooks/release', {});
    await until('all events to be delivered', async () => {
      const { rows } = await stack.admin.query<{ n: number }>('select count(*)::int as n from payment.provider_event');
      const expected = (await ledgerEvents()).length;
      return (rows[0]?.n ?? 0) >= expected ? true : undefined;
    });
    await settle(stack, ['payment']);
    for (const { orderId } of sold) expect(await saidAbout(stack, orderId)).toEqual(['authorised', 'captured']);
    for (const { orderId } of dropped) expect(await saidAbout(stack, orderId)).toEqual(['authorised', 'voided']);
    const auditor = await stack.as('auditor');
    expect((await auditor.get('/reconciliation').expect(200)).body).toMatchObject({ inFlight: 0, differences: [] });
  },
  60_000,
);

const ledgerEvents = async () => (await stack.ledger()).filter(({ kind }) => kind !== 'refused');
