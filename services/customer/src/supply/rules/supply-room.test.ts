// Tests how many lenses may still be supplied on a prescription, as sales see it before an order.
import { expect, test } from '@jest/globals';
import { createLensIds } from '@toric/optics/lens-id';
import type { Supply } from '../most-supply.ts';
import { roomOn } from './supply-room.ts';

const lensIds = createLensIds(Buffer.alloc(32, 7).toString('base64'));
const lens = {
  productId: '0197a000-0000-7000-8000-00000000000a',
  parameters: { baseCurve: 8.6, diameter: 14, sphere: -2 },
};
const prescription = {
  row: { id: 'p' },
  contents: { issuedOn: '2026-01-15', expiresOn: '2026-12-31', eyes: { right: lens } },
} as unknown as Parameters<typeof roomOn>[0]; // `roomOn` reads only these fields
const supply = (days: number, change: Partial<Supply> = {}): Supply => ({
  ...{ customerId: 'c', eye: 'right', prescriptionId: 'p', lensId: 'l', orderId: null, days, suppliedOn: '2026-12-01' },
  ...change,
});
const room = (supplies: readonly Supply[], place = {}, today = '2026-12-01') =>
  roomOn(prescription, supplies, { lensIds, mostDays: 365, place, today })('right');

test('the supply of a year may be ordered, less what she has', () => {
  expect([room([]), room([supply(180)]), room([supply(400)])]).toEqual([365, 185, 0]);
  expect(room([supply(180, { eye: 'left' })])).toBe(365);
  const before = { prescriptionId: 'q', suppliedOn: '2025-12-01' };
  expect(room([supply(500, before)])).toBe(365);
  expect(room([supply(500, { ...before, lensId: lensIds.of(lens.productId, lens.parameters) })])).toBe(230);
});

test('a law counts at its place only, and nothing is left when the prescription has ended', () => {
  expect([room([], { country: 'US', region: 'CA' }), room([], { country: 'DE' })]).toEqual([31, 365]);
  expect(room([], {}, '2027-01-01')).toBe(0);
});
