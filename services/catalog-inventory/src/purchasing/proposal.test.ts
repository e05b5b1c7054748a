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
  test('is for one supplier, with what runs out soonest first, and leaves out what need not be ordered', () => {
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

  test('orders no fewer boxes of a pack than the supplier sends: more of those that are asked for more', () => {
    const few = { minimumQuantity: 100, orderQuantity: 10 };
    const lenses = [lens('a', { ...few, shipped: 30 }), lens('b', { ...few, shipped: 10 })];
    const other = lens('c', { packId: 'three', orderQuantity: 10 });
    // four boxes of each: those that are shipped most run out first
    const lines = [
      ['c', 10],
      ['a', 70],
      ['b', 30],
    ];
    expect(quantities(...lenses, other)).toEqual([['cooper', lines]]);
  });
});

test('of every pack at least the minimum is ordered, and of no lens less than it needs', () => {
  const lenses = fc.array(
    fc.record({ pack: fc.constantFrom('x', 'y', 'z'), shipped: fc.integer({ min: 1, max: 99 }), needs: fc.nat(20) }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(lenses, fc.integer({ min: 1, max: 60 }), (some, minimumQuantity) => {
      const planned = some.map(({ pack, shipped, needs }, index) =>
        lens(`${index}`, { packId: pack, shipped, orderQuantity: needs, minimumQuantity }),
      );
      for (const { lines } of proposed(...planned)) {
        for (const { packId, lensId, quantity } of lines) {
          expect(quantity).toBeGreaterThanOrEqual(planned[Number(lensId)]?.orderQuantity ?? 0);
          const ofPack = lines.filter((line) => line.packId === packId).reduce((sum, line) => sum + line.quantity, 0);
          const needed = planned
            .filter((one) => one.packId === packId)
            .reduce((sum, one) => sum + one.orderQuantity, 0);
          expect(ofPack).toBe(Math.max(minimumQuantity, needed));
        }
      }
    }),
  );
});

test('is accepted once', () => {
  const [open] = proposed(lens('a'));
  if (!open) throw new Error('a lens was wanted');
  const accepted = accept(open, 'order', now);
  expect(proposalView(accepted)).toMatchObject({ status: 'accepted', purchaseOrderId: 'order' });
  expect(() => accept(accepted, 'another', now)).toThrow('The proposal is accepted');
  expect(() => accept({ ...open, status: 'superseded' }, 'another', now)).toThrow('The proposal is superseded');
});
