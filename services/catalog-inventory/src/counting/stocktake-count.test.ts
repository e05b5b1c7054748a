import { describe, expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { Count } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import { matchCounts, readCounts, type ShelvedLot } from './stocktake-count.ts';

const [then, now] = [new Date('2026-11-21T08:00:00Z'), new Date('2026-11-21T09:30:00Z')];
const GTIN = '02000000000015';
const id = (n: number) => `0197a000-0000-7000-8000-00000000000${n}`;
const shelved = (n: number, fields: Partial<ShelvedLot> = {}): ShelvedLot => ({
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
const match = (counts: object[], lots: ShelvedLot[]) => matchCounts(read(counts), lots);
const wrong = (act: () => unknown): string[][] => {
  try {
    act();
  } catch (error) {
    if (error instanceof BusinessError) return error.errors.map(({ pointer, detail }) => [pointer, detail.en]);
  }
  throw new Error('it was not refused');
};

test('a lot is named by its id, or by the code of a box; the instant is now, unless another is said', () => {
  const countedAt = '2026-11-21T09:00:00.000Z';
  const counts = [
    { lotId: id(1).toUpperCase(), counted: 3 },
    { barcode: code('L2'), counted: 0, countedAt },
  ];
  expect(match(counts, [shelved(1), shelved(2)])).toEqual([
    { lotId: id(1), counted: 3, countedAt: now },
    { lotId: id(2), counted: 0, countedAt: new Date(countedAt) },
  ]);
});

test('a code tells lots apart by their dates; one without a date will do where there is but one such lot', () => {
  const later = shelved(2, { lotNumber: 'L1', expiresOn: '2030-06-30' });
  expect(match([{ barcode: code('L1'), counted: 1 }], [shelved(1), later])).toMatchObject([{ lotId: id(1) }]);
  expect(match([{ barcode: code('L1', ''), counted: 1 }], [shelved(1)])).toMatchObject([{ lotId: id(1) }]);
});

describe('is refused', () => {
  const lots = [shelved(1), shelved(2, { lotNumber: 'L1' })];
  test.each([
    ['a lot that is not of the warehouse', { lotId: id(9) }, '/counts/0/lotId', /never had this lot/],
    ['a code of which it has no lot', { barcode: code('L9') }, '/counts/0/barcode', /never had this lot/],
    ['a code that two lots share', { barcode: code('L1') }, '/counts/0/barcode', /^2 lots of the warehouse/],
    ['what is no code', { barcode: 'hello' }, '/counts/0/barcode', /not a GS1 application identifier/],
    ['a code without lot', { barcode: `01${GTIN}` }, '/counts/0/barcode', /must have a GTIN and a lot number/],
    [
      'a count before the list',
      { lotId: id(1), countedAt: '2026-11-21T07:59:59Z' },
      '/counts/0/countedAt',
      /^must lie/,
    ],
    ['a count of tomorrow', { lotId: id(1), countedAt: '2026-11-22T08:00:00Z' }, '/counts/0/countedAt', /^must lie/],
  ])('%s', (_, count, pointer, detail) => {
    expect(wrong(() => match([{ counted: 1, ...count }], lots))).toEqual([[pointer, expect.stringMatching(detail)]]);
  });

  test('one lot counted twice, by whatever name', () => {
    const counts = [
      { lotId: id(3), counted: 1 },
      { barcode: code('L3'), counted: 2 },
    ];
    expect(wrong(() => match(counts, [shelved(3)]))).toEqual([
      ['/counts/1/barcode', expect.stringMatching(/^Another count is of the same lot/)],
    ]);
  });
});
