// Tests that a merge never permits a message that one of both customers has refused, and that an undo keeps new refusals.
import { expect, test } from '@jest/globals';
import { ALL_CONSENTS, type LastChoice, permits } from '../../consent/consent.ts';
import { withdrawnByAny, withdrawnByOne, withdrawnSince } from './strictest-consent.ts';

type State = 'given' | 'withdrawn' | undefined;
const STATES: readonly State[] = ['given', 'withdrawn', undefined];
const at = new Date('2026-11-30T00:00:00.000Z');
const choice = (state: State, more: Partial<LastChoice> = {}): LastChoice[] =>
  state ? [{ purpose: 'marketing', channel: 'mail', state, textVersion: 1, source: 'account', at, ...more }] : [];

test('of all states of both, a withdrawal of one counts for both', () => {
  for (const one of STATES)
    for (const other of STATES) {
      const added = withdrawnByOne(choice(one), choice(other)).length === 1;
      const newest = added ? 'withdrawn' : (one ?? other);
      if (one === 'withdrawn' || other === 'withdrawn')
        expect([one, other, permits('marketing', newest)]).toEqual([one, other, false]);
      expect(withdrawnByAny(choice(one), choice(other)).length > 0).toBe(one === 'withdrawn' || other === 'withdrawn');
    }
});

test('a line is added only where the two differ, and only for that purpose and channel', () => {
  expect(withdrawnByOne(choice('given'), choice('withdrawn'))).toEqual([{ purpose: 'marketing', channel: 'mail' }]);
  expect(withdrawnByOne(choice('withdrawn'), choice('withdrawn'))).toEqual([]);
  const all = ALL_CONSENTS.map((contact) => ({ ...contact, textVersion: 1, source: 'account' as const, at }));
  const given = all.map((one) => ({ ...one, state: 'given' as const }));
  const withdrawn = all.map((one) => ({ ...one, state: 'withdrawn' as const }));
  expect(withdrawnByOne(given, withdrawn)).toHaveLength(ALL_CONSENTS.length);
});

test('an undo withdraws for both what was withdrawn since the merge', () => {
  const since = new Date('2026-11-29T00:00:00.000Z');
  expect(withdrawnSince(choice('withdrawn'), choice('given'), since)).toHaveLength(1);
  expect(withdrawnSince(choice('withdrawn', { source: 'merge' }), choice('given'), since)).toHaveLength(1);
  expect(withdrawnSince(choice('withdrawn'), choice('given'), at)).toEqual([]);
  expect(withdrawnSince(choice('withdrawn'), choice('withdrawn'), since)).toEqual([]);
});
