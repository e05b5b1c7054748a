import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accept, newProposals, proposalView } from './proposal.ts';
import type { PlannedLens } from './replenishment.ts';

const now = new Date('2026-11-21T09:30:00Z');
const lens = (lensId: string, fields: Partial<PlannedLens> = {}): PlannedLens => ({
  ...{ lensId, packId: 'six', productId: 'product', gtin: '02000000000015' },
  parameters: { baseCurve: 8.6, diameter: 14, sphere: -2 },
  ...{ available: 4, onOrder: 0, shipped: 90, shippedPerDay: 1, supplierId: 'cooper', leadTimeDays: 7 },
  ...{ reorderPoint: 9, orderQuantity: 35, minimumQuantity: 1 },
  ...fields,
});
const proposed = (...lenses: PlannedLens[]) => {
  let ids = 0;
  return newProposals(lenses, { warehouseId: 'warehouse', by: 'ann', now, newId: () => `proposal ${(ids += 1)}` });
};
const quantities = (...lenses: PlannedLens[]) =>
  proposed(...lenses).map(({ supplierId, lines }) => [
    supplierId,
    lines.map(({ lensId, quantity }) => [lensId, quantity]),
  ]);

describe('a proposal', () => {
  test('is for one supplier, lists the lens that runs out first on top, and leaves out lenses that need no order', () => {
    const lenses = [
      lens('a'),
      lens('b', { available: 1 }),
      lens('c', { supplierId: 'alcon' }),
      lens('d', { orderQuantity: 0 }),
      lens('e', { supplierId: null }),
    ];
    expect(quantities(...lenses)).toEqual([
      [
        'cooper',
        [
          ['b', 35],
          ['a', 35],
        ],
      ],
      ['alcon', [['c', 35]]],
    ]);
    expect(proposed(...lenses)[1]).toMatchObject({ id: 'proposal 2', status: 'open', createdBy: 'ann' });
    expect(proposed()).toEqual([]);
  });

  test('fills a pack up to the supplier’s minimum quantity, in proportion to the sales of its lenses', () => {
    const few = { minimumQuantity: 100, orderQuantity: 10 };
    const lenses = [lens('a', { ...few, shipped: 30 }), lens('b', { ...few, shipped: 10 })];
    const other = lens('c', { packId: 'three', orderQuantity: 10 });
    // Each lens has four boxes left, so the lens that is sold most runs out first.
    const lines = [
      ['c', 10],
      ['a', 70],
      ['b', 30],
    ];
    expect(quantities(...lenses, other)).toEqual([['cooper', lines]]);
  });
});

test('every pack reaches its minimum quantity, and every lens gets at least what it needs', () => {
  const demands = fc.array(
    fc.record({ pack: fc.constantFrom('x', 'y', 'z'), shipped: fc.integer({ min: 1, max: 99 }), needs: fc.nat(20) }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(demands, fc.integer({ min: 1, max: 60 }), (some, minimumQuantity) => {
      const lenses = some.map(({ pack, shipped, needs }, index) =>
        lens(`${index}`, { packId: pack, shipped, orderQuantity: needs, minimumQuantity }),
      );
      for (const { lines } of proposed(...lenses)) {
        for (const { packId, lensId, quantity } of lines) {
          expect(quantity).toBeGreaterThanOrEqual(lenses[Number(lensId)]?.orderQuantity ?? 0);
          const ofPack = lines.filter((line) => line.packId === packId).reduce((sum, line) => sum + line.quantity, 0);
          const needed = lenses.filter((one) => one.packId === packId).reduce((sum, one) => sum + one.orderQuantity, 0);
          expect(ofPack).toBe(Math.max(minimumQuantity, needed));
        }
      }
    }),
  );
});

test('a proposal is accepted only once', () => {
  const [open] = proposed(lens('a'));
  if (!open) throw new Error('a lens was wanted');
  const accepted = accept(open, 'order', now);
  expect(proposalView(accepted)).toMatchObject({ status: 'accepted', purchaseOrderId: 'order' });
  expect(() => accept(accepted, 'another', now)).toThrow('The proposal is accepted');
  expect(() => accept({ ...open, status: 'superseded' }, 'another', now)).toThrow('The proposal is superseded');
});
