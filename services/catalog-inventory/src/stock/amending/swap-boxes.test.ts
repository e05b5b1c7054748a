/**
 * Compares the swap of an amended order with a slow oracle: free everything that the order holds, then reserve anew.
 */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allocate, type CandidateLot } from '../stock.ts';
import { refuseSwap, swapBoxes } from './swap-boxes.ts';

const sale = { today: '2026-11-21', spareDays: 30 };
const lotOf = (n: number, available: number, expiresOn = '2030-01-31'): CandidateLot => ({
  ...{ lotId: `lot ${n}`, packId: 'pack', lensId: `lens ${n % 2}`, expiresOn, available, markets: ['US'] },
  ...{ priority: n, size: 6, replacement: 'monthly' },
});

const cases = fc.record({
  free: fc.array(fc.nat(4), { minLength: 4, maxLength: 4 }),
  own: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
  wanted: fc.array(fc.record({ lens: fc.nat(1), quantity: fc.integer({ min: 1, max: 6 }) }), { maxLength: 3 }),
});

test('the boxes that an order holds are free for itself, and for nobody else', () => {
  const seen = { swapped: 0, refused: 0 };
  fc.assert(
    fc.property(cases, ({ free, own, wanted }) => {
      const lots = free.map((available, n) => lotOf(n, available));
      const held = own.map((quantity, n) => ({ lotId: `lot ${n}`, quantity })).filter(({ quantity }) => quantity > 0);
      const lines = wanted.map(({ lens, quantity }, n) => ({
        lineId: `${n}`,
        lensId: `lens ${lens}`,
        packId: 'pack',
        quantity,
      }));
      const order = { orderId: 'o', market: 'US', lines };
      const swap = swapBoxes(order, held, lots, sale);
      const freed = lots.map((lot, n) => ({ ...lot, available: lot.available + (own[n] ?? 0) }));
      const oracle = allocate([order], freed, sale);
      expect(swap.refusedLineIds).toEqual(oracle.refused.get('o') ?? []);
      seen[swap.refusedLineIds.length > 0 ? 'refused' : 'swapped'] += 1;
      if (swap.refusedLineIds.length > 0) return expect(swap.changes).toEqual([]);
      expect(swap.allocations).toEqual(oracle.allocations);
      for (const [n, lot] of lots.entries()) {
        const change = swap.changes.find(({ lotId }) => lotId === lot.lotId)?.change ?? 0;
        const now = swap.allocations
          .filter(({ lotId }) => lotId === lot.lotId)
          .reduce((sum, { quantity }) => sum + quantity, 0);
        // the lot then reserves the new boxes of the order, and the swap takes no more than its free boxes
        expect((own[n] ?? 0) + change).toBe(now);
        expect(change).toBeLessThanOrEqual(lot.available);
      }
    }),
    { numRuns: 1_000 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
});

test('a pick that has begun, or boxes that are packed or gone, refuse the swap', () => {
  const held = { status: 'held' as const, pickingSince: null, packedAt: null };
  const now = new Date('2026-11-21T10:00:00.000Z');
  expect([
    refuseSwap(held),
    refuseSwap({ ...held, pickingSince: now }),
    refuseSwap({ ...held, packedAt: now }),
    refuseSwap({ ...held, status: 'released' }),
    refuseSwap({ ...held, status: 'shipped' }),
  ]).toEqual([undefined, 'stock.being-picked', 'stock.being-picked', 'stock.released', 'stock.released']);
});
