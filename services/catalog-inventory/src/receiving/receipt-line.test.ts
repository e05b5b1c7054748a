import { describe, expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { ReceiptLine } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { readLabels } from './receipt-line.ts';

const FNC1 = String.fromCharCode(29);
const GTIN = '02000000000015';
const WHOLE = `01${GTIN}17290630${'10L2406A'}`;
const read = (...lines: object[]) =>
  readLabels(
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

describe('one scan', () => {
  test.each([
    ['a DataMatrix', `]d2${WHOLE}`],
    ['a GS1-128', `]C1${WHOLE}`],
    ['without a prefix, lot first', `01${GTIN}10L2406A${FNC1}17290630`],
  ])('%s says pack, lot and expiry, and is one box', (_, barcode) => {
    const label = { gtin: GTIN, namedBy: 'barcode', lotNumber: 'L2406A', expiresOn: '2029-06-30', quantity: 1 };
    expect(read({ barcode })).toEqual({ lines: [{ ...label, parameters: undefined }], warnings: [] });
  });

  test('counts as many boxes as are said', () => {
    expect(read({ barcode: WHOLE, quantity: 40 }).lines).toMatchObject([{ quantity: 40 }]);
  });

  test('what the code leaves out is sent with it, what it says need not be', () => {
    const [line] = read({ barcode: `01${GTIN}17290630`, lotNumber: 'L9', expiresOn: '2029-06-30' }).lines;
    expect(line).toMatchObject({ lotNumber: 'L9', expiresOn: '2029-06-30' });
  });

  test('its warnings are handed on', () => {
    expect(read({ barcode: WHOLE }, { barcode: `01${GTIN}10L1${FNC1}17290600` }).warnings).toMatchObject([
      { pointer: '/lines/1/barcode', detail: { en: expect.stringContaining('which means the last day of the month') } },
    ]);
  });
});

describe('is refused', () => {
  test.each([
    ['what is no code', { barcode: 'hello' }, '/lines/0/barcode', /not a GS1 application identifier/],
    ['a code without GTIN', { barcode: '17290630' }, '/lines/0/barcode', /no GTIN/],
    ['a code without lot', { barcode: `01${GTIN}17290630` }, '/lines/0/lotNumber', /Send lotNumber/],
    ['a code without expiry', { barcode: `01${GTIN}10L1` }, '/lines/0/expiresOn', /Send expiresOn/],
    ['another lot than was sent', { barcode: WHOLE, lotNumber: 'L9' }, '/lines/0/lotNumber', /says L2406A/],
    ['another expiry', { barcode: WHOLE, expiresOn: '2029-06-29' }, '/lines/0/expiresOn', /says 2029-06-30/],
  ])('%s', (_, line, pointer, detail) => {
    expect(wrong(line)).toEqual([['receipt.barcode'], [pointer, expect.stringMatching(detail)]]);
  });

  test('the same box twice, which its serial number tells; boxes without one cannot be told apart', () => {
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
  ['two things name it', { gtin: GTIN, barcode: WHOLE }],
  ['typed, without a lot', { gtin: GTIN, expiresOn: '2029-06-30' }],
  ['typed, without an expiry', { gtin: GTIN, lotNumber: 'L1' }],
])('a line is not even read when %s', (_, line) => {
  expect(ReceiptLine.safeParse(line).success).toBe(false);
});
