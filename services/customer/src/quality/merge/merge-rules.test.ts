// Tests who may be merged, which values are proposed, and which customer stays, also over random pairs.
import { expect, test } from '@jest/globals';
import type { PersonalData } from '@toric/contracts/customer/people/customer.http';
import { NO_DETAILS } from '@toric/contracts/customer/people/person-details';
import { MergeField, type MergeSide } from '@toric/contracts/customer/quality/merge.http';
import {
  type Candidate,
  mergedNote,
  mergedPersonal,
  type Pairing,
  proposals,
  reasonsAgainst,
  reasonsAgainstMachine,
  takenFacts,
  sidesOf,
  whoStays,
} from './merge-rules.ts';

const NOBODY: PersonalData = {
  ...{ email: null, givenName: 'Ana', familyName: 'Lima', phone: null, dateOfBirth: '1984-03-07' },
  ...{ language: null, timeZone: null, ...NO_DETAILS },
};
const candidate = (id: string, personal: Partial<PersonalData> = {}, more: Partial<Candidate> = {}): Candidate => ({
  ...{ id, createdAt: new Date('2026-01-01T00:00:00.000Z'), personal: { ...NOBODY, ...personal } },
  ...{ hasSignIn: false, isHeld: false, ordersUnderWay: 0, isInOtherMerge: false, householdId: null },
  ...{ confirmedAt: new Map(), prescriptions: [] },
  ...more,
});
const pairing = (kept: Candidate, merged: Candidate, isKeptApart = false): Pairing => ({ kept, merged, isKeptApart });
const proposed = (of: Pairing, field: MergeField) => proposals(of).find((one) => one.field === field)?.proposed;

test('two people are never merged: other dates of birth, one household, or a decision of staff', () => {
  const other = candidate('2', { dateOfBirth: '1984-03-08' });
  expect(reasonsAgainst(pairing(candidate('1'), other))).toEqual(['birth-dates']);
  expect(reasonsAgainst(pairing(candidate('1'), candidate('2', { dateOfBirth: null })))).toEqual([]);
  const home = { householdId: 'h' };
  expect(reasonsAgainst(pairing(candidate('1', {}, home), candidate('2', {}, home)))).toEqual(['family']);
  expect(reasonsAgainst(pairing(candidate('1'), candidate('2'), true))).toEqual(['kept-apart']);
  expect(reasonsAgainst(pairing(candidate('1'), candidate('1')))).toEqual(['same']);
});

test('a merge waits while an order, a privacy request or another merge is under way', () => {
  const busy = { ordersUnderWay: 1, isHeld: true, isInOtherMerge: true };
  expect(reasonsAgainst(pairing(candidate('1'), candidate('2', {}, busy)))).toEqual(['orders', 'privacy', 'job']);
});

test('the record with the account stays', () => {
  const signsIn = { hasSignIn: true };
  expect(reasonsAgainst(pairing(candidate('1'), candidate('2', {}, signsIn)))).toEqual(['account']);
  expect(reasonsAgainst(pairing(candidate('1', {}, signsIn), candidate('2', {}, signsIn)))).toEqual([]);
  const [older, younger] = [candidate('2'), candidate('1', {}, { createdAt: new Date('2026-02-01T00:00:00.000Z') })];
  expect(whoStays(younger, older)[0].id).toBe('2');
  expect(whoStays(older, { ...younger, hasSignIn: true })[0].id).toBe('1');
});

test('no program merges other names, a missing date of birth, or contradictory prescriptions', () => {
  const lens = (sphere: number) => ({ right: { baseCurve: 8.6, diameter: 14, sphere } });
  const [one, other] = [{ prescriptions: [lens(-2)] }, { prescriptions: [lens(-2.5)] }];
  expect(reasonsAgainstMachine(pairing(candidate('1', {}, one), candidate('2', {}, other)))).toEqual(['prescriptions']);
  expect(reasonsAgainstMachine(pairing(candidate('1', {}, one), candidate('2', {}, one)))).toEqual([]);
  const left = { prescriptions: [{ left: lens(-9).right }] };
  expect(reasonsAgainstMachine(pairing(candidate('1', {}, one), candidate('2', {}, left)))).toEqual([]);
  const married = candidate('2', { familyName: 'Souza', dateOfBirth: null });
  expect(reasonsAgainstMachine(pairing(candidate('1'), married))).toEqual(['other-name', 'no-birth-date']);
  expect(reasonsAgainstMachine(pairing(candidate('1'), candidate('2', { givenName: 'ANA' })))).toEqual([]);
});

test('no program merges a customer who signs in: she could have written the facts of another one into her account', () => {
  const [counter, account] = [candidate('1'), candidate('2', {}, { hasSignIn: true })];
  expect(reasonsAgainstMachine(pairing(account, counter))).toEqual(['sign-in']);
  expect(reasonsAgainstMachine(pairing(counter, account))).toEqual(['sign-in']);
});

test('the only value is proposed, then the last confirmed one, then the fuller one', () => {
  const [old, young] = [new Map([['phone', new Date(1)]] as const), new Map([['phone', new Date(2)]] as const)];
  const phones = pairing(
    candidate('1', { phone: '+1' }, { confirmedAt: old }),
    candidate('2', { phone: '+2' }, { confirmedAt: young }),
  );
  expect(proposed(phones, 'phone')).toBe('merged');
  expect(proposed(pairing(candidate('1'), candidate('2', { phone: '+2' })), 'phone')).toBe('merged');
  const names = pairing(candidate('1', { givenName: 'Ana' }), candidate('2', { givenName: 'Ana Maria' }));
  expect(proposed(names, 'givenName')).toBe('merged');
  expect(
    proposed(pairing(candidate('1', { givenName: 'Ana' }), candidate('2', { givenName: 'Anna' })), 'givenName'),
  ).toBe('kept');
  const likes = pairing(candidate('1', { interests: ['sport'] }), candidate('2', { interests: ['sport', 'music'] }));
  expect(proposed(likes, 'interests')).toBe('merged');
});

test('the e-mail of an account stays, whatever a person chooses', () => {
  const pair = pairing(
    candidate('1', { email: 'a@a.example' }, { hasSignIn: true }),
    candidate('2', { email: 'b@b.example' }),
  );
  expect(mergedPersonal(pair, { email: 'merged' }).email).toBe('a@a.example');
  expect(takenFacts(sidesOf(pair, { email: 'merged' }))).toEqual([]);
});

test('notes from before notes had authors are joined if there is room', () => {
  expect(mergedNote(null, 'b')).toBe('b');
  expect(mergedNote('a', 'b')).toBe('a\nb');
  expect(mergedNote('a'.repeat(1_999), 'b')).toBe('a'.repeat(1_999));
});

test('of random pairs, each field has a value of one of both, and no value is lost for an empty one', () => {
  const some = <T>(...values: T[]): T => values[Math.floor(Math.random() * values.length)] as T;
  const random = (): Partial<PersonalData> => ({
    ...{
      phone: some(null, '+1', '+2'),
      email: some(null, 'a@a.example', 'b@b.example'),
      gender: some(null, 'female', 'other'),
    },
    ...{
      occupation: some(null, 'nurse', 'head nurse'),
      wearDaysPerWeek: some(null, 5, 7),
      language: some(null, 'en', 'zh'),
    },
  });
  for (let n = 0; n < 2_000; n++) {
    const pair = pairing(candidate('1', random(), { hasSignIn: some(true, false) }), candidate('2', random()));
    const choices = { phone: some<MergeSide>('kept', 'merged'), gender: some<MergeSide>('kept', 'merged') };
    const merged = mergedPersonal(pair, choices);
    for (const field of MergeField.options) {
      const values = [pair.kept.personal[field], pair.merged.personal[field]];
      expect(values).toContainEqual(merged[field]);
      const isChosen = field in choices || (field === 'email' && pair.kept.hasSignIn);
      if (!isChosen && values.some((value) => value !== null)) expect(merged[field]).not.toBeNull();
    }
  }
});
