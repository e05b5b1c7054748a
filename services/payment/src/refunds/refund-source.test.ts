// Tests where the money of a refund comes from, and which part of it becomes store credit.
import { describe, expect, test } from '@jest/globals';
import { blankPayment, type Payment } from '../payments/payment.ts';
import { NOTHING_EARLIER, refundSource } from './refund-source.ts';

const captured: Payment = {
  ...blankPayment('p', '0197a000-0000-7000-8000-00000000000a', new Date('2026-12-01T09:30:00.000Z')),
  ...{ status: 'captured', amount: 10_000, currency: 'EUR', capturedAmount: 10_000, storeCredit: 4_000 },
};
const none = { charges: [], origin: undefined, to: 'original', earlier: NOTHING_EARLIER } as const;

describe('a refund of an order that store credit paid in part', () => {
  test('goes to the card first, and what store credit had paid becomes store credit', () => {
    expect(refundSource(captured, 5_000, none)).toEqual({ via: 'card', viaId: null, credited: 0 });
    expect(refundSource(captured, 10_000, none)).toEqual({ via: 'card', viaId: null, credited: 4_000 });
    const later = { ...captured, refundReserved: 6_000, providerReserved: 6_000 };
    expect(refundSource(later, 1_000, none)).toEqual({ via: 'credit', viaId: null, credited: 1_000 });
  });

  test('goes out of the till first, as far as the till has it', () => {
    const cash: Payment = { ...captured, method: 'cash' };
    expect(refundSource(cash, 7_000, none)).toEqual({ via: 'cash', viaId: null, credited: 1_000 });
    const later = { ...cash, refundReserved: 7_000 };
    const earlier = { credited: 1_000, settled: 0 };
    expect(refundSource(later, 3_000, { ...none, earlier })).toEqual({ via: 'credit', viaId: null, credited: 3_000 });
  });
});

test('all of it becomes store credit if the customer wants it', () => {
  const paid = { ...captured, storeCredit: 0 };
  const wanted = { ...none, to: 'store-credit' } as const;
  expect(refundSource(paid, 2_500, wanted)).toEqual({ via: 'credit', viaId: null, credited: 2_500 });
});

test('nothing becomes store credit of an order that used none', () => {
  expect(refundSource({ ...captured, storeCredit: 0 }, 10_000, none).credited).toBe(0);
});

describe('a refund of an exchange', () => {
  const exchange: Payment = { ...captured, method: 'exchange', covered: 10_000, settled: 10_000, storeCredit: 0 };
  test('does not become store credit by choice', () => {
    expect(() => refundSource(exchange, 1_000, { ...none, to: 'store-credit' })).toThrow(
      expect.objectContaining({ slug: 'payment.refund-to-credit' }),
    );
  });

  test('becomes store credit where store credit had paid the order that came back', () => {
    const origin = { payment: { ...captured, storeCredit: 10_000 }, paidBack: 0 };
    expect(refundSource(exchange, 6_000, { ...none, origin })).toEqual({ via: 'credit', viaId: null, credited: 6_000 });
    const earlier = { credited: 6_000, settled: 0 };
    expect(() => refundSource(exchange, 5_000, { ...none, origin, earlier })).toThrow(
      expect.objectContaining({ slug: 'payment.refund-source' }),
    );
  });
});
