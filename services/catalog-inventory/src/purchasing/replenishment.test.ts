import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type DemandedLens, isLow, planned, reorderPoint, type ReplenishmentRules } from './replenishment.ts';

const rules: ReplenishmentRules = { demandDays: 90, safetyFactor: 1.64, coverDays: 30 };
/** What the database adds up of the boxes of each day. */
const demandOf = (days: readonly number[]) => ({
  shipped: days.reduce((sum, boxes) => sum + boxes, 0),
  squares: days.reduce((sum, boxes) => sum + boxes ** 2, 0),
});
const lens = (fields: Partial<DemandedLens> = {}): DemandedLens => ({
  ...{ packId: 'pack', productId: 'product', gtin: '02000000000015', lensId: 'lens' },
  parameters: { baseCurve: 8.6, diameter: 14, sphere: -2 },
  ...demandOf(Array.from({ length: 90 }, () => 2)),
  ...{ available: 0, onOrder: 0, supplierId: 'supplier', leadTimeDays: 7, minimumQuantity: 1 },
  ...fields,
});

describe('the reorder point', () => {
  test('of an even demand is what is sold during the lead time', () => {
    expect(reorderPoint(demandOf(Array.from({ length: 90 }, () => 2)), 7, rules)).toBe(14);
  });

  test('of an uneven one is that, and the safety stock: z·σ·√L', () => {
    // every third day three boxes: a mean of 1 a day, σ = √(180/89) = 1.4222; 9 + 1.64 · 1.4222 · 3 = 15.997
    const days = Array.from({ length: 90 }, (_, day) => (day % 3 === 0 ? 3 : 0));
    expect(reorderPoint(demandOf(days), 9, rules)).toBe(16);
    expect(reorderPoint(demandOf(days), 9, { ...rules, safetyFactor: 0 })).toBe(9);
    expect(reorderPoint(demandOf(days), 0, rules)).toBe(0);
  });

  test('agrees with a slow computation from the days themselves', () => {
    const days = fc.array(fc.nat(20), { minLength: 90, maxLength: 90 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (sold, leadTime) => {
        const mean = sold.reduce((sum, boxes) => sum + boxes, 0) / 90;
        const sigma = Math.sqrt(sold.reduce((sum, boxes) => sum + (boxes - mean) ** 2, 0) / 89);
        const slow = mean * leadTime + 1.64 * sigma * Math.sqrt(leadTime);
        expect(Math.abs(reorderPoint(demandOf(sold), leadTime, rules) - slow)).toBeLessThan(1.000001);
        expect(reorderPoint(demandOf(sold), leadTime, rules)).toBeGreaterThanOrEqual(slow - 1e-6);
      }),
    );
  });
});

describe('what is ordered', () => {
  test('fills up to the reorder point, and for as long as an order is to last', () => {
    expect(planned(lens({ available: 4, onOrder: 3 }), rules)).toMatchObject({
      ...{ shippedPerDay: 2, leadTimeDays: 7, reorderPoint: 14, orderQuantity: 14 - 7 + 60 },
    });
  });

  test('is nothing while what is there and to come is more than the reorder point', () => {
    const coming = planned(lens({ available: 4, onOrder: 11 }), rules);
    expect([coming.orderQuantity, isLow(coming)]).toEqual([0, true]);
    expect(planned(lens({ available: 4, onOrder: 10 }), rules).orderQuantity).toBe(60);
    expect(isLow(planned(lens({ available: 15 }), rules))).toBe(false);
  });

  test('of a pack that nobody sells is said all the same, for a lead time that is assumed', () => {
    const nobody = { supplierId: null, leadTimeDays: null, minimumQuantity: null };
    expect(planned(lens(nobody), rules)).toMatchObject({ supplierId: null, leadTimeDays: 14, reorderPoint: 28 });
  });
});
