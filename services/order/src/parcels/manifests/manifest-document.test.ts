// Tests that the PDF of a manifest lists every parcel, in both languages, and continues on further pages.
import { expect, test } from '@jest/globals';
import { manifestPdf } from './manifest-document.ts';

const manifest = {
  id: '0197a000-0000-7000-8000-0000000000d1',
  carrier: 'UPS',
  createdAt: new Date('2026-11-24T17:30:00Z'),
};
const parcels = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ number: `T-2026-${index}-1`, trackingNumber: `1Z${index}`, service: 'Ground', weightGrams: 180, market: 'US' },
  }));
const hex = (text: string) => Buffer.from(text).toString('hex');
const pagesOf = (file: Buffer) => file.toString('latin1').match(/\/Type \/Page\b/g)?.length;

test('one page has all parcels of a small hand-over, with their numbers', () => {
  const file = manifestPdf(manifest, parcels(3), 'en').toString('latin1');
  for (const text of ['Manifest', 'Carrier: UPS', '2026-11-24 17:30 UTC', 'T-2026-2-1', '1Z2'])
    expect(file).toContain(hex(text));
});

test('two hundred parcels go on to further pages', () => {
  expect(pagesOf(manifestPdf(manifest, parcels(3), 'zh'))).toBe(1);
  expect(pagesOf(manifestPdf(manifest, parcels(200), 'zh'))).toBeGreaterThan(5);
});
