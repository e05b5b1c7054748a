import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { AuthorisePayment, CapturePayment, PaymentAuthorised, PaymentCaptured } from '@toric/contracts/payment/events';
import {
  ChargeExchange,
  ExchangeCharged,
  ExchangeChargeRefused,
  RefundReturn,
  ReturnRefunded,
} from '@toric/contracts/payment/return.events';
import { settle } from '@toric/infra/prove/testing/test-stack';
import { uuidv7 } from 'uuidv7';
import { authorised, heard, newOrder, type PaymentStack, paymentStack } from '../payment-stack.ts';

jest.setTimeout(30_000);
let stack: PaymentStack;
beforeAll(async () => {
  stack = await paymentStack();
});
afterAll(() => stack.stop());

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const staff = uuidv7();
type Order = ReturnType<typeof newOrder>;

async function taken(order: Order) {
  const lineId = uuidv7();
  const line = { description: 'Biofinity', quantity: 2, gross: order.amount.amount, taxRate: 2_000, lineId };
  const command = { orderId: order.orderId, orderNumber: 'T-1', amount: order.amount, lines: [line] };
  await stack.deliver(CapturePayment, CapturePayment(command));
  await heard(stack, PaymentCaptured, order.orderId);
  return { ...order, lineId };
}
async function exchanged(amount: number, covered = amount, token = 'tok_visa') {
  const old = await taken(await authorised(stack, newOrder(covered)));
  const order = { ...newOrder(amount, token), customerId: old.customerId };
  const returnId = uuidv7();
  await stack.deliver(
    AuthorisePayment,
    AuthorisePayment({ ...order, method: 'exchange', returnId, covered: eur(covered) }),
  );
  await heard(stack, PaymentAuthorised, order.orderId);
  return { old, returnId, sent: await taken(order) };
}
const comeBack = ({ old, returnId, sent }: Awaited<ReturnType<typeof exchanged>>, quantity: number) =>
  stack.deliver(
    RefundReturn,
    RefundReturn({
      ...{ returnId, orderId: old.orderId, lines: [{ lineId: old.lineId, quantity }], withDelivery: false },
      ...{ requestedBy: staff, exchangeOrderId: sent.orderId },
    }),
  );
const charge = (orderId: string, returnId: string, attempt = 1) =>
  stack.deliver(ChargeExchange, ChargeExchange({ returnId, orderId, attempt }));

test('goods that come back settle the exchange: no money moves, and both orders have their documents', async () => {
  const trade = await exchanged(6_000);
  expect(await stack.held(trade.sent.orderId)).toBeUndefined();
  await comeBack(trade, 2);
  const told = await heard(stack, ReturnRefunded, trade.old.orderId);
  expect(told).toMatchObject({ amount: eur(6_000), settled: eur(6_000) });
  await charge(trade.sent.orderId, trade.returnId);
  expect(await heard(stack, ExchangeCharged, trade.sent.orderId)).toMatchObject({ amount: eur(0) });
  await settle(stack, ['payment']);
  expect(await stack.held(trade.old.orderId)).toMatchObject({ capturedAmount: 6_000, refundedAmount: 0 });
  const finance = await stack.as('finance');
  const { body } = await finance.get(`/payments/${trade.sent.orderId}`).expect(200);
  expect(body.exchange).toEqual({ returnId: trade.returnId, covered: 6_000, settled: 6_000, charged: 0, open: 0 });
  expect((await finance.get('/reconciliation').expect(200)).body.differences).toEqual([]);
});

test('what does not come back is charged to the card, once, and a repeat charges nothing', async () => {
  const trade = await exchanged(6_000);
  await comeBack(trade, 1);
  await heard(stack, ReturnRefunded, trade.old.orderId);
  await stack.provider.control('/trouble', { mode: 'down', next: 1 });
  await charge(trade.sent.orderId, trade.returnId);
  expect(await heard(stack, ExchangeCharged, trade.sent.orderId)).toMatchObject({ amount: eur(3_000) });
  await charge(trade.sent.orderId, trade.returnId);
  await heard(stack, ExchangeCharged, trade.sent.orderId, 2);
  const finance = await stack.as('finance');
  const { body } = await finance.get(`/exchange-charges?orderId=${trade.sent.orderId}`).expect(200);
  expect(body.data).toMatchObject([{ status: 'charged', amount: eur(3_000), customerId: trade.old.customerId }]);
  expect(await stack.held(body.data[0].id)).toMatchObject({ status: 'captured', capturedAmount: 3_000 });
  expect((await finance.get('/reconciliation').expect(200)).body.differences).toEqual([]);
});

test('goods worth more than the exchange bring the rest back to the card', async () => {
  const trade = await exchanged(4_000, 6_000);
  await comeBack(trade, 2);
  const told = await heard(stack, ReturnRefunded, trade.old.orderId);
  expect(told).toMatchObject({ amount: eur(6_000), settled: eur(4_000) });
  expect(await stack.held(trade.old.orderId)).toMatchObject({ refundedAmount: 2_000 });
});

test('an exchange that costs more holds the difference on the card, and a refund of it goes to the card that paid', async () => {
  const trade = await exchanged(8_000, 6_000);
  expect(await stack.held(trade.sent.orderId)).toMatchObject({ amount: 2_000, capturedAmount: 2_000 });
  await comeBack(trade, 2);
  await heard(stack, ReturnRefunded, trade.old.orderId);
  const finance = await stack.as('finance');
  const path = `/payments/${trade.sent.orderId}/refunds`;
  const tooMuch = await finance.post(path, { amount: eur(7_000), reason: 'goodwill' }).expect(422);
  expect(tooMuch.body.type).toContain('payment.refund-source');
  await finance.post(path, { amount: eur(6_000), reason: 'goodwill' }).expect(202);
  await settle(stack, ['payment']);
  expect(await stack.held(trade.old.orderId)).toMatchObject({ refundedAmount: 6_000 });
  await finance.post(path, { amount: eur(2_000), reason: 'goodwill' }).expect(202);
  await settle(stack, ['payment']);
  expect(await stack.held(trade.sent.orderId)).toMatchObject({ refundedAmount: 2_000 });
  expect((await finance.get('/reconciliation').expect(200)).body.differences).toEqual([]);
});

test('a declined card leaves the amount open, in the list of finance, who may charge it again', async () => {
  const trade = await exchanged(6_000, 6_000, 'tok_declined');
  await charge(trade.sent.orderId, trade.returnId);
  const refused = await heard(stack, ExchangeChargeRefused, trade.sent.orderId);
  expect(refused).toMatchObject({ amount: eur(6_000), reason: { code: 'payment.card-declined' } });
  const finance = await stack.as('finance');
  const { body } = await finance.get(`/exchange-charges?status=declined&orderId=${trade.sent.orderId}`).expect(200);
  expect(body.data).toHaveLength(1);
  await comeBack(trade, 1);
  await heard(stack, ReturnRefunded, trade.old.orderId);
  const again = await finance.post(`/exchange-charges/${body.data[0].id}/retry`).expect(202);
  expect(again.body).toMatchObject({ status: 'charging', amount: eur(3_000) });
  await heard(stack, ExchangeChargeRefused, trade.sent.orderId, 2);
  await finance.post(`/exchange-charges/${body.data[0].id}/retry`).expect(409);
  const payment = await finance.get(`/payments/${trade.sent.orderId}`).expect(200);
  expect(payment.body.exchange).toMatchObject({ settled: 3_000, charged: 0, open: 3_000 });
});
