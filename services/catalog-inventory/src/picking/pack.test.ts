import { expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { assertContents, assertWeight, linesOf } from './pack.ts';

const TODAY = '2026-11-30';
const GTIN = '02000000000015';
const boxes = (lotNumber: string, quantity: number, isQuarantined = false) => ({
  ...{ lineId: lotNumber, packId: 'pack', gtin: GTIN, lotNumber, expiresOn: '2031-06-30', isQuarantined, quantity },
});
const code = (lot: string) => `]d201${GTIN}1731063010${lot}`;
const slugOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof BusinessError) return error.slug;
    throw error;
  }
  return 'fine';
};
const contents = (check: Parameters<typeof assertContents>[1], taken = [boxes('L1', 2), boxes('L2', 1)]) =>
  slugOf(() => assertContents(taken, check, TODAY));

test('a parcel is closed if each box was scanned again, or if their number is right', () => {
  expect(contents({ codes: [code('L2'), code('L1'), code('L1')] })).toBe('fine');
  expect(contents({ counted: 3 })).toBe('fine');
});

test('a box too few, too many, foreign or unreadable keeps it open', () => {
  const codes = [code('L1'), code('L1'), code('L2')];
  for (const wrong of [
    codes.slice(1),
    [...codes, code('L2')],
    [code('L9'), ...codes.slice(1)],
    ['hello', ...codes.slice(1)],
  ])
    expect(contents({ codes: wrong })).toBe('pack.contents-differ');
  expect(contents({ counted: 2 })).toBe('pack.contents-differ');
});

test('a lot that was set aside after its boxes were taken keeps it open', () => {
  expect(contents({ counted: 1 }, [boxes('L1', 1, true)])).toBe('pack.set-aside');
});

test('the weight is compared once the pack is known, and may differ by a sixth', () => {
  const weigh = (found: number, grams = [{ packId: 'pack', grams: 60, isLearned: true }]) =>
    slugOf(() => assertWeight([boxes('L1', 2), boxes('L2', 1)], grams, found));
  expect([weigh(180), weigh(210), weigh(145)]).toEqual(['fine', 'fine', 'fine']);
  expect([weigh(120), weigh(240)]).toEqual(['pack.weight-differs', 'pack.weight-differs']);
  expect(weigh(1, [])).toBe('fine');
  // the catalogue states the weight without the carton
  const stated = [{ packId: 'pack', grams: 60, isLearned: false }];
  expect([weigh(320, stated), weigh(120, stated)]).toEqual(['fine', 'pack.weight-differs']);
});

test('boxes of a line that lie in two lots are one line of the parcel', () => {
  expect(
    linesOf([
      { lineId: 'a', quantity: 2 },
      { lineId: 'b', quantity: 1 },
      { lineId: 'a', quantity: 1 },
    ]),
  ).toEqual([
    { lineId: 'a', quantity: 3 },
    { lineId: 'b', quantity: 1 },
  ]);
});
