import { describe, expect, test } from '@jest/globals';
import { blankPayment, type Payment } from '../payments/payment.ts';
import { decideRefund, refundableAmount, requestRefund } from './refund.ts';

const now = new Date('2026-11-21T09:30:00.000Z');
const orderId = '0197a000-0000-7000-8000-00000000000a';
const captured: Payment = {
  ...blankPayment('0197a000-0000-7000-8000-0000000000f1', orderId, now),
  status: 'captured',
  amount: 10_000,
  currency: 'EUR',
  capturedAmount: 10_000,
};
const ask = (payment: Payment, amount?: number, currency = 'EUR') => {
  const wanted = amount === undefined ? undefined : { amount, currency };
  return requestRefund(payment, {
    id: orderId,
    by: 'ann',
    amount: refundableAmount(payment, wanted),
    source: { via: 'card', viaId: null, credited: 0 },
    cause: 'returned',
    reason: 'sent back',
    limit: 5_000,
    now,
  });
};
const slug = (name: string) => expect.objectContaining({ slug: name });

describe('requesting a refund', () => {
  test('without an amount refunds all that is left', () => {
    expect(ask({ ...captured, refundReserved: 6_000 }).amount).toBe(4_000);
  });

  test('up to the limit one person suffices; above it, also in small steps, a second person must approve', () => {
    expect(ask(captured, 5_000).status).toBe('sending');
    expect(ask(captured, 5_001).status).toBe('needs-approval');
    expect(ask({ ...captured, refundReserved: 4_000 }, 1_001).status).toBe('needs-approval');
  });

  test('never exceeds the captured amount less other refunds', () => {
    expect(() => ask({ ...captured, refundReserved: 6_000 }, 4_001)).toThrow(slug('payment.refund-exceeds-captured'));
    expect(() => ask({ ...captured, refundReserved: 10_000 })).toThrow(slug('payment.not-refundable'));
    expect(() => ask({ ...captured, status: 'authorised', capturedAmount: 0 }, 1)).toThrow(
      slug('payment.not-refundable'),
    );
    expect(() => ask(captured, 1, 'USD')).toThrow(slug('payment.refund-currency'));
  });
});

describe('deciding about a refund', () => {
  const waiting = ask(captured, 9_000);
  test('the person who requested it cannot approve it, but can reject it', () => {
    expect(() => decideRefund(waiting, 'sending', 'ann', now)).toThrow(slug('payment.refund-needs-second-person'));
    expect(decideRefund(waiting, 'rejected', 'ann', now).status).toBe('rejected');
    expect(decideRefund(waiting, 'sending', 'bob', now)).toMatchObject({ status: 'sending', decidedBy: 'bob' });
  });

  test('is possible once', () => {
    for (const status of ['sending', 'done', 'refused', 'rejected'] as const) {
      expect(() => decideRefund({ ...waiting, status }, 'sending', 'bob', now)).toThrow(slug('payment.refund-decided'));
    }
  });
});
