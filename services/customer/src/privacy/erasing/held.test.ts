import { expect, test } from '@jest/globals';
import { heldPrescriptions, heldUntil, previewOf } from './held.ts';

const now = new Date('2026-11-29T12:00:00.000Z');
const used = (id: string, day: string) => ({ id, newestRecord: new Date(`${day}T00:00:00.000Z`), records: 2 });

test('a record is held for three years after it was made, and not a day longer', () => {
  const held = heldPrescriptions(
    [used('old', '2023-11-29'), used('young', '2023-11-30'), used('new', '2026-11-01')],
    now,
  );
  expect(held.map(({ id }) => id)).toEqual(['young', 'new']);
  expect(heldUntil(held)).toEqual(new Date('2029-11-01T00:00:00.000Z'));
  expect(heldUntil([])).toBeNull();
});

test('a preview names what is erased and what is held, with the law and the day', () => {
  const counted = {
    addresses: 2,
    notes: 0,
    contacts: 0,
    facts: 0,
    prescriptions: 3,
    signIns: 1,
    messages: 0,
    orders: 1,
    cases: 0,
  };
  const complaint = { complaints: 1, newestComplaint: new Date('2026-01-01T00:00:00.000Z') };
  const { erased, held } = previewOf({ ...counted, ...complaint }, heldPrescriptions([used('new', '2026-11-01')], now));
  expect(erased.map(({ rows }) => rows)).toEqual([1, 2, 2, 1, 1]);
  expect(held.map(({ law, until }) => [law.slice(0, 12), until?.slice(0, 10)])).toEqual([
    ['16 CFR 315.5', '2029-11-01'],
    ['Regulation (', '2036-01-01'],
    ['Tax law, for', undefined],
    ['State Counci', undefined],
  ]);
});
