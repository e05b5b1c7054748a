// Tests the terms of an amended order, and the refusals of an amendment that are known at the request.
import { describe, expect, test } from '@jest/globals';
import { createLensIds } from '@toric/optics/lens-id';
import type { Offer } from '../orders/price-line.ts';
import { assertDecidable, assertFresh, decideAmendment, type Present } from './amendment.ts';
import { type Terms, type TermsLine, totalOf } from './terms.ts';

const id = (n: number) => `0197a000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const [productId, packId, bigPackId, lineId, prescriptionId] = [id(1), id(2), id(3), id(4), id(5)];
const parameters = { baseCurve: 8.6, diameter: 14, sphere: -2 };
const lensIds = createLensIds(Buffer.alloc(32, 1).toString('base64'));
const price = (amount: number, currency = 'USD') => [{ market: 'US', currency, amount, taxRate: 0 }];
const offer: Offer = {
  ...{ productId, name: 'Biofinity', onSale: true, replacement: 'monthly' },
  matrix: { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -6, to: -0.25, step: 0.25 }] }] },
  packs: [
    { packId, gtin: '02000000000015', size: 6, prices: price(7_000) },
    { packId: bigPackId, gtin: '02000000000022', size: 12, prices: price(12_000) },
  ],
};
const line: TermsLine = {
  ...{ lineId, goods: 'lens', rule: 'prescription', eye: 'right', productId, packId, prescriptionId, parameters },
  ...{ lensId: lensIds.of(productId, parameters), productName: 'Biofinity', packSize: 6, boxDays: 180, quantity: 2 },
  ...{
    description: 'Biofinity, 6 lenses',
    unitPrice: 6_400,
    listPrice: null,
    taxRate: 0,
    tax: null,
    taxPpm: null,
    taxRow: null,
  },
};
const terms: Terms = {
  ...{ lines: [line], currency: 'USD', shippingAddressId: id(6), deliveryMethodId: null },
  ...{
    subtotal: 12_800,
    discount: 0,
    delivery: 0,
    deliveryName: null,
    taxOnTop: 0,
    tax: 0,
    promisedOn: null,
    place: null,
  },
};
const present: Present = {
  ...{ status: 'confirmed', amendingId: null, market: 'US', couponCode: null, terms },
  placedAt: new Date('2026-11-21T09:30:00.000Z'),
};
const NO_CHARGES = { deliveryName: null, taxOnTop: 0, tax: 0, promisedOn: null };
let count = 40;
type Given = Parameters<typeof decideAmendment>[0];
function decide(body: Given['body'], change: Partial<Given> = {}) {
  const decided = decideAmendment({
    ...{
      present,
      body,
      offers: new Map([[productId, offer]]),
      coupon: undefined,
      byStaff: true,
      cutAlone: 20,
      lensIds,
    },
    charge: ({ lines, ...sums }) => ({
      ...{ ...NO_CHARGES, delivery: sums.delivery, refusals: [] },
      taxes: lines.map(({ taxRate, tax, taxPpm, taxRow }) => ({ taxRate, tax, taxPpm, taxRow })),
    }),
    ...{ now: new Date('2026-11-22T09:30:00.000Z'), newId: () => id(++count) },
    ...change,
  });
  const refusals = decided.refusals.map(({ slug, errors }) => [slug, errors[0]?.pointer ?? '']);
  return { ...decided, refusals, total: decided.after && totalOf(decided.after) };
}
const usd = (amount: number) => ({ amount, currency: 'USD' });
const added = { eye: 'left' as const, productId, packId, parameters, quantity: 1, prescriptionId };

describe('the price of a line', () => {
  test('stays for a line that stays, also with more boxes; a new line and another pack have the price of today', () => {
    expect(decide({ lines: [{ lineId, quantity: 3 }] })).toMatchObject({ total: 3 * 6_400, refusals: [] });
    expect(decide({ added: [{ line: added }] })).toMatchObject({ total: 12_800 + 7_000, refusals: [] });
    expect(decide({ lines: [{ lineId, quantity: 1, packId: bigPackId }] })).toMatchObject({
      total: 12_000,
      refusals: [],
    });
  });

  test('of a line that stays is kept although its product is no longer on sale, but no box is added', () => {
    const gone = { offers: new Map([[productId, { ...offer, onSale: false }]]) };
    expect(decide({ lines: [{ lineId, quantity: 1 }] }, gone).refusals).toEqual([]);
    expect(decide({ lines: [{ lineId, quantity: 3 }] }, gone).refusals).toEqual([
      ['order.unknown-offer', '/lines/0/packId'],
    ]);
  });

  test('that is made no more is refused without the nearest powers, which would tell its own', () => {
    const matrix = { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -6, to: -3, step: 0.25 }] }] };
    const offers = new Map([[productId, { ...offer, matrix }]]);
    expect(decide({ lines: [{ lineId, quantity: 3 }] }, { offers }).refusals).toEqual([
      ['order.not-made', '/lines/0/quantity'],
    ]);
  });

  test('in another currency is refused, because an order has one', () => {
    const euro = {
      offers: new Map([
        [productId, { ...offer, packs: [{ packId, gtin: '02000000000015', size: 6, prices: price(7_000, 'EUR') }] }],
      ]),
    };
    expect(decide({ added: [{ line: added }] }, euro).refusals).toEqual([
      ['order.mixed-currency', '/added/0/line/packId'],
    ]);
  });
});

describe('a price by hand', () => {
  const by = (amount: number, why?: string) => ({
    lines: [{ lineId, quantity: 2, unitPrice: usd(amount) }],
    ...(why !== undefined && { why }),
  });

  test('needs a reason, is for staff, and may only lower', () => {
    expect(decide(by(6_000)).refusals).toEqual([['order.amendment-price-needs-reason', '/why']]);
    expect(decide(by(6_000, 'Late'), { byStaff: false }).refusals).toEqual([
      ['order.amendment-price-for-staff', '/lines/0/unitPrice'],
    ]);
    expect(decide(by(6_500, 'Late')).refusals).toEqual([['order.amendment-price-raised', '/lines/0/unitPrice']]);
  });

  test('may be a fifth lower by one person alone, and not a cent more', () => {
    expect(decide(by(5_120, 'Late'))).toMatchObject({ needsSecondPerson: false, total: 10_240, refusals: [] });
    expect(decide(by(5_119, 'Late'))).toMatchObject({ needsSecondPerson: true, refusals: [] });
  });

  test('is compared with the price before the first one, so that small cuts do not add up', () => {
    const once = { ...present, terms: { ...terms, lines: [{ ...line, unitPrice: 5_120, listPrice: 6_400 }] } };
    expect(decide(by(5_100, 'Late'), { present: once }).needsSecondPerson).toBe(true);
  });

  test('is for the boxes for which it was set: more boxes have the price of today, or need the second person again', () => {
    const cheap = { ...present, terms: { ...terms, lines: [{ ...line, unitPrice: 100, listPrice: 6_400 }] } };
    const more = (unitPrice?: number) => ({
      lines: [{ lineId, quantity: 24, ...(unitPrice !== undefined && { unitPrice: usd(unitPrice) }) }],
      why: 'Late',
    });
    expect(decide(more(), { present: cheap, byStaff: false })).toMatchObject({ total: 24 * 7_000, refusals: [] });
    expect(decide(more(100), { present: cheap }).needsSecondPerson).toBe(true);
    expect(decide({ lines: [{ lineId, quantity: 1 }] }, { present: cheap }).total).toBe(100);
  });
});

describe('an order', () => {
  test('that would stay the same, or lose every line, is not changed', () => {
    expect(decide({ lines: [{ lineId, quantity: 2 }] }).refusals).toEqual([['order.amendment-changes-nothing', '']]);
    expect(decide({ lines: [] }).refusals).toEqual([['order.amendment-empty', '/lines']]);
    expect(decide({ shippingAddressId: id(9) })).toMatchObject({ refusals: [], after: { shippingAddressId: id(9) } });
  });

  test('that is not confirmed, or is being changed, is not changed', () => {
    const body = { lines: [{ lineId, quantity: 1 }] };
    expect(decide(body, { present: { ...present, status: 'shipping' } }).refusals).toEqual([
      ['order.amendment-not-allowed', ''],
    ]);
    expect(decide(body, { present: { ...present, amendingId: id(7) } }).refusals).toEqual([
      ['order.amendment-runs', ''],
    ]);
  });

  test('keeps its coupon by the terms of the day on which it was placed, but not below the minimum', () => {
    const coupon = {
      terms: {
        ...{ code: 'TEN', basisPoints: 1_000, amount: null, minimumSubtotal: 10_000, currency: 'USD', markets: [] },
        ...{
          startsAt: new Date('2026-01-01'),
          endsAt: new Date('2026-11-21T12:00:00.000Z'),
          perCustomerLimit: 1,
          active: false,
        },
      },
      ...{ usedUp: true, usedByCustomer: 1 },
    };
    const order = { present: { ...present, couponCode: 'TEN' }, coupon };
    expect(decide({ lines: [{ lineId, quantity: 3 }] }, order)).toMatchObject({
      refusals: [],
      after: { discount: 1_920 },
    });
    expect(decide({ lines: [{ lineId, quantity: 1 }] }, order).refusals).toEqual([
      ['coupon.below-minimum', '/couponCode'],
    ]);
  });

  test('that costs more than a payment can hold is refused, and not shown', () => {
    const packs = [{ packId, gtin: '02000000000015', size: 6, prices: price(1_000_000_000) }];
    const offers = new Map([[productId, { ...offer, packs }]]);
    const decided = decide({ added: [{ line: { ...added, quantity: 3 } }] }, { offers });
    expect(decided.after).toBeUndefined();
    expect(decided.refusals).toEqual([['order.too-large', '/lines']]);
  });

  test('names a line that it has not', () => {
    expect(decide({ lines: [{ lineId: id(8), quantity: 1 }] }).refusals).toEqual([
      ['order.line-unknown', '/lines/0/lineId'],
    ]);
  });
});

test('a low price lapses after its days, and with a change of the order', () => {
  const now = new Date('2026-12-04T09:00:00.000Z');
  const asked = { createdAt: new Date('2026-12-01T09:00:00.001Z'), isUnchanged: true };
  expect(() => assertFresh(asked, { now, days: 3 })).not.toThrow();
  expect(() => assertFresh(asked, { now, days: 2 })).toThrow(/too long ago/);
  expect(() => assertFresh({ ...asked, isUnchanged: false }, { now, days: 3 })).toThrow(/changed since/);
});

test('the person who asked for a low price may reject it and not approve it', () => {
  const waiting = { status: 'needs-approval' as const, requestedBy: 'me' };
  expect(() => assertDecidable(waiting, { by: 'me', approves: true })).toThrow(/yourself/);
  expect(() => assertDecidable(waiting, { by: 'me', approves: false })).not.toThrow();
  expect(() => assertDecidable(waiting, { by: 'you', approves: true })).not.toThrow();
  expect(() => assertDecidable({ ...waiting, status: 'applied' }, { by: 'you', approves: true })).toThrow(/already/);
});
