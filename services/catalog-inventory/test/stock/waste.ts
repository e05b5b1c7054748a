// Simulates every lens that is delivered in a year, under a given rule of allocation. Deliveries and orders go on until
// the lots of that year are used up. The simulation is deterministic: each rule gets the same deliveries, orders and
// wearers.
import { type Random, randomOf } from '@toric/infra/shop/sample-shop/random';
import { addDays } from '@toric/optics/calendar-day';
import { supplyDays } from '@toric/optics/wear';
import {
  type allocate,
  type CandidateLot,
  firstExpiredFirst,
  type Allocation,
  type WantedOrder,
} from '../../src/stock/stock.ts';

export type Rule = typeof allocate;
type Article = Pick<CandidateLot, 'packId' | 'lensId' | 'size' | 'replacement'> & { readonly ordersADay: number };
type Lot = CandidateLot & { readonly arrives: number; readonly expires: number };
/**
 * Describes a simulated person. With `readsDate`, the person throws an expired lens away. Without it, the person wears
 * the lens.
 */
type Wearer = { readonly begins: number; readonly weekdays: ReadonlySet<number>; readonly readsDate: boolean };
type Order = WantedOrder & { readonly wearer: Wearer };
type Plan = { readonly lots: readonly Lot[]; readonly orders: ReadonlyMap<number, Order> };
const EMPTY_OUTCOME = {
  ...{ worn: 0, expiredOnTheShelf: 0, discarded: 0, openedAfterExpiry: 0 },
  ...{ ordersServed: 0, ordersRefused: 0 },
};
/**
 * Counts the lenses that were delivered in the year by what became of them, and the orders of the year, served or
 * refused.
 */
export type Outcome = typeof EMPTY_OUTCOME;
type LensOutcome = Exclude<keyof Outcome, 'ordersServed' | 'ordersRefused'>;
/** Lists values, each with its weight in a random choice. */
type Weighted = readonly (readonly [number, number])[];
export type World = {
  /** Holds the number of days a week on which daily lenses are worn. */
  readonly habits: Weighted;
  /**
   * Holds the shortest and the longest shelf life of a short-dated lot on arrival, in days. One lot in five is
   * short-dated.
   */
  readonly shortDated: readonly [number, number];
};

const FIRST_DAY = '2026-01-01';
const YEAR = 365;
const MAX_SHELF_LIFE = 1_400;
const DAYS_BETWEEN_DELIVERIES = 45;
const SPARE_DAYS = 30;
const PACKS = [
  { packId: '30 dailies', size: 30, replacement: 'daily' },
  { packId: '90 dailies', size: 90, replacement: 'daily' },
  { packId: '6 two-weekly', size: 6, replacement: 'two-weekly' },
  { packId: '6 monthly', size: 6, replacement: 'monthly' },
] as const;
/**
 * Holds the mean number of orders a day for an article with high, usual or low demand. The names are part of the seed
 * of the random numbers.
 */
const ORDERS_A_DAY = { asked: 0.6, usual: 0.2, rare: 0.05 };
/** Customers order lenses for a quarter, half a year or a year: the number of days, with its weight. */
const SUPPLIES: Weighted = [
  [91, 5],
  [182, 3],
  [364, 2],
];
const EYES = [['right'], ['right', 'left']] as const;

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const boxesFor = (days: number, { size, replacement }: Article) =>
  Math.max(1, Math.round(days / supplyDays(size, replacement ?? 'daily')));

/** Applies plain FEFO: allocates the lot that expires first and has not expired yet. All lots are of one article. */
export const plainFefo: Rule = (orders, lots, { today }) => {
  const row = lots.filter(({ expiresOn }) => expiresOn > today).sort(firstExpiredFirst);
  const left = new Map(row.map(({ lotId, available }) => [lotId, available]));
  const allocations: Allocation[] = [];
  const refused = new Map<string, string[]>();
  for (const { orderId, lines } of orders) {
    if (sum([...left.values()]) < sum(lines.map(({ quantity }) => quantity))) {
      refused.set(orderId, []);
      continue;
    }
    for (const { lineId, quantity: wanted } of lines) {
      let missing = wanted;
      for (const { lotId } of row) {
        const quantity = Math.min(missing, left.get(lotId) ?? 0);
        missing -= quantity;
        left.set(lotId, (left.get(lotId) ?? 0) - quantity);
        if (quantity > 0) allocations.push({ orderId, lineId, lotId, quantity });
      }
    }
  }
  return { allocations, refused };
};

/** Returns one delivery every 45 days, with about as many boxes as customers order in that time. */
function lotsOf(article: Article, random: Random, { shortDated }: World): Lot[] {
  const weights = sum(SUPPLIES.map(([, weight]) => weight));
  const boxes = sum(SUPPLIES.map(([days, weight]) => boxesFor(days, article) * weight)) / weights;
  const demand = article.ordersADay * 1.5 * boxes * DAYS_BETWEEN_DELIVERIES;
  return Array.from({ length: Math.ceil((YEAR + MAX_SHELF_LIFE) / DAYS_BETWEEN_DELIVERIES) }, (_, i) => {
    const arrives = i * DAYS_BETWEEN_DELIVERIES;
    const shelfLife = random.chance(0.2) ? random.int(...shortDated) : random.int(400, MAX_SHELF_LIFE);
    const available = Math.ceil(demand * (0.6 + 0.8 * random.unit()));
    const lot = { ...article, lotId: `lot ${i}`, markets: ['US'], priority: 1 };
    const expires = arrives + shelfLife;
    return { ...lot, arrives, available, expires, expiresOn: addDays(FIRST_DAY, expires) };
  });
}

function wearerOf(random: Random, { habits }: World): Wearer {
  const weekdays = [0, 1, 2, 3, 4, 5, 6];
  const worn = random.weighted(habits);
  while (weekdays.length > worn) weekdays.splice(random.int(0, weekdays.length - 1), 1);
  // an eye begins its new lenses when the earlier ones are used up, at most SPARE_DAYS days after the order
  return { begins: random.int(2, SPARE_DAYS), weekdays: new Set(weekdays), readsDate: random.chance(0.5) };
}

function planOf(article: Article, world: World, year: number): Plan {
  const random = randomOf('waste', year, article.lensId);
  const { lensId, packId } = article;
  const orders = Array.from({ length: YEAR + MAX_SHELF_LIFE }, (_, day) => day).flatMap((day) => {
    if (!random.chance(article.ordersADay)) return [];
    const quantity = boxesFor(random.weighted(SUPPLIES), article);
    const lines = random.pick(EYES).map((eye) => ({ lineId: eye, eye, lensId, packId, quantity }));
    return [[day, { orderId: `${day}`, market: 'US', lines, wearer: wearerOf(random, world) }] as const];
  });
  return { orders: new Map(orders), lots: lotsOf(article, random, world) };
}

type Count = (outcome: LensOutcome, lot: Lot, lenses?: number) => void;

/** Simulates an eye that opens one lens after the other, and counts what becomes of each lens. */
function wear(boxes: readonly Lot[], first: number, { weekdays, readsDate }: Wearer, count: Count): void {
  let day = first;
  for (const lot of boxes) {
    const lasts = supplyDays(1, lot.replacement ?? 'daily');
    for (let lens = 0; lens < lot.size; lens += 1) {
      while (lot.replacement === 'daily' && !weekdays.has((day - first) % 7)) day += 1;
      const good = day < lot.expires;
      const late = readsDate ? 'discarded' : 'openedAfterExpiry';
      count(good ? 'worn' : late, lot);
      if (good || !readsDate) day += lasts;
    }
  }
}

function simulateArticle(rule: Rule, { lots, orders }: Plan, outcome: Outcome): void {
  const ofTheYear = (day: number) => day < YEAR;
  const count: Count = (lensOutcome, { arrives }, lenses = 1) => {
    if (ofTheYear(arrives)) outcome[lensOutcome] += lenses;
  };
  const left = new Map(lots.map(({ lotId, available }) => [lotId, available]));
  const leftOf = ({ lotId }: { lotId: string }) => left.get(lotId) ?? 0;
  for (const [day, order] of orders) {
    const there = lots.filter(({ arrives, expires }) => arrives <= day && day < expires);
    if (!ofTheYear(day) && !there.some((lot) => ofTheYear(lot.arrives) && leftOf(lot) > 0)) break;
    const shelf = there.map((lot) => ({ ...lot, available: leftOf(lot) }));
    const { allocations } = rule([order], shelf, { today: addDays(FIRST_DAY, day), spareDays: SPARE_DAYS });
    if (ofTheYear(day)) outcome[allocations.length > 0 ? 'ordersServed' : 'ordersRefused'] += 1;
    for (const { lineId } of order.lines) {
      const mine = allocations.filter((allocation) => allocation.lineId === lineId);
      const boxes = mine.flatMap(({ lotId, quantity }) =>
        there.filter((lot) => lot.lotId === lotId).flatMap((lot) => Array.from({ length: quantity }, () => lot)),
      );
      wear(boxes, day + order.wearer.begins, order.wearer, count);
    }
    for (const allocation of allocations) left.set(allocation.lotId, leftOf(allocation) - allocation.quantity);
  }
  for (const lot of lots) count('expiredOnTheShelf', lot, leftOf(lot) * lot.size);
}

/** Simulates twelve articles: each pack in three lenses of different demand. Every year begins without stock. */
export function simulate(rule: Rule, world: World, years: number): Outcome {
  const articles = PACKS.flatMap((pack) =>
    Object.entries(ORDERS_A_DAY).map(([name, ordersADay]) => ({
      ...pack,
      lensId: `${pack.packId}, ${name}`,
      ordersADay,
    })),
  );
  const outcome = { ...EMPTY_OUTCOME };
  for (let year = 1; year <= years; year += 1) {
    for (const article of articles) simulateArticle(rule, planOf(article, world, year), outcome);
  }
  return outcome;
}

export const wasteOf = ({ expiredOnTheShelf, discarded, openedAfterExpiry }: Outcome): number =>
  expiredOnTheShelf + discarded + openedAfterExpiry;
