// Tests the decisions about returns: what may be returned, how much is refunded, and who may decide against the rules.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  assertExpected,
  assertMayAsk,
  assertWithinLimit,
  type BoughtOrder,
  byLine,
  causeOf,
  decideBoxes,
  quoteReturn,
  refundOf,
} from './return.ts';

const id = (n: number) => `0197a000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const day = { today: '2026-11-10', policy: { windowDays: 30, faultDays: 365 }, awaitedDays: 30 };
const bought = (n: number, quantity: number, unitPrice: number, returned = 0, sent = quantity) => ({
  ...{ id: id(n), productId: id(50 + n), productName: 'Biofinity', goods: 'lens' as const },
  ...{ quantity, sent, unitPrice, tax: 0, returned },
});
const order: BoughtOrder = {
  ...{ id: id(1), number: 'T-1', customerId: id(2), status: 'completed', market: 'DE', currency: 'EUR' },
  ...{ discount: 1_000, delivery: 490, deliveredOn: '2026-11-05' },
  lines: [bought(11, 3, 3_333), bought(12, 1, 2_500)],
};
const ask = (lines: readonly { lineId: string; quantity: number; reason?: string }[], resolution = 'refund') => ({
  lines: lines.map((line) => ({ reason: 'changed-mind', ...line })) as never,
  resolution: resolution as never,
});

describe('a quote', () => {
  test('of the whole order refunds all that was paid, with the delivery where the law says so', () => {
    const whole = ask([
      { lineId: id(11), quantity: 3 },
      { lineId: id(12), quantity: 1 },
    ]);
    const paid = 3 * 3_333 + 2_500 - 1_000;
    expect(quoteReturn(order, whole, day)).toMatchObject({
      ...{ allowed: true, deliveryToo: true, goodsComeBack: true, sealMustBeWhole: true, carriageBy: 'customer' },
      ...{ refund: { amount: paid + 490, currency: 'EUR' }, sendBackBy: '2026-12-10' },
    });
    expect(quoteReturn({ ...order, market: 'US' }, whole, day)).toMatchObject({ refund: { amount: paid } });
  });

  test('of more boxes than are left is refused with the numbers', () => {
    const twice = { ...order, lines: [bought(11, 3, 3_333, 2), bought(12, 1, 2_500)] };
    expect(() => quoteReturn(twice, ask([{ lineId: id(11), quantity: 2 }]), day)).toThrow(
      'Of this line 3 were sent, and 2 are in other returns already. At most 1 can be returned',
    );
    expect(() => quoteReturn(order, ask([{ lineId: id(99), quantity: 1 }]), day)).toThrow('no such line');
  });

  test('of an order that left in parts counts the boxes that left: the rest cannot come back, and without it all is back', () => {
    const partly = { ...order, lines: [bought(11, 3, 3_333, 0, 2), bought(12, 1, 2_500, 0, 0)] };
    expect(() => quoteReturn(partly, ask([{ lineId: id(11), quantity: 3 }]), day)).toThrow('2 were sent');
    expect(() => quoteReturn(partly, ask([{ lineId: id(12), quantity: 1 }]), day)).toThrow('At most 0 can be returned');
    expect(quoteReturn(partly, ask([{ lineId: id(11), quantity: 2 }]), day)).toMatchObject({ deliveryToo: true });
    expect(quoteReturn(partly, ask([{ lineId: id(11), quantity: 1 }]), day)).toMatchObject({ deliveryToo: false });
  });

  test('of an order that has not left is refused', () => {
    const confirmed = { ...order, status: 'confirmed' };
    expect(() => quoteReturn(confirmed, ask([{ lineId: id(11), quantity: 1 }]), day)).toThrow('order is confirmed');
  });

  test('of lost goods awaits nothing, and lost goods are no part of another return', () => {
    const lost = { lineId: id(11), quantity: 1, reason: 'lost-in-transit' };
    expect(quoteReturn(order, ask([lost]), day)).toMatchObject({ goodsComeBack: false, carriageBy: 'shop' });
    expect(() => quoteReturn(order, ask([lost, { lineId: id(12), quantity: 1 }]), day)).toThrow('cannot come back');
  });
});

test('a customer asks only for what the rules allow; staff may ask for more; nobody gets sound goods again for free', () => {
  const late = { ...day, today: '2027-02-01' };
  const wish = ask([{ lineId: id(11), quantity: 1 }]);
  const quote = quoteReturn(order, wish, late);
  expect(() => assertMayAsk(quote, wish, 'customer', 'DE')).toThrow('do not allow this return (window-over)');
  expect(() => assertMayAsk(quote, wish, 'staff', 'DE')).not.toThrow();
  const free = ask([{ lineId: id(11), quantity: 1 }], 'reship');
  expect(() => assertMayAsk(quoteReturn(order, free, day), free, 'staff', 'DE')).toThrow('only if every line is lost');
});

test('several partial returns of any order add up to what was paid, and never go beyond it', () => {
  const line = fc.record({ quantity: fc.integer({ min: 1, max: 9 }), unitPrice: fc.nat(500_000), tax: fc.nat(9_999) });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 5 }),
      fc.nat(100),
      fc.infiniteStream(fc.nat(8)),
      (given, share, cuts) => {
        const subtotal = given.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
        const discount = Math.floor((subtotal * share) / 100);
        let lines = given.map((one, index) => ({ ...bought(index, one.quantity, one.unitPrice), tax: one.tax }));
        const paid = subtotal - discount + given.reduce((sum, { tax }) => sum + tax, 0);
        let refunded = 0;
        while (lines.some(({ quantity, returned }) => returned < quantity)) {
          const wish = lines.map(({ id: lineId, quantity, returned }) => ({
            lineId,
            quantity: Math.min(quantity - returned, Number(cuts.next().value)),
          }));
          refunded += refundOf({ ...order, discount, lines }, wish);
          expect(refunded).toBeLessThanOrEqual(paid);
          lines = lines.map((one, index) => ({ ...one, returned: one.returned + (wish[index]?.quantity ?? 0) }));
        }
        expect(refunded).toBe(paid);
      },
    ),
    { numRuns: 500 },
  );
});

describe('a decision', () => {
  const line = {
    lineId: id(11),
    quantity: 3,
    reason: 'changed-mind' as const,
    allowed: true,
    rule: 'withdrawal' as const,
  };
  const box = (n: number, change: object = {}) => ({
    ...{ id: id(n), lineId: id(11), state: 'sealed' as const, disposition: 'restocked' as const },
    ...change,
  });
  const known = {
    lines: [line],
    boxes: [box(21), box(22, { state: 'worn', disposition: 'scrapped' }), box(23, { disposition: 'not-ours' })],
    deliveryToo: false,
  };

  test('by the rules refunds sealed boxes of the order', () => {
    expect(decideBoxes(known, {})).toEqual({
      boxes: [
        { id: id(21), lineId: id(11), refunds: true, rule: 'withdrawal' },
        { id: id(22), lineId: id(11), refunds: false, rule: 'seal-broken' },
        { id: id(23), lineId: id(11), refunds: false, rule: 'withdrawal' },
      ],
      refunds: [{ lineId: id(11), quantity: 1 }],
      withDelivery: false,
    });
  });

  test('against the rules needs a reason, and a box of another order never brings money', () => {
    const boxes = [{ boxId: id(22), refunds: true }];
    expect(() => decideBoxes(known, { boxes })).toThrow('Say why');
    expect(decideBoxes(known, { boxes, why: 'Goodwill' })).toMatchObject({
      refunds: [{ lineId: id(11), quantity: 2 }],
    });
    expect(() => decideBoxes(known, { deliveryToo: true })).toThrow('Say why');
    const strange = [{ boxId: id(23), refunds: true }];
    expect(() => decideBoxes(known, { boxes: strange, why: 'Goodwill' })).toThrow('not sent with the order');
    expect(() => decideBoxes(known, { boxes: [{ boxId: id(99), refunds: true }] })).toThrow('no such box');
    expect(() => decideBoxes({ ...known, boxes: [] }, {})).toThrow('Receive the boxes first');
  });

  test('above the limit is for finance', () => {
    const amount = { amount: 50_001, currency: 'USD' };
    expect(() => assertWithinLimit(amount, ['sales'], 50_000)).toThrow('Ask a colleague in finance');
    expect(() => assertWithinLimit(amount, ['finance'], 50_000)).not.toThrow();
  });

  test('more boxes than the return has are refused', () => {
    expect(() => assertExpected([line], [box(31), box(32)], [box(33), box(34)])).toThrow('4 of 3');
    expect(() => assertExpected([line], [{ lineId: id(98) }], [])).toThrow('no such line');
  });
});

test('the customer reads one cause, and several causes are goods that came back', () => {
  expect(causeOf(['recall', 'recall'])).toBe('recalled');
  expect(causeOf(['recall', 'defective'])).toBe('returned');
  // a reaction is health data: its refund looks like that of a defect
  expect(causeOf(['reaction'])).toBe(causeOf(['defective']));
  expect(causeOf(['reaction', 'defective'])).toBe(causeOf(['defective']));
  expect(byLine([{ lineId: 'a' }, { lineId: 'b' }, { lineId: 'a' }])).toEqual([
    { lineId: 'a', quantity: 2 },
    { lineId: 'b', quantity: 1 },
  ]);
});
