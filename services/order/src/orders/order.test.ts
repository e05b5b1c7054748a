import { expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { createLensIds } from '@toric/optics/lens-id';
import { decidePlaceOrder } from './order.ts';
import type { Offer } from './price-line.ts';

const [productId, packId] = ['0197a000-0000-7000-8000-0000000000b1', '0197a000-0000-7000-8000-0000000000b2'];
const fit = { baseCurve: [8.6], diameter: [14] };
const only = (sphere: number) => [{ from: sphere, to: sphere, step: 0.25 }];
const offer: Offer = {
  productId,
  name: 'Biofinity',
  onSale: true,
  matrix: {
    segments: [
      { ...fit, sphere: only(-1) },
      { ...fit, sphere: only(-2), madeFrom: '2026-11-21', madeUntil: '2026-11-22' },
      { ...fit, sphere: only(-3), markets: ['GB'] },
    ],
  },
  packs: [
    { packId, gtin: '02000000000015', size: 6, prices: [{ market: 'US', currency: 'USD', amount: 6400, taxRate: 0 }] },
  ],
};

function place(sphere: number, at: string, { amount = 6400 } = {}): string {
  const parameters = { baseCurve: 8.6, diameter: 14, sphere };
  const line = { eye: 'right' as const, productId, packId, parameters, quantity: 2, prescriptionId: packId };
  const body = { market: 'US', lines: [line], shippingAddressId: packId, paymentToken: 'tok_visa' };
  const packs = offer.packs.map((pack) => ({ ...pack, prices: pack.prices.map((price) => ({ ...price, amount })) }));
  const offers = new Map([[productId, { ...offer, packs }]]);
  try {
    const order = decidePlaceOrder({
      body,
      customerId: packId,
      number: 'T-1',
      offers,
      lensIds: createLensIds(Buffer.alloc(32, 1).toString('base64')),
      now: new Date(at),
      newId: () => packId,
    });
    return String(order.subtotal);
  } catch (error) {
    if (!(error instanceof BusinessError)) throw error;
    return `${error.slug} ${error.errors[0]?.detail.en}`;
  }
}
const nearest = 'order.not-made the nearest lens that is made: base curve 8.6, diameter 14, sphere';

test('a lens can be ordered from the first to the last day of its rule, and only in its market', () => {
  expect([
    place(-2, '2026-11-20T23:59:59Z'),
    place(-2, '2026-11-21T00:00:00Z'),
    place(-2, '2026-11-22T23:59:59Z'),
    place(-2, '2026-11-23T00:00:00Z'),
    place(-3, '2026-11-22T12:00:00Z'),
  ]).toEqual([`${nearest} -1.00`, '12800', '12800', `${nearest} -1.00`, `${nearest} -2.00`]);
});

test('an order whose amount does not fit its column is refused when it is placed', () => {
  const at = '2026-11-22T12:00:00Z';
  expect(place(-2, at, { amount: 1_000_000_000 })).toBe('2000000000');
  expect(place(-2, at, { amount: 1_000_000_001 })).toMatch(/^order.too-large/);
  expect(place(-2, at, { amount: 2_000_000_000 })).toMatch(/^order.too-large/);
});
