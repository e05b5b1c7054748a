import { describe, expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { ReceiptLine } from '@toric/contracts/catalog-inventory/receiving/receiving.http';
import { parseReceiptLines } from './receipt-line.ts';

const FNC1 = String.fromCharCode(29);
const GTIN = '02000000000015';
const WHOLE = `01${GTIN}17290630${'10L2406A'}`;
const read = (...lines: object[]) =>
  parseReceiptLines(
    lines.map((line) => ReceiptLine.parse(line)),
    '2026-11-21',
  );
const wrong = (...lines: object[]): string[][] => {
  try {
    read(...lines);
  } catch (error) {
    if (error instanceof BusinessError)
      return [[error.slug], ...error.errors.map(({ pointer, detail }) => [pointer, detail.en])];
  }
  throw new Error('it was not refused');
};

describe('a scanned line', () => {
  test.each([
    ['a DataMatrix', `]d2${WHOLE}`],
    ['a GS1-128', `]C1${WHOLE}`],
    ['a code without prefix, lot first', `01${GTIN}10L2406A${FNC1}17290630`],
  ])('with %s gives pack, lot and expiry of one box', (_, barcode) => {
    const label = { gtin: GTIN, namedBy: 'barcode', lotNumber: 'L2406A', expiresOn: '2029-06-30', quantity: 1 };
    expect(read({ barcode })).toEqual({ lines: [{ ...label, parameters: undefined }], warnings: [] });
  });

  test('counts the given number of boxes', () => {
    expect(read({ barcode: WHOLE, quantity: 40 }).lines).toMatchObject([{ quantity: 40 }]);
  });

  test('takes typed fields that the code leaves out, and accepts equal ones', () => {
    const [line] = read({ barcode: `01${GTIN}17290630`, lotNumber: 'L9', expiresOn: '2029-06-30' }).lines;
    expect(line).toMatchObject({ lotNumber: 'L9', expiresOn: '2029-06-30' });
  });

  test('has no lot number and no expiry if neither the code nor a person states them', () => {
    const unlabelled = { namedBy: 'barcode', lotNumber: undefined, expiresOn: undefined };
    expect(read({ barcode: `01${GTIN}` }).lines).toMatchObject([unlabelled]);
    expect(read({ gtin: GTIN }).lines).toMatchObject([{ ...unlabelled, namedBy: 'gtin' }]);
  });

  test('passes the warnings of the code on', () => {
    expect(read({ barcode: WHOLE }, { barcode: `01${GTIN}10L1${FNC1}17290600` }).warnings).toMatchObject([
      { pointer: '/lines/1/barcode', detail: { en: expect.stringContaining('which means the last day of the month') } },
    ]);
  });
});

describe('a receipt is refused', () => {
  test.each([
    ['for a text that is no code', { barcode: 'hello' }, '/lines/0/barcode', /not a GS1 application identifier/],
    ['for a code without GTIN', { barcode: '17290630' }, '/lines/0/barcode', /no GTIN/],
    [
      'for a typed lot number that differs from the code',
      { barcode: WHOLE, lotNumber: 'L9' },
      '/lines/0/lotNumber',
      /contains L2406A/,
    ],
    [
      'for a typed expiry that differs from the code',
      { barcode: WHOLE, expiresOn: '2029-06-29' },
      '/lines/0/expiresOn',
      /contains 2029-06-30/,
    ],
  ])('%s', (_, line, pointer, detail) => {
    expect(wrong(line)).toEqual([['receipt.barcode'], [pointer, expect.stringMatching(detail)]]);
  });

  test('if a serial number is scanned twice; boxes without serial numbers are all counted', () => {
    const box = (serial: string) => ({ barcode: `${WHOLE}${FNC1}21${serial}` });
    expect(read(box('7'), box('8'), { barcode: WHOLE }, { barcode: WHOLE }).lines).toHaveLength(4);
    expect(wrong(box('7'), box('8'), box('7'))).toEqual([
      ['receipt.barcode'],
      ['/lines/2/barcode', expect.stringMatching(/serial number 7 was scanned before/)],
    ]);
  });
});

test.each([
  ['nothing names the pack', { lotNumber: 'L1', expiresOn: '2029-06-30' }],
  ['two fields name the pack', { gtin: GTIN, barcode: WHOLE }],
])('the request schema refuses a line if %s', (_, line) => {
  expect(ReceiptLine.safeParse(line).success).toBe(false);
});
