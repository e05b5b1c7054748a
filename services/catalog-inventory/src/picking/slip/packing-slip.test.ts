import { expect, test } from '@jest/globals';
import { languageFor, packingSlipPdf } from './packing-slip.ts';

/** Returns the texts that a file shows, one after the other. */
function textsOf(file: Buffer): string[] {
  return Array.from(file.toString('latin1').matchAll(/\/(\w) [\d.]+ Tf <([\da-f]*)> Tj/g), ([, font, hex = '']) =>
    font === 'C' ? Buffer.from(hex, 'hex').swap16().toString('utf16le') : Buffer.from(hex, 'hex').toString('latin1'),
  );
}
const order = {
  ...{ number: 'T-2026-000123', place: 4, market: 'US', packedAt: '2026-11-30T09:00:00.000Z' },
  shipmentWarning: 'If you have redness, remove the lenses.',
};
const parameters = { baseCurve: 8.6, diameter: 14, sphere: -2.25 };
const boxes = [
  {
    productName: 'Biofinity',
    packSize: 6,
    parameters,
    eye: 'right' as const,
    lotNumber: 'L2406A',
    expiresOn: '2029-06-30',
    quantity: 2,
  },
  {
    productName: 'Clear, 360 ml',
    packSize: 1,
    parameters: null,
    eye: null,
    lotNumber: 'S1',
    expiresOn: '2028-01-31',
    quantity: 1,
  },
];
const now = new Date('2026-11-30T09:30:00Z');

test('a slip shows the boxes with lot and expiry, and the warning of the law word for word', () => {
  const texts = textsOf(packingSlipPdf(order, boxes, { language: 'en', seller: 'Toric Lenses', now }));
  const whole = texts.join(' ');
  for (const text of [
    'Packing slip',
    'Toric Lenses',
    'T-2026-000123',
    'November 30, 2026',
    'L2406A',
    '2029-06-30',
    '3',
  ])
    expect(texts).toContain(text);
  expect(whole).toContain('If you have redness, remove the lenses.');
  expect(whole).toContain('Clear, 360 ml');
});

test('a slip shows no power, so that who finds the parcel learns nothing about the eyes of a person', () => {
  const whole = textsOf(packingSlipPdf(order, boxes, { language: 'en', seller: undefined, now })).join(' ');
  expect(whole).not.toMatch(/2[.,]25|8\.6|14\.0/);
});

test('a slip is written in Chinese for a parcel to China', () => {
  const texts = textsOf(
    packingSlipPdf({ ...order, market: 'CN' }, boxes, {
      language: languageFor({ market: 'CN' }),
      seller: undefined,
      now,
    }),
  );
  for (const text of ['装箱单', '订单', '右眼', '批号', '合计']) expect(texts).toContain(text);
  expect(languageFor({ market: 'US' })).toBe('en');
});
