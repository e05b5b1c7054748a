import { expect, test } from '@jest/globals';
import { holdsCardNumber } from './card-number.ts';
import { CancelOrder, PlaceOrderBody } from './order/order.http.ts';
import { PaymentToken } from './payment/payment-token.ts';
import { RequestRefund } from './payment/payment.http.ts';

const CARDS = [
  '4242424242424242',
  '4242 4242 4242 4242',
  '4242-4242-4242-4242',
  '378282246310005',
  '6011111111111117',
  '4222222222222',
  '４２４２４２４２４２４２４２４２',
  'tok_4242424242424242',
  'my card is 4242 4242 4242 4242, thanks',
  'card4242424242424242x',
];
const OTHERS = [
  'tok_visa',
  'pm_1MtwBwLkdIwHu7ix28a3tqPa',
  '123e4567-e89b-42d3-a456-426614174000',
  'order T-2026-000001 of 2026-11-29',
  '4242424242424241',
  '000000000000',
  'call +1 202 555 0147',
];

test.each(CARDS)('%j holds a card number', (text) => expect(holdsCardNumber(text)).toBe(true));
test.each(OTHERS)('%j holds no card number', (text) => expect(holdsCardNumber(text)).toBe(false));

test('a card number is refused as payment token, as cancel note and as refund reason', () => {
  const refusals = CARDS.map((text) => [
    PaymentToken.safeParse(text).success,
    CancelOrder.body.safeParse({ note: text }).success,
    RequestRefund.body.safeParse({ reason: text }).success,
    PlaceOrderBody.shape.couponCode.safeParse(text).success,
  ]);
  expect(refusals).toEqual(CARDS.map(() => [false, false, false, false]));
  expect(PaymentToken.safeParse('tok_visa').success).toBe(true);
  expect(CancelOrder.body.safeParse({ note: 'Ordered the wrong power' }).success).toBe(true);
});
