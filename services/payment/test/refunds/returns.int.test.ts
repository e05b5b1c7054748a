import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { CapturePayment, PaymentCaptured, PaymentRefunded } from '@toric/contracts/payment/events';
import {
  RefundReturn,
  ReturnRefunded,
  ReturnRefundRefused,
  ReturnRefundWaits,
} from '@toric/contracts/payment/return.events';
import { settle } from '@toric/infra/prove/testing/test-stack';
import { uuidv7 } from 'uuidv7';
import { authorised, heard, newOrder, type PaymentStack, paymentStack } from '../payment-stack.ts';

jest.setTimeout(30_000);
let stack: PaymentStack;
beforeAll(async () => {
  stack = await paymentStack({ env: { REFUND_LIMIT: '5000' } });
});
afterAll(() => stack.stop());

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const problem = (answer: { body: { type: string } }) => answer.body.type.replace('/docs/errors/', '');
const staff = uuidv7();

/** Sells an order of three boxes for 100 and a delivery for 20, with a coupon of 10. Each box then costs 30. */
async function sold(boxes = 3, price = 100, coupon = 10) {
  const order = await authorised(stack, newOrder(price - coupon + 20));
  const lineId = uuidv7();
  await stack.deliver(
    CapturePayment,
    CapturePayment({
      ...{ orderId: order.orderId, orderNumber: 'T-1', amount: order.amount },
      lines: [
        { description: 'Biofinity', quantity: boxes, gross: price, taxRate: 2_000, lineId },
        { description: 'Parcel', quantity: 1, gross: 20, taxRate: 2_000, kind: 'delivery' },
      ],
    }),
  );
  await heard(stack, PaymentCaptured, order.orderId);
  return { ...order, lineId };
}
type Sold = Awaited<ReturnType<typeof sold>>;
const ask = (
  { orderId, lineId }: Sold,
  quantity: number,
  more: { withDelivery?: boolean; returnId?: string; attempt?: number } = {},
) => {
  const { withDelivery = false, returnId = uuidv7(), ...rest } = more;
  return RefundReturn({ returnId, orderId, lines: [{ lineId, quantity }], withDelivery, requestedBy: staff, ...rest });
};
const send = (message: ReturnType<typeof ask>) => stack.deliver(RefundReturn, message);

test('returns of one box after the other add up to the cent, with the delivery once and a credit note for each', async () => {
  const order = await sold(3, 100, 0);
  for (const withDelivery of [true, true, true]) await send(ask(order, 1, { withDelivery }));
  const amounts = await Promise.all([1, 2, 3].map((n) => heard(stack, ReturnRefunded, order.orderId, n)));
  expect(amounts.map(({ amount }) => amount.amount).sort((a, b) => a - b)).toEqual([33, 34, 53]);
  expect(await stack.held(order.orderId)).toMatchObject({ status: 'refunded', refundedAmount: 120 });
  const finance = await stack.as('finance');
  const { body } = await finance.get(`/invoices?orderId=${order.orderId}`).expect(200);
  const [invoice] = body.data;
  expect(invoice.creditNotes).toHaveLength(3);
  expect(invoice.creditNotes[0].lines).toContainEqual(expect.objectContaining({ lineId: order.lineId, quantity: 1 }));
  const sum = (pick: string) =>
    invoice.creditNotes.reduce((total: number, note: never) => total + Number(note[pick]), 0);
  expect([sum('total'), sum('taxTotal')]).toEqual([invoice.total, invoice.taxTotal]);
});

test('a coupon lowers what comes back: a box of a discounted line is refunded with its share', async () => {
  const order = await sold();
  await send(ask(order, 1));
  expect(await heard(stack, ReturnRefunded, order.orderId)).toMatchObject({ amount: eur(30) });
  expect(await heard(stack, PaymentRefunded, order.orderId)).toMatchObject({ amount: eur(30) });
});

test('a repeated command gets the same answer, and no box is refunded twice', async () => {
  const order = await sold();
  const command = ask(order, 2);
  await send(command);
  const first = await heard(stack, ReturnRefunded, order.orderId);
  await send(command);
  expect(await heard(stack, ReturnRefunded, order.orderId, 2)).toEqual(first);
  await send(ask(order, 2));
  expect(await heard(stack, ReturnRefundRefused, order.orderId)).toMatchObject({
    reason: { code: 'payment.refund-boxes' },
  });
  await settle(stack, ['payment']);
  expect(await stack.held(order.orderId)).toMatchObject({ refundedAmount: 60 });
});

test('20 concurrent returns of one box refund three boxes', async () => {
  const order = await sold();
  await Promise.all(Array.from({ length: 20 }, () => send(ask(order, 1))));
  await heard(stack, ReturnRefunded, order.orderId, 3);
  await heard(stack, ReturnRefundRefused, order.orderId, 17);
  await settle(stack, ['payment']);
  expect(await stack.held(order.orderId)).toMatchObject({ refundedAmount: 90 });
});

test('a refund while another one is under way takes only what is left', async () => {
  const order = await sold();
  await stack.provider.control('/trouble', { mode: 'down', next: 2 });
  const finance = await stack.as('finance');
  const path = `/payments/${order.orderId}/refunds`;
  const goodwill = await finance.post(path, { amount: eur(70), reason: 'late parcel' }).expect(202);
  expect(goodwill.body.status).toBe('sending');
  await send(ask(order, 3));
  expect(await heard(stack, ReturnRefunded, order.orderId)).toMatchObject({ amount: eur(40) });
  await heard(stack, PaymentRefunded, order.orderId, 2);
  await settle(stack, ['payment']);
  expect(await stack.held(order.orderId)).toMatchObject({ refundedAmount: 110, status: 'refunded' });
});

test('a return above the limit waits for a second person, whose rejection gives the boxes back', async () => {
  const order = await sold(2, 9_000, 0);
  const returnId = uuidv7();
  await send(ask(order, 2, { returnId }));
  const waits = await heard(stack, ReturnRefundWaits, order.orderId);
  expect(waits).toMatchObject({ returnId, amount: eur(9_000) });
  const asker = await stack.asPerson(staff, 'finance');
  expect(problem(await asker.post(`/refunds/${waits.refundId}/approve`).expect(403))).toBe(
    'payment.refund-needs-second-person',
  );
  await asker.post(`/refunds/${waits.refundId}/reject`).expect(200);
  expect(await heard(stack, ReturnRefundRefused, order.orderId)).toMatchObject({ reason: { code: 'refund.rejected' } });
  await send(ask(order, 2, { returnId, attempt: 2 }));
  const again = await heard(stack, ReturnRefundWaits, order.orderId, 2);
  const other = await stack.asPerson(uuidv7(), 'finance');
  await other.post(`/refunds/${again.refundId}/approve`).expect(202);
  expect(await heard(stack, ReturnRefunded, order.orderId)).toMatchObject({ amount: eur(9_000) });
  expect(await stack.held(order.orderId)).toMatchObject({ refundedAmount: 9_000 });
});

test('a person refunds boxes by hand, and an amount beside lines is refused', async () => {
  const order = await sold();
  const finance = await stack.as('finance');
  const path = `/payments/${order.orderId}/refunds`;
  const lines = [{ lineId: order.lineId, quantity: 1 }];
  expect(problem(await finance.post(path, { lines, amount: eur(1), reason: 'torn' }).expect(400))).toBe(
    'payment.refund-amount-or-lines',
  );
  const { body } = await finance.post(path, { lines, withDelivery: true, reason: 'torn' }).expect(202);
  expect(body).toMatchObject({
    amount: eur(50),
    lines: [
      { quantity: 1, amount: 30 },
      { description: 'Parcel', amount: 20 },
    ],
  });
  await heard(stack, PaymentRefunded, order.orderId);
  const listed = await finance.get(`/refunds?orderId=${order.orderId}`).expect(200);
  expect(listed.body.data).toMatchObject([{ status: 'done', via: 'card', lines: [{ amount: 30 }, { amount: 20 }] }]);
  const unknown = [{ lineId: uuidv7(), quantity: 1 }];
  expect(problem(await finance.post(path, { lines: unknown, reason: 'torn' }).expect(422))).toBe(
    'payment.refund-line-unknown',
  );
});

test('boxes that cost nothing come back without a credit note', async () => {
  const order = await sold(2, 100, 100);
  await send(ask(order, 1));
  expect(await heard(stack, ReturnRefunded, order.orderId)).toMatchObject({ amount: eur(0), creditNoteNumber: null });
});

test('an order that was never captured refunds no return', async () => {
  const order = await authorised(stack, newOrder(100));
  await send(ask({ ...order, lineId: uuidv7() }, 1));
  expect(await heard(stack, ReturnRefundRefused, order.orderId)).toMatchObject({
    reason: { code: 'payment.refund-line-unknown' },
  });
});
