import { describe, expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { Count } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import { matchCounts, readCounts, type CandidateLot } from './stocktake-count.ts';

const [then, now] = [new Date('2026-11-21T08:00:00Z'), new Date('2026-11-21T09:30:00Z')];
const GTIN = '02000000000015';
const id = (n: number) => `0197a000-0000-7000-8000-00000000000${n}`;
const candidate = (n: number, fields: Partial<CandidateLot> = {}): CandidateLot => ({
  ...{ id: id(n), gtin: GTIN, lotNumber: `L${n}`, expiresOn: '2029-06-30' },
  ...fields,
});
const code = (lot: string, expiry = '17290630') => `]d201${GTIN}${expiry}10${lot}`;
const read = (counts: object[]) =>
  readCounts(
    counts.map((count) => Count.parse(count)),
    then,
    now,
  );
const match = (counts: object[], lots: CandidateLot[]) => matchCounts(read(counts), lots);
const wrong = (act: () => unknown): string[][] => {
  try {
    act();
  } catch (error) {
    if (error instanceof BusinessError) return error.errors.map(({ pointer, detail }) => [pointer, detail.en]);
  }
  throw new Error('it was not refused');
};

test('a count names its lot by id or by the code of a box, and its instant is now unless it is given', () => {
  const countedAt = '2026-11-21T09:00:00.000Z';
  const counts = [
    { lotId: id(1).toUpperCase(), counted: 3 },
    { barcode: code('L2'), counted: 0, countedAt },
  ];
  expect(match(counts, [candidate(1), candidate(2)])).toEqual([
    { lotId: id(1), counted: 3, countedAt: now },
    { lotId: id(2), counted: 0, countedAt: new Date(countedAt) },
  ]);
});

test('the expiry day in a code tells lots apart; a code without it finds the only lot with its number', () => {
  const later = candidate(2, { lotNumber: 'L1', expiresOn: '2030-06-30' });
  expect(match([{ barcode: code('L1'), counted: 1 }], [candidate(1), later])).toMatchObject([{ lotId: id(1) }]);
  expect(match([{ barcode: code('L1', ''), counted: 1 }], [candidate(1)])).toMatchObject([{ lotId: id(1) }]);
});

describe('counts are refused', () => {
  const lots = [candidate(1), candidate(2, { lotNumber: 'L1' })];
  test.each([
    ['for a lot that the warehouse never had', { lotId: id(9) }, '/counts/0/lotId', /never had this lot/],
    ['for a code without a lot in the warehouse', { barcode: code('L9') }, '/counts/0/barcode', /never had this lot/],
    ['for a code that two lots share', { barcode: code('L1') }, '/counts/0/barcode', /^2 lots of the warehouse/],
    ['for a text that is no code', { barcode: 'hello' }, '/counts/0/barcode', /not a GS1 application identifier/],
    [
      'for a code without lot number',
      { barcode: `01${GTIN}` },
      '/counts/0/barcode',
      /must have a GTIN and a lot number/,
    ],
    [
      'for a count before the stocktake began',
      { lotId: id(1), countedAt: '2026-11-21T07:59:59Z' },
      '/counts/0/countedAt',
      /^must lie/,
    ],
    [
      'for a count in the future',
      { lotId: id(1), countedAt: '2026-11-22T08:00:00Z' },
      '/counts/0/countedAt',
      /^must lie/,
    ],
  ])('%s', (_, count, pointer, detail) => {
    expect(wrong(() => match([{ counted: 1, ...count }], lots))).toEqual([[pointer, expect.stringMatching(detail)]]);
  });

  test('if one lot is counted twice, once by id and once by code', () => {
    const counts = [
      { lotId: id(3), counted: 1 },
      { barcode: code('L3'), counted: 2 },
    ];
    expect(wrong(() => match(counts, [candidate(3)]))).toEqual([
      ['/counts/1/barcode', expect.stringMatching(/^Another count names the same lot/)],
    ]);
  });
});
