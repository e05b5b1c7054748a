import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import {
  AmendAuthorisation,
  AuthorisationAmended,
  AuthorisationAmendmentRefused,
} from '@toric/contracts/payment/amendment.events';
import {
  AuthorisePayment,
  CapturePayment,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentVoided,
} from '@toric/contracts/payment/events';
import { settle } from '@toric/infra/prove/testing/test-stack';
import { uuidv7 } from 'uuidv7';
import { authorised, heard, letGo, newOrder, type PaymentStack, paymentStack, saidAbout } from '../payment-stack.ts';

jest.setTimeout(30_000);
let stack: PaymentStack;
beforeAll(async () => {
  stack = await paymentStack();
});
afterAll(() => stack.stop());

type Order = ReturnType<typeof newOrder>;
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const kinds = async ({ orderId }: Order) =>
  (await stack.ledgerOf(orderId)).map(({ kind, amount }) => `${kind} ${amount}`);

const sendPart = (order: Order, amount: number, { parcelId = uuidv7(), isLast = false } = {}) =>
  stack
    .deliver(
      CapturePayment,
      CapturePayment({
        ...{ orderId: order.orderId, orderNumber: 'T-1', amount: eur(amount), parcelId, isLast },
        lines: [{ description: 'Biofinity', quantity: 1, gross: amount, taxRate: 2_000, lineId: uuidv7() }],
      }),
    )
    .then(() => parcelId);
const amend = (order: Order, amount: number, amendmentId = uuidv7()) =>
  stack
    .deliver(AmendAuthorisation, AmendAuthorisation({ orderId: order.orderId, amendmentId, amount: eur(amount) }))
    .then(() => amendmentId);

test('an order that leaves in two parcels has two captures and two invoices, and the rest of its hold is released', async () => {
  const order = await authorised(stack, newOrder(10_000));
  const first = await sendPart(order, 6_000);
  const one = await heard(stack, PaymentCaptured, order.orderId);
  expect(one).toMatchObject({ parcelId: first, amount: eur(6_000), isLast: false });
  expect(await stack.held(order.orderId)).toMatchObject({ status: 'part-captured', capturedAmount: 6_000 });
  const second = await sendPart(order, 3_000, { isLast: true });
  const two = await heard(stack, PaymentCaptured, order.orderId, 2);
  expect(two).toMatchObject({ parcelId: second, amount: eur(3_000), isLast: true });
  expect(await stack.held(order.orderId)).toMatchObject({ status: 'captured', capturedAmount: 9_000 });
  const finance = await stack.as('finance');
  const { body } = await finance.get(`/invoices?orderId=${order.orderId}`).expect(200);
  expect(body.data).toMatchObject([
    { number: two.invoiceNumber, parcelId: second, total: 3_000 },
    { number: one.invoiceNumber, parcelId: first, total: 6_000 },
  ]);
  const payment = await finance.get(`/payments/${order.orderId}`).expect(200);
  expect(payment.body).toMatchObject({ status: 'captured', captured: 9_000, method: 'card' });
  expect(payment.body.parts).toMatchObject([
    { parcelId: first, status: 'captured', invoiceNumber: one.invoiceNumber },
    { parcelId: second, status: 'captured', invoiceNumber: two.invoiceNumber },
  ]);
  const { body: compared } = await finance.get('/reconciliation').expect(200);
  expect(compared.differences).toEqual([]);
});

test('two parcels that leave shortly after each other are captured one after the other, and a repeat captures nothing', async () => {
  const order = await authorised(stack, newOrder(8_000));
  const [first, second] = [uuidv7(), uuidv7()];
  await sendPart(order, 5_000, { parcelId: first });
  await sendPart(order, 3_000, { parcelId: second, isLast: true });
  await heard(stack, PaymentCaptured, order.orderId, 2);
  await sendPart(order, 5_000, { parcelId: first });
  await heard(stack, PaymentCaptured, order.orderId, 3);
  await settle(stack, ['payment']);
  expect((await kinds(order)).filter((kind) => kind.startsWith('captured'))).toHaveLength(2);
  expect(await stack.held(order.orderId)).toMatchObject({ capturedAmount: 8_000 });
});

test('the rest of an order is cancelled: its hold is released, and the captured part stays', async () => {
  const order = await authorised(stack, newOrder(9_000));
  await sendPart(order, 4_000);
  await heard(stack, PaymentCaptured, order.orderId);
  await letGo(stack, order);
  await heard(stack, PaymentVoided, order.orderId);
  expect(await kinds(order)).toEqual(['authorised 9000', 'captured 4000', 'released 5000']);
  const finance = await stack.as('finance');
  expect((await finance.get(`/payments/${order.orderId}`)).body).toMatchObject({ status: 'captured', captured: 4_000 });
});

test('a larger total is asked of the provider once, although its answer is lost', async () => {
  const order = await authorised(stack, newOrder(5_000));
  await stack.provider.control('/trouble', { mode: 'down', next: 1 });
  const amendmentId = await amend(order, 7_500);
  const told = await heard(stack, AuthorisationAmended, order.orderId);
  expect(told).toEqual({ orderId: order.orderId, amendmentId, amount: eur(7_500) });
  await amend(order, 7_500, amendmentId);
  await heard(stack, AuthorisationAmended, order.orderId, 2);
  expect(await kinds(order)).toEqual(['authorised 5000', 'increased 2500']);
  await amend(order, 6_000);
  await heard(stack, AuthorisationAmended, order.orderId, 3);
  await sendPart(order, 6_000, { isLast: true });
  await heard(stack, PaymentCaptured, order.orderId);
  expect(await stack.held(order.orderId)).toMatchObject({ amount: 7_500, capturedAmount: 6_000 });
});

test('a card that holds no more refuses the amendment, and a cancellation overtakes it', async () => {
  const order = await authorised(stack, newOrder(5_000, 'tok_decline_on_increase'));
  await amend(order, 7_500);
  const refused = await heard(stack, AuthorisationAmendmentRefused, order.orderId);
  expect(refused.reason.code).toBe('payment.card-declined');
  expect(await stack.held(order.orderId)).toMatchObject({ amount: 5_000, status: 'authorised' });
  const other = await authorised(stack, newOrder(5_000));
  await Promise.all([amend(other, 6_000), letGo(stack, other)]);
  await heard(stack, PaymentVoided, other.orderId);
  expect(await stack.held(other.orderId)).toMatchObject({ status: 'voided' });
});

test('cash is taken without the provider, with an invoice, and finance finds it', async () => {
  const order = newOrder(2_500);
  await stack.deliver(AuthorisePayment, AuthorisePayment({ ...order, method: 'cash' }));
  await heard(stack, PaymentAuthorised, order.orderId);
  await sendPart(order, 2_500, { isLast: true });
  const told = await heard(stack, PaymentCaptured, order.orderId);
  expect(told).toMatchObject({ amount: eur(2_500) });
  expect(await stack.held(order.orderId)).toBeUndefined();
  const finance = await stack.as('finance');
  const { body } = await finance.get('/payments?method=cash').expect(200);
  expect(body.data).toMatchObject([{ orderId: order.orderId, method: 'cash', captured: 2_500, status: 'captured' }]);
  const sales = await stack.as('sales');
  const receipt = await sales.get(`/payments/${order.orderId}/receipt?language=en`).expect(200);
  expect(receipt.headers['content-type']).toBe('application/pdf');
  const { body: asked } = await finance
    .post(`/payments/${order.orderId}/refunds`, { amount: eur(500), reason: 'one was torn' })
    .expect(202);
  expect(asked).toMatchObject({ status: 'done', via: 'cash', amount: eur(500) });
  expect(await saidAbout(stack, order.orderId)).toContain('refunded');
});
