// Tests which orders a credit account allows, who may change the account alone, and how the credit score is counted.
import { expect, test } from '@jest/globals';
import {
  allowedIn,
  assertWithinCredit,
  type Credit,
  type CreditChange,
  decideChange,
  exposuresOf,
  needsSecondPerson,
  scoreOf,
  type Terms,
  worstState,
} from './credit.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const terms = (level: Terms['level'], amount = 10_000): Terms => ({ level, limits: [usd(amount)] });
const credit = (level: Terms['level'], open = 0): Credit => ({ ...terms(level), open: [usd(open)] });
const allows = (given: Credit | undefined, amount: number, currency = 'USD') => {
  try {
    assertWithinCredit(given, { amount, currency });
    return 'allowed';
  } catch (refusal) {
    return (refusal as { slug: string }).slug;
  }
};

test('a customer without a credit account has no limit', () => {
  expect(allows(undefined, 2_000_000_000)).toBe('allowed');
});

test('open orders and the new one together may come to what the level allows, and to no more', () => {
  expect(allows(credit('standard', 4_000), 6_000)).toBe('allowed');
  expect(allows(credit('standard', 4_000), 6_001)).toBe('order.over-credit');
  expect(allows(credit('trusted', 4_000), 8_000)).toBe('allowed');
  expect(allows(credit('trusted', 4_000), 8_001)).toBe('order.over-credit');
  expect(allows(credit('restricted'), 5_000)).toBe('allowed');
  expect(allows(credit('restricted'), 5_001)).toBe('order.over-credit');
  expect(allows(credit('blocked'), 1)).toBe('order.credit-blocked');
});

test('a currency without a limit is not allowed', () => {
  expect(allows(credit('trusted'), 1, 'EUR')).toBe('order.over-credit');
  expect(allowedIn(terms('trusted'), 'EUR')).toBe(0);
});

test('an exposure is near from four fifths on, and over beyond what is allowed', () => {
  const stateAt = (open: number) => exposuresOf(terms('standard'), [usd(open)])[0]?.state;
  expect([0, 7_999, 8_000, 10_000, 10_001].map(stateAt)).toEqual(['free', 'free', 'near', 'near', 'over']);
  expect(exposuresOf(undefined, [usd(5)])).toEqual([{ open: usd(5), limit: null, allowed: null, state: 'free' }]);
  const both = exposuresOf(terms('standard'), [usd(9_000), { amount: 1, currency: 'EUR' }]);
  expect(both.map(({ open, state }) => [open.currency, state])).toEqual([
    ['EUR', 'over'],
    ['USD', 'near'],
  ]);
  expect(worstState(both)).toBe('over');
  expect(worstState([])).toBe('free');
});

test('a second person is needed only where more is allowed than before and than one person may allow', () => {
  const alone = 10_000;
  expect(needsSecondPerson(undefined, terms('standard', 10_000), alone)).toBe(false);
  expect(needsSecondPerson(undefined, terms('standard', 10_001), alone)).toBe(true);
  expect(needsSecondPerson(terms('standard', 50_000), terms('standard', 40_000), alone)).toBe(false);
  expect(needsSecondPerson(terms('standard', 50_000), terms('trusted', 50_000), alone)).toBe(true);
  expect(needsSecondPerson(terms('trusted', 50_000), terms('blocked', 90_000), alone)).toBe(false);
});

test('a change is decided once, and approved by somebody else than the person who asked', () => {
  const now = new Date('2026-11-30T00:00:00Z');
  const asked: CreditChange = {
    ...{ ...terms('standard'), id: 'c', customerId: 'p', why: 'pays', status: 'needs-approval' },
    ...{ requestedBy: 'anna', decidedBy: null, createdAt: now, updatedAt: now },
  };
  expect(() => decideChange(asked, 'applied', { by: 'anna', now })).toThrow('Another person of finance');
  expect(decideChange(asked, 'rejected', { by: 'anna', now }).status).toBe('rejected');
  const applied = decideChange(asked, 'applied', { by: 'bo', now });
  expect(applied).toMatchObject({ status: 'applied', decidedBy: 'bo' });
  expect(() => decideChange(applied, 'rejected', { by: 'bo', now })).toThrow('already');
});

test('the score rises with paid orders and falls with declined, failed and due payments, between 0 and 100', () => {
  const none = { paid: 0, declined: 0, failed: 0, due: 0 };
  const score = (history: Partial<typeof none>) => scoreOf({ ...none, ...history });
  expect(score({})).toMatchObject({ value: 50, suggestedLevel: 'standard' });
  expect(score({ paid: 5 })).toMatchObject({ value: 75, suggestedLevel: 'trusted' });
  expect(score({ paid: 400 }).value).toBe(100);
  expect(score({ due: 1 })).toMatchObject({ value: 25, suggestedLevel: 'restricted' });
  expect(score({ due: 2, failed: 1 })).toMatchObject({ value: 0, suggestedLevel: 'blocked' });
  expect(score({ paid: 2, declined: 1, failed: 1 }).value).toBe(45);
});
