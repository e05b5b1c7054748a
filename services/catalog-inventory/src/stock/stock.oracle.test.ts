/**
 * Compares `allocate` with a slow oracle. The oracle tries every way to take the boxes from the lots, and it simulates
 * day by day which lens is opened.
 */
import { expect, test } from '@jest/globals';
import { addDays } from '@toric/optics/calendar-day';
import fc from 'fast-check';
import { allocate, type CandidateLot, type WantedLine } from './stock.ts';

const sale = { today: '2026-11-21', spareDays: 30 };
type Pack = Pick<CandidateLot, 'size' | 'replacement'>;
const LIVES = { daily: 1, weekly: 7, 'two-weekly': 14, monthly: 30, quarterly: 90, 'half-yearly': 180, yearly: 365 };

/**
 * Simulates an eye that wears the lenses from the day `start` on. Returns the day on which each lens is opened, and the
 * day on which one more lens would be opened.
 */
function live(lenses: number, { replacement }: Pack, start: number): { opened: number[]; next: number } {
  const opened: number[] = [];
  for (let day = 0, worn = 0; ; day += 1) {
    // Daily lenses: each week begins with two days without lenses, then one lens is opened on each of five days.
    // Other lenses: the next lens is opened when the life of the present one is over.
    const free = replacement === 'daily' ? day % 7 >= 2 : worn <= 0;
    if (free && opened.length === lenses) return { opened, next: start + day };
    if (free) {
      opened.push(start + day);
      worn = replacement === null ? 0 : LIVES[replacement];
    }
    worn -= 1;
  }
}

/**
 * Returns, for each box of each line, the day on which the last lens of the box is opened, as a number of days from
 * today.
 */
function lastOpenings(lines: readonly WantedLine[], pack: Pack): number[][] {
  return lines.map((line) => {
    const before = lines.filter((other) => other !== line && other.eye && other.eye === line.eye);
    const start = before.reduce((day, { quantity }) => live(quantity * pack.size, pack, day).next, sale.spareDays);
    const { opened } = live(line.quantity * pack.size, pack, start);
    return opened.filter((_, i) => (i + 1) % pack.size === 0);
  });
}

type ExpiringLot = { readonly days: number; readonly available: number };

/**
 * Tries every way to take each box from a lot that expires after the last lens of the box is opened. Returns for each
 * way a sorted list: the expiry days of the lots from which the boxes are taken.
 */
function everyWay(openings: readonly number[], lots: readonly ExpiringLot[]): number[][] {
  const [opening, ...rest] = openings;
  if (opening === undefined) return [[]];
  return lots.flatMap(({ days, available }, i) => {
    if (available === 0 || days <= opening) return [];
    const left = lots.map((lot, j) => (j === i ? { ...lot, available: available - 1 } : lot));
    return everyWay(rest, left).map((others) => [...others, days].sort((a, b) => a - b));
  });
}

const eye = fc.constantFrom('right' as const, 'left' as const, undefined);
const cases = fc.record({
  pack: fc.constantFrom<Pack>(
    { size: 5, replacement: 'daily' },
    { size: 30, replacement: 'daily' },
    { size: 6, replacement: 'two-weekly' },
    { size: 3, replacement: 'monthly' },
    { size: 6, replacement: 'weekly' },
    { size: 2, replacement: 'quarterly' },
    { size: 1, replacement: 'half-yearly' },
    { size: 1, replacement: 'yearly' },
  ),
  lines: fc.array(fc.record({ eye, quantity: fc.integer({ min: 1, max: 3 }) }), { minLength: 1, maxLength: 2 }),
  // Each lot expires close to the day on which the last lens of some box is opened: at the earliest one day before it,
  // and at the latest two days after it. Only such lots reveal that `allocate` is wrong by one day. A lot that expires
  // much earlier is clearly too old, and a lot that expires much later clearly keeps long enough.
  lots: fc.array(
    fc.record({
      box: fc.integer({ min: 1, max: 6 }),
      more: fc.integer({ min: -1, max: 2 }),
      available: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

test('an order is filled if any way exists, from the lots that expire first, and no lens is opened after its lot expired', () => {
  const seen = { filled: 0, refused: 0, mixed: 0 };
  fc.assert(
    fc.property(cases, ({ pack, lines: wanted, lots }) => {
      const lines = wanted.map((line, i) => ({ ...line, lineId: `${i}`, lensId: 'lens', packId: 'pack' }));
      const stock = lots.map(({ box, more, available }, i) => {
        const days = (live(box * pack.size, pack, sale.spareDays).opened.at(-1) ?? 0) + more;
        const expiresOn = addDays(sale.today, days);
        const lot = { lotId: `${i}`, packId: 'pack', lensId: 'lens', markets: ['US'], priority: 1, ...pack };
        return { ...lot, days, available, expiresOn };
      });
      const openings = lastOpenings(lines, pack);
      const ways = everyWay(openings.flat(), stock);
      const { allocations, refused } = allocate([{ orderId: 'o', market: 'US', lines }], stock, sale);

      expect(refused.has('o')).toBe(ways.length === 0);
      const given = lines.map(({ lineId }) =>
        allocations
          .filter((allocation) => allocation.lineId === lineId)
          .flatMap(({ lotId, quantity }) => Array.from({ length: quantity }, () => stock[Number(lotId)]?.days ?? 0)),
      );
      for (const [i, boxes] of given.entries()) {
        for (const [n, days] of boxes.entries()) expect(days).toBeGreaterThan(openings[i]?.[n] ?? Infinity);
      }
      const used = given.flat().sort((a, b) => a - b);
      // If the boxes are sorted by expiry day, the n-th box that `allocate` took never expires later than the n-th box
      // of any way that the oracle found.
      for (const way of ways) expect(way.every((days, n) => (used[n] ?? Infinity) <= days)).toBe(true);
      seen[ways.length === 0 ? 'refused' : 'filled'] += 1;
      if (new Set(used).size > 1) seen.mixed += 1;
    }),
    { numRuns: 400, seed: 7 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(40);
});
