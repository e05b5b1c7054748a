// Tests which part of a payment store credit pays, and what goes back to the balance in every state.
import { describe, expect, test } from '@jest/globals';
import { amend } from './amendment.ts';
import { creditIn, releasedCredit, withKeptCredit } from './credit-share.ts';
import { authorise, blankPayment, letGo, type Payment } from './payment.ts';
import { callOf } from './payment-outcome.ts';
import { applyFact } from './provider-facts.ts';
import { atProvider } from './provider-share.ts';

const now = new Date('2026-12-01T09:30:00.000Z');
const orderId = '0197a000-0000-7000-8000-00000000000a';
const order = (storeCredit: number | 'too-low') => ({
  ...{ customerId: 'c', amount: { amount: 10_000, currency: 'EUR' }, token: 'sealed', storeCredit },
});
const opened = (storeCredit: number | 'too-low') => authorise(blankPayment('p', orderId, now), order(storeCredit));
const held = (storeCredit: number): Payment => ({
  ...opened(storeCredit).payment,
  ...{ status: 'authorised', providerPaymentId: 'pay' },
});

describe('an order that uses store credit', () => {
  test('holds the rest on the card', () => {
    const { payment, ask } = opened(4_000);
    expect(ask && callOf(payment, { call: 'authorise', token: `sealed.${'A'.repeat(48)}` }, now)).toMatchObject({
      amount: 6_000,
    });
  });

  test('holds nothing on the card if store credit pays all', () => {
    expect(atProvider(opened(10_000).payment, 10_000)).toBe(0);
  });

  test('is declined with a reason if the balance is too low, and asks the card for nothing', () => {
    const { payment, ask, answer } = opened('too-low');
    expect([payment.status, payment.reason?.code, payment.storeCredit, ask, answer]).toEqual([
      ...['declined', 'payment.store-credit-too-low', 0, undefined, 'declined'],
    ]);
  });

  test('uses store credit first', () => {
    expect([creditIn(held(4_000), 0, 3_000), creditIn(held(4_000), 3_000, 3_000)]).toEqual([3_000, 1_000]);
    expect(creditIn(held(4_000), 6_000, 4_000)).toBe(0);
  });
});

describe('store credit goes back', () => {
  const released = (before: Payment, after: Payment) => releasedCredit(before, withKeptCredit(before, after));
  const declined = (payment: Payment) =>
    applyFact(payment, { call: 'authorise', result: { kind: 'declined', code: 'card_declined' } }).payment;

  test('when the card is declined', () => {
    const before = opened(4_000).payment;
    const after = withKeptCredit(before, declined(before));
    expect([releasedCredit(before, after), after.storeCredit, after.held]).toEqual([4_000, 0, 6_000]);
  });

  test('when the hold is released, and not while the provider is asked', () => {
    const voiding = letGo(held(4_000)).payment;
    expect(released(held(4_000), voiding)).toBe(0);
    const done = { kind: 'done', providerPaymentId: 'pay', amount: 0 } as const;
    expect(released(voiding, applyFact(voiding, { call: 'void', result: done }).payment)).toBe(4_000);
  });

  test('as far as the captured parts did not take it', () => {
    const before: Payment = { ...held(4_000), status: 'voiding', capturedAmount: 1_500 };
    expect(released(before, { ...before, status: 'captured' })).toBe(2_500);
  });

  test('as far as an amendment makes the order cheaper than it', () => {
    const amended = amend(held(4_000), { amendmentId: 'a', amount: { amount: 3_000, currency: 'EUR' } }).payment;
    const kept = withKeptCredit(held(4_000), amended);
    expect([releasedCredit(held(4_000), kept), kept.storeCredit, kept.held]).toEqual([1_000, 3_000, 6_000]);
  });

  test.each([
    'authorising',
    'authorised',
    'amending',
    'part-captured',
    'capturing',
    'capture-failed',
    'voiding',
  ] as const)('nothing of it while the payment is %s', (status) =>
    expect(released(held(4_000), { ...held(4_000), status })).toBe(0),
  );
});
