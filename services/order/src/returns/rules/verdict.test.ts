// Tests the rules of returns: which boxes may come back, by which law, and which box is refunded.
import { describe, expect, test } from '@jest/globals';
import { BoxState, ReturnReason } from '@toric/contracts/returned/returned';
import { RETURN_LAWS, returnLawAt } from './return-law.ts';
import { carriageOf, deliveryToo, isClaim, isFault, moneyFor, verdictOf } from './verdict.ts';

const policy = { windowDays: 30, faultDays: 365 };
const asked = (change: object) => ({
  ...{ reason: 'changed-mind' as const, goods: 'lens' as const, deliveredOn: '2026-11-01', today: '2026-11-10' },
  ...{ law: returnLawAt('EU', '2026-11-10'), policy },
  ...change,
});

describe('the period', () => {
  test.each([
    ['EU', '2026-11-15', 'withdrawal'],
    ['EU', '2026-11-16', 'shop-window'],
    ['GB', '2026-11-15', 'withdrawal'],
    ['CN', '2026-11-08', 'withdrawal'],
    ['CN', '2026-11-09', 'shop-window'],
    ['KR', '2026-11-08', 'withdrawal'],
    ['JP', '2026-11-09', 'withdrawal'],
    ['US', '2026-11-02', 'shop-window'],
    ['US-CA', '2026-11-02', 'shop-window'],
  ] as const)('in %s on %s is decided by %s', (place, today, rule) => {
    expect(verdictOf(asked({ today, law: returnLawAt(place, today) }))).toMatchObject({ allowed: true, rule });
  });

  test('of the shop ends after its last day, and a longer law goes on', () => {
    expect(verdictOf(asked({ today: '2026-12-01' }))).toMatchObject({ allowed: true, until: '2026-12-01' });
    expect(verdictOf(asked({ today: '2026-12-02' }))).toMatchObject({ allowed: false, rule: 'window-over' });
    const short = { windowDays: 3, faultDays: 3 };
    expect(verdictOf(asked({ today: '2026-11-12', policy: short }))).toMatchObject({ rule: 'withdrawal' });
  });

  test('of faulty goods is long, and recalled goods have none', () => {
    expect(verdictOf(asked({ reason: 'defective', today: '2027-10-31' }))).toMatchObject({ rule: 'shop-at-fault' });
    expect(verdictOf(asked({ reason: 'defective', today: '2027-11-02' }))).toMatchObject({ rule: 'window-over' });
    expect(verdictOf(asked({ reason: 'recall', today: '2036-01-01' }))).toMatchObject({ allowed: true, until: null });
  });

  test('a place without a law has the policy of the shop, and a service never comes back', () => {
    expect(verdictOf(asked({ law: undefined }))).toMatchObject({ allowed: true, rule: 'shop-window' });
    expect(verdictOf(asked({ goods: 'service' }))).toMatchObject({ allowed: false, rule: 'final-sale' });
  });
});

describe('the money of a box', () => {
  const verdict = { allowed: true, rule: 'withdrawal' as const };
  test('is given for sealed boxes, and for faulty ones in every state', () => {
    for (const reason of ReturnReason.options) {
      for (const state of BoxState.options) {
        const { refunds } = moneyFor({ reason, state, disposition: 'scrapped', verdict });
        expect([reason, state, refunds]).toEqual([reason, state, isFault(reason) || state === 'sealed']);
      }
    }
  });

  test('is never given for a box of another order, nor for an opened one of a buyer who changed her mind', () => {
    const box = { reason: 'recall' as const, state: 'sealed' as const, disposition: 'not-ours' as const, verdict };
    expect(moneyFor(box).refunds).toBe(false);
    expect(moneyFor({ ...box, reason: 'changed-mind', disposition: null, state: 'worn' })).toEqual({
      refunds: false,
      rule: 'seal-broken',
    });
  });
});

test('the shop pays the way back of its own faults, and the delivery of a whole order', () => {
  const law = returnLawAt('EU', '2026-11-10');
  expect(carriageOf(['defective', 'recall'], law)).toBe('shop');
  expect(carriageOf(['defective', 'changed-mind'], law)).toBe('customer');
  const whole = { law, isWhole: true, isWithdrawal: true };
  expect(deliveryToo(['changed-mind'], whole)).toBe(true);
  expect(deliveryToo(['changed-mind'], { ...whole, law: returnLawAt('CN', '2026-11-10') })).toBe(false);
  expect(deliveryToo(['changed-mind'], { ...whole, isWhole: false })).toBe(false);
  expect(deliveryToo(['damaged-in-transit'], { ...whole, isWithdrawal: false })).toBe(true);
});

test('an eye that reacted gets no such lens again', () => {
  expect(isClaim('reaction')).toBe(false);
  expect(isClaim('lost-in-transit')).toBe(true);
});

test('every law names its sources, and is found from its first day on', () => {
  for (const law of RETURN_LAWS) {
    expect(law.carriageBy.source.length).toBeGreaterThan(10);
    expect(returnLawAt(law.jurisdiction, law.from)).toBe(law);
  }
  expect(returnLawAt(undefined, '2026-11-10')).toBeUndefined();
});
