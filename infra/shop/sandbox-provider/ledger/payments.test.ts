// Tests the state machine of a payment: the allowed changes of each state, and the bounds of the amounts.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { authorise, capture, refund, voidPayment, type Outcome, type Payment } from './payments.ts';

const request = {
  id: 'pay_1',
  reference: 'order-1',
  amount: 5_000,
  currency: 'EUR',
  createdAt: '2026-01-01T00:00:00.000Z',
  existing: undefined,
  declineCode: null,
  captureWillDecline: false,
};
const authorised = authorise(request).payment;
const captured = capture(authorised, 4_000).payment;
const voided = voidPayment(authorised).payment;
const declined = authorise({ ...request, declineCode: 'expired_card' }).payment;
const refunded = refund(captured, 4_000).payment;

const short = ({ kind, payment, refusal }: Outcome) => [kind, payment.status, refusal?.status, refusal?.code];

describe('authorise', () => {
  test('approves without a captured amount', () => {
    expect(authorised).toMatchObject({ status: 'authorised', amount: 5_000, capturedAmount: 0, refundedAmount: 0 });
  });
  test('stores a decline as a payment and refuses with 402', () => {
    const outcome = authorise({ ...request, declineCode: 'insufficient_funds' });
    expect(short(outcome)).toEqual(['declined', 'declined', 402, 'insufficient_funds']);
  });
  test('refuses a reference that is in use, and names the existing payment', () => {
    const outcome = authorise({ ...request, id: 'pay_2', existing: captured });
    expect(short(outcome)).toEqual(['refused', 'captured', 409, 'reference_in_use']);
    expect(outcome.refusal?.message).toContain('pay_1');
  });
});

describe('capture, void and refund by state', () => {
  test.each<[string, Outcome, unknown[]]>([
    ['capture of authorised', capture(authorised, 5_000), ['captured', 'captured', undefined, undefined]],
    ['capture above the amount', capture(authorised, 5_001), ['refused', 'authorised', 409, 'amount_too_large']],
    ['second capture', capture(captured, 1), ['refused', 'captured', 409, 'already_captured']],
    ['capture of voided', capture(voided, 1), ['refused', 'voided', 409, 'already_voided']],
    ['capture of declined', capture(declined, 1), ['refused', 'declined', 409, 'payment_declined']],
    ['void of voided', voidPayment(voided), ['refused', 'voided', 409, 'already_voided']],
    ['void of captured', voidPayment(captured), ['refused', 'captured', 409, 'already_captured']],
    ['refund of authorised', refund(authorised, 1), ['refused', 'authorised', 409, 'not_captured']],
    ['partial refund', refund(captured, 1_500), ['refunded', 'captured', undefined, undefined]],
    ['refund above what was captured', refund(captured, 4_001), ['refused', 'captured', 409, 'amount_too_large']],
    ['refund of refunded', refund(refunded, 1), ['refused', 'refunded', 409, 'already_refunded']],
  ])('%s', (_name, outcome, expected) => expect(short(outcome)).toEqual(expected));

  test('an issuer that declines the capture leaves the authorisation to be voided', () => {
    const { payment } = authorise({ ...request, captureWillDecline: true });
    expect(short(capture(payment, 5_000))).toEqual(['refused', 'authorised', 402, 'card_declined']);
    expect(voidPayment(payment).kind).toBe('voided');
  });
});

test('in any order of requests, 0 ≤ refunded ≤ captured ≤ amount, and only ledger rows move money', () => {
  const step = fc.oneof(
    fc.record({ act: fc.constantFrom('capture', 'refund'), amount: fc.integer({ min: 1, max: 6_000 }) }),
    fc.constant({ act: 'void', amount: 0 }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let payment: Payment = authorised;
      const moved = { captured: 0, refunded: 0 };
      for (const { act, amount } of steps) {
        const outcome =
          act === 'void'
            ? voidPayment(payment)
            : act === 'capture'
              ? capture(payment, amount)
              : refund(payment, amount);
        payment = outcome.payment;
        if (outcome.kind === 'captured' || outcome.kind === 'refunded') moved[outcome.kind] += outcome.amount;
        if (outcome.kind === 'refused') expect(outcome.refusal).not.toBeNull();
      }
      expect(moved).toEqual({ captured: payment.capturedAmount, refunded: payment.refundedAmount });
      expect(payment.refundedAmount).toBeLessThanOrEqual(payment.capturedAmount);
      expect(payment.capturedAmount).toBeLessThanOrEqual(payment.amount);
      if (payment.status === 'voided') expect(payment.capturedAmount).toBe(0);
    }),
  );
});
