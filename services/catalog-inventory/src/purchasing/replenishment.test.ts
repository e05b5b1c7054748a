import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type LensDemand, isLow, planLens, reorderPoint, type ReplenishmentRules } from './replenishment.ts';

const rules: ReplenishmentRules = { demandDays: 90, safetyFactor: 1.64, coverDays: 30 };
/**
 * Returns two sums over `days`, which contains the number of boxes shipped on each day: the sum of these numbers, and
 * the sum of their squares. In the service, the database computes both sums.
 */
const demandOf = (days: readonly number[]) => ({
  shipped: days.reduce((sum, boxes) => sum + boxes, 0),
  squares: days.reduce((sum, boxes) => sum + boxes ** 2, 0),
});
const lens = (fields: Partial<LensDemand> = {}): LensDemand => ({
  ...{ packId: 'pack', productId: 'product', gtin: '02000000000015', lensId: 'lens' },
  parameters: { baseCurve: 8.6, diameter: 14, sphere: -2 },
  ...demandOf(Array.from({ length: 90 }, () => 2)),
  ...{ available: 0, onOrder: 0, supplierId: 'supplier', leadTimeDays: 7, minimumQuantity: 1 },
  ...{ minimum: null, setPoint: null, maximum: null },
  ...fields,
});

describe('the reorder point', () => {
  test('is the sales of the lead time if demand is even', () => {
    expect(reorderPoint(demandOf(Array.from({ length: 90 }, () => 2)), 7, rules)).toBe(14);
  });

  test('adds the safety stock z·σ·√L if demand is uneven', () => {
    // Three boxes are shipped every third day. The mean is 1 a day, and σ = √(180/89) = 1.4222.
    // With a lead time of 9 days, the reorder point is 9 + 1.64 · 1.4222 · √9 = 15.997, rounded up to 16.
    const days = Array.from({ length: 90 }, (_, day) => (day % 3 === 0 ? 3 : 0));
    expect(reorderPoint(demandOf(days), 9, rules)).toBe(16);
    expect(reorderPoint(demandOf(days), 9, { ...rules, safetyFactor: 0 })).toBe(9);
    expect(reorderPoint(demandOf(days), 0, rules)).toBe(0);
  });

  test('agrees with a slow computation from the single days', () => {
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

describe('levels that people set', () => {
  test('a minimum lifts the reorder point, and never lowers it', () => {
    expect(planLens(lens({ minimum: 20 }), rules)).toMatchObject({ reorderPoint: 20, orderQuantity: 80 });
    expect(planLens(lens({ minimum: 3 }), rules)).toMatchObject({ reorderPoint: 14 });
  });

  test('a reorder point replaces the computed one, also by a lower one', () => {
    expect(planLens(lens({ setPoint: 5, available: 6 }), rules)).toMatchObject({ reorderPoint: 5, orderQuantity: 0 });
    expect(planLens(lens({ setPoint: 5, available: 5 }), rules)).toMatchObject({ orderQuantity: 60 });
  });

  test('an order fills the stock up to the maximum, and boxes on order count', () => {
    expect(planLens(lens({ maximum: 30, available: 4, onOrder: 3 }), rules)).toMatchObject({ orderQuantity: 23 });
    expect(planLens(lens({ maximum: 2, available: 4 }), rules)).toMatchObject({ orderQuantity: 0 });
  });

  test('a lens that nobody bought of late is ordered if it has a minimum', () => {
    const quiet = { ...demandOf(Array.from({ length: 90 }, () => 0)), minimum: 5 };
    expect(planLens(lens(quiet), rules)).toMatchObject({ shippedPerDay: 0, reorderPoint: 5, orderQuantity: 5 });
    expect(planLens(lens({ ...quiet, maximum: 9, available: 2 }), rules)).toMatchObject({ orderQuantity: 7 });
  });
});

describe('the order quantity', () => {
  test('fills up to the reorder point and adds the demand of the days that an order shall last', () => {
    expect(planLens(lens({ available: 4, onOrder: 3 }), rules)).toMatchObject({
      ...{ shippedPerDay: 2, leadTimeDays: 7, reorderPoint: 14, orderQuantity: 14 - 7 + 60 },
    });
  });

  test('is 0 while stock and boxes on order exceed the reorder point', () => {
    const coming = planLens(lens({ available: 4, onOrder: 11 }), rules);
    expect([coming.orderQuantity, isLow(coming)]).toEqual([0, true]);
    expect(planLens(lens({ available: 4, onOrder: 10 }), rules).orderQuantity).toBe(60);
    expect(isLow(planLens(lens({ available: 15 }), rules))).toBe(false);
  });

  test('is computed with an assumed lead time for a pack that no supplier sells', () => {
    const nobody = { supplierId: null, leadTimeDays: null, minimumQuantity: null };
    expect(planLens(lens(nobody), rules)).toMatchObject({ supplierId: null, leadTimeDays: 14, reorderPoint: 28 });
  });
});
