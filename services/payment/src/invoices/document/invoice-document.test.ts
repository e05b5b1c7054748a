import { describe, expect, test } from '@jest/globals';
import type { InvoiceView } from '@toric/contracts/payment/invoice';
import { creditNotePdf, invoicePdf, languageFor } from './invoice-document.ts';

const id = (n: number) => `0197a000-0000-7000-8000-00000000000${n}`;
const note = {
  ...{
    id: id(5),
    number: 'CN-2026-000001',
    refundId: id(6),
    currency: 'GBP' as const,
    total: 1_200,
    taxTotal: 200,
    storeCredit: 0,
  },
  lines: [{ description: 'Biofinity, 6 lenses', quantity: 1, total: 1_200, taxRate: 2_000 }],
  taxes: [{ rate: 2_000, gross: 1_200, net: 1_000, tax: 200 }],
  createdAt: '2026-11-25T09:30:00.000Z',
};
const invoice: InvoiceView = {
  ...{
    id: id(1),
    number: 'INV-2026-000001',
    orderId: id(2),
    orderNumber: 'T-2026-000007',
    customerId: id(3),
    parcelId: null,
  },
  buyer: { name: 'Grace Hopper', line1: '1 Yard', city: 'London', postalCode: 'E1 6AN', country: 'GB' },
  currency: 'GBP',
  lines: [
    { description: 'Biofinity, 6 lenses', quantity: 2, gross: 6_400, discount: 640, total: 5_760, taxRate: 2_000 },
  ],
  taxes: [{ rate: 2_000, gross: 5_760, net: 4_800, tax: 960 }],
  ...{ taxTotal: 960, total: 5_760, storeCredit: 0, creditNotes: [note], createdAt: '2026-11-21T09:30:00.000Z' },
};
const seller = ['Toric Lenses Ltd', '2 Dock Road, London', 'VAT GB 123 4567 89'];

/** Returns the texts that a file shows, one after the other. */
function textsOf(file: Buffer): string[] {
  return Array.from(file.toString('latin1').matchAll(/\/(\w) [\d.]+ Tf <([\da-f]*)> Tj/g), ([, font, hex = '']) =>
    font === 'C' ? Buffer.from(hex, 'hex').swap16().toString('utf16le') : Buffer.from(hex, 'hex').toString('latin1'),
  );
}
const pagesOf = (file: Buffer) => Number(/\/Count (\d+)/.exec(file.toString('latin1'))?.[1]);

describe('an invoice', () => {
  const texts = textsOf(invoicePdf(invoice, { language: 'en', seller }));

  test('names both parties, its number, its day and the order', () => {
    for (const text of ['Invoice', 'INV-2026-000001', 'November 21, 2026', 'T-2026-000007', 'Grace Hopper', ...seller])
      expect(texts).toContain(text);
    expect(texts).toContain('E1 6AN London');
    expect(texts).toContain('United Kingdom');
  });

  test('shows each line with its discount and tax, the taxes by rate, and its credit notes', () => {
    for (const text of ['Biofinity, 6 lenses', '£64.00', '-£6.40', '20 %', '£57.60', '£48.00', '£9.60'])
      expect(texts).toContain(text);
    expect(texts.some((text) => text.startsWith('Credit note CN-2026-000001'))).toBe(true);
  });

  test('is written in Chinese too', () => {
    const chinese = textsOf(invoicePdf(invoice, { language: 'zh', seller: [] }));
    for (const text of ['发票', '购货方', '英国', '合计']) expect(chinese).toContain(text);
    expect(chinese).not.toContain('销售方');
  });

  test('of many lines goes on over pages, and its titles stand on each', () => {
    const lines = Array.from({ length: 120 }, () => invoice.lines).flat();
    const file = invoicePdf({ ...invoice, lines }, { language: 'en', seller });
    expect(pagesOf(file)).toBeGreaterThan(2);
    expect(textsOf(file).filter((text) => text === 'Goods')).toHaveLength(pagesOf(file));
    expect(textsOf(file).some((text) => text.includes(`1 / ${pagesOf(file)}`))).toBe(true);
  });

  test('says that its buyer is no longer kept, and shows a name in any script', () => {
    expect(textsOf(invoicePdf({ ...invoice, buyer: null }, { language: 'en', seller })).join(' ')).toContain(
      'no longer kept',
    );
    const ana = { name: '林安', line1: '1 Rd', city: '上海', country: 'CN' as const };
    expect(textsOf(invoicePdf({ ...invoice, buyer: ana }, { language: 'en', seller }))).toContain('林安');
    expect(languageFor({ buyer: ana })).toBe('zh');
    expect(languageFor(invoice)).toBe('en');
    expect(languageFor({ buyer: null })).toBe('en');
  });
});

test('a credit note names the invoice that it corrects, and its taxes', () => {
  const texts = textsOf(creditNotePdf(invoice, note, { language: 'en', seller }));
  for (const text of ['Credit note', 'CN-2026-000001', 'INV-2026-000001, November 21, 2026', '£12.00', '£2.00'])
    expect(texts).toContain(text);
  for (const text of ['Biofinity, 6 lenses', '1', 'Given back']) expect(texts).toContain(text);
  const ofAmount = textsOf(creditNotePdf(invoice, { ...note, lines: [] }, { language: 'en', seller }));
  expect(ofAmount.join(' ')).toContain('no goods are named');
});

test('store credit is a means of payment: the taxes stay as they are, and a line says how much it paid', () => {
  const texts = textsOf(invoicePdf({ ...invoice, storeCredit: 1_000 }, { language: 'en', seller }));
  for (const text of ['Of it paid by store credit: £10.00', '£57.60', '£9.60']) expect(texts).toContain(text);
  const noted = textsOf(creditNotePdf(invoice, { ...note, storeCredit: 1_200 }, { language: 'zh', seller }));
  expect(noted.some((text) => text.startsWith('其中转为储值'))).toBe(true);
});

test.each([
  ['JPY', '¥5,760', '¥1,200'],
  ['KRW', '5,760', '1,200'],
  ['KWD', 'KWD 5.760', 'KWD 1.200'],
])('amounts in %s have the digits of the currency', (currency, total, credited) => {
  const texts = (file: Buffer) => textsOf(file).map((text) => text.replace(/\u00a0/g, ' '));
  expect(texts(invoicePdf({ ...invoice, currency }, { language: 'en', seller }))).toContain(total);
  expect(texts(creditNotePdf(invoice, { ...note, currency }, { language: 'en', seller }))).toContain(credited);
});

test('a tax on top of the prices is marked, and a part of an order says which part it is', () => {
  const lines = [{ description: 'Case', quantity: 1, gross: 1_000, discount: 0, tax: 73, total: 1_073, taxRate: 725 }];
  const taxes = [{ rate: 725, gross: 1_073, net: 1_000, tax: 73, onTop: true as const }];
  const part = { ...invoice, lines, taxes, taxTotal: 73, total: 1_073, parcelId: id(7) };
  const texts = textsOf(invoicePdf(part, { language: 'en', seller }));
  for (const text of ['+ 7.25 %', '£10.73']) expect(texts).toContain(text);
  expect(texts.some((text) => text.endsWith('00000007'))).toBe(true);
  expect(texts.join(' ')).toContain('added to the prices');
});
