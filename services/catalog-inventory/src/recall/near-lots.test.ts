import { expect, test } from '@jest/globals';
import type { RecallScope } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { findNearLots, requireNoNearLots } from './near-lots.ts';

const GTIN = '02000000000015';
const onFile = (...lots: string[]) => lots.map((lotNumber) => ({ lotNumber, gtin: GTIN, productId: 'p' }));
const near = (entry: RecallScope, ...lots: string[]) =>
  findNearLots([entry], onFile(...lots)).map((found) => [found.lot, [...found.near].sort(), found.exact]);

test('the first ten digits of lots, entered as exact lots, are near to the whole lots', () => {
  expect(near({ lots: ['L003MX1234'] }, 'L003MX123401', 'L003MX123402', 'L003MX999901')).toEqual([
    ['L003MX1234', ['L003MX123401', 'L003MX123402'], false],
  ]);
});

test.each([
  ['a lot that is longer than the lot on file', 'L003MX123401', 'L003MX1234'],
  ['other capitals', 'l003mx1234', 'L003MX1234'],
  ['a hyphen', 'L003-MX1234', 'L003MX1234'],
  ['the letter O for the digit 0', 'LOO3MX1234', 'L003MX1234'],
  ['the letter I for the digit 1', 'L003MXI234', 'L003MX1234'],
])('%s is near', (_, entered, printed) => {
  expect(near({ lots: [entered] }, printed)).toEqual([[entered, [printed], false]]);
});

test('a lot on file of which other lots are children is near too', () => {
  expect(near({ lots: ['L003MX1234'] }, 'L003MX1234', 'L003MX1234-07')).toEqual([
    ['L003MX1234', ['L003MX1234-07'], true],
  ]);
});

test('nothing is near to exact lots, to lots that a prefix covers, to lots of other products, or to three characters', () => {
  expect(near({ lots: ['L003MX1234'] }, 'L003MX1234', 'L003MX1235')).toEqual([]);
  expect(near({ lots: ['L003MX1234'], lotPrefixes: ['L003'] }, 'L003MX123401')).toEqual([]);
  expect(near({ lots: ['L003MX1234'], gtins: ['02000000000022'] }, 'L003MX123401')).toEqual([]);
  expect(near({ lots: ['L00'] }, 'L003MX1234')).toEqual([]);
});

test('the refusal names the near lots, at most ten, and asks', () => {
  const lots = Array.from({ length: 12 }, (_, i) => `L003MX12${String(i).padStart(2, '0')}`);
  const act = () =>
    requireNoNearLots(
      [{ productIds: ['p'] }, { lots: ['L003MX12'] }],
      onFile(...lots).map((one) => ({ ...one, productId: 'q' })),
    );
  expect(act).toThrow(
    expect.objectContaining({
      slug: 'recall.near-lots',
      errors: [
        {
          pointer: '/scope/1/lots/0',
          detail: {
            en: `covers no lot on file; near to it are ${lots.slice(0, 10).join(', ')} and 2 more`,
            zh: expect.stringContaining('另有 2 个'),
          },
        },
      ],
    }),
  );
});
