// What becomes of every lens that is delivered in a year, under a rule that allocates boxes. Deliveries and orders go on
// until the year's lots are gone. Pure and repeatable: each rule meets the same deliveries, orders and wearers.
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
type Wearer = { readonly begins: number; readonly weekdays: ReadonlySet<number>; readonly looks: boolean };
type Order = WantedOrder & { readonly wearer: Wearer };
type Plan = { readonly lots: readonly Lot[]; readonly orders: ReadonlyMap<number, Order> };
const NOTHING_YET = {
  ...{ worn: 0, expiredOnTheShelf: 0, discarded: 0, openedAfterExpiry: 0 },
  ...{ ordersServed: 0, ordersRefused: 0 },
};
/** The lenses that are delivered in the year, and the orders of the year. */
export type Outcome = typeof NOTHING_YET;
type Fate = Exclude<keyof Outcome, 'ordersServed' | 'ordersRefused'>;
/** Choices, each with its weight. */
type Weighted = readonly (readonly [number, number])[];
export type World = {
  /** Days a week on which dailies are worn. */
  readonly habits: Weighted;
  /** The least and the most that a short-dated lot keeps when it comes: one in five does. */
  readonly shortDated: readonly [number, number];
};

const FIRST_DAY = '2026-01-01';
const YEAR = 365;
const LONGEST_KEPT = 1_400;
const DELIVERED_EVERY = 45;
const SPARE_DAYS = 30;
const PACKS = [
  { packId: '30 dailies', size: 30, replacement: 'daily' },
  { packId: '90 dailies', size: 90, replacement: 'daily' },
  { packId: '6 two-weekly', size: 6, replacement: 'two-weekly' },
  { packId: '6 monthly', size: 6, replacement: 'monthly' },
] as const;
const ORDERS_A_DAY = { asked: 0.6, usual: 0.2, rare: 0.05 };
/** Customers order for a quarter, for half a year and for a year. */
const SUPPLIES: Weighted = [
  [91, 5],
  [182, 3],
  [364, 2],
];
const EYES = [['right'], ['right', 'left']] as const;

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const boxesFor = (days: number, { size, replacement }: Article) =>
  Math.max(1, Math.round(days / supplyDays(size, replacement)));

/** The first expired first, whoever gets it, as long as it has not expired; all lots are of one article. */
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

/** About as many boxes as are asked for. */
function lotsOf(article: Article, random: Random, { shortDated }: World): Lot[] {
  const weights = sum(SUPPLIES.map(([, weight]) => weight));
  const boxes = sum(SUPPLIES.map(([days, weight]) => boxesFor(days, article) * weight)) / weights;
  const asked = article.ordersADay * 1.5 * boxes * DELIVERED_EVERY;
  return Array.from({ length: Math.ceil((YEAR + LONGEST_KEPT) / DELIVERED_EVERY) }, (_, i) => {
    const arrives = i * DELIVERED_EVERY;
    const keeps = random.chance(0.2) ? random.int(...shortDated) : random.int(400, LONGEST_KEPT);
    const available = Math.ceil(asked * (0.6 + 0.8 * random.unit()));
    const named = { ...article, lotId: `lot ${i}`, markets: ['US'], priority: 1 };
    const expires = arrives + keeps;
    return { ...named, arrives, available, expires, expiresOn: addDays(FIRST_DAY, expires) };
  });
}

function wearerOf(random: Random, { habits }: World): Wearer {
  const weekdays = [0, 1, 2, 3, 4, 5, 6];
  const worn = random.weighted(habits);
  while (weekdays.length > worn) weekdays.splice(random.int(0, weekdays.length - 1), 1);
  // what the eye had before is used up by then
  return { begins: random.int(2, SPARE_DAYS), weekdays: new Set(weekdays), looks: random.chance(0.5) };
}

function planOf(article: Article, world: World, year: number): Plan {
  const random = randomOf('waste', year, article.lensId);
  const { lensId, packId } = article;
  const orders = Array.from({ length: YEAR + LONGEST_KEPT }, (_, day) => day).flatMap((day) => {
    if (!random.chance(article.ordersADay)) return [];
    const quantity = boxesFor(random.weighted(SUPPLIES), article);
    const lines = random.pick(EYES).map((eye) => ({ lineId: eye, eye, lensId, packId, quantity }));
    return [[day, { orderId: `${day}`, market: 'US', lines, wearer: wearerOf(random, world) }] as const];
  });
  return { orders: new Map(orders), lots: lotsOf(article, random, world) };
}

type Count = (fate: Fate, lot: Lot, lenses?: number) => void;

/** The eye opens lens after lens. Who looks at the date throws away what has expired; who does not opens it. */
function wear(boxes: readonly Lot[], first: number, { weekdays, looks }: Wearer, count: Count): void {
  let day = first;
  for (const lot of boxes) {
    const lasts = supplyDays(1, lot.replacement);
    for (let lens = 0; lens < lot.size; lens += 1) {
      while (lot.replacement === 'daily' && !weekdays.has((day - first) % 7)) day += 1;
      const good = day < lot.expires;
      const late = looks ? 'discarded' : 'openedAfterExpiry';
      count(good ? 'worn' : late, lot);
      if (good || !looks) day += lasts;
    }
  }
}

function live(rule: Rule, { lots, orders }: Plan, outcome: Outcome): void {
  const ofTheYear = (day: number) => day < YEAR;
  const count: Count = (fate, { arrives }, lenses = 1) => {
    if (ofTheYear(arrives)) outcome[fate] += lenses;
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

/** Twelve articles, each pack in a lens that many, some and few ask for, through some years that begin alike. */
export function simulate(rule: Rule, world: World, years: number): Outcome {
  const articles = PACKS.flatMap((pack) =>
    Object.entries(ORDERS_A_DAY).map(([name, ordersADay]) => ({
      ...pack,
      lensId: `${pack.packId}, ${name}`,
      ordersADay,
    })),
  );
  const outcome = { ...NOTHING_YET };
  for (let year = 1; year <= years; year += 1) {
    for (const article of articles) live(rule, planOf(article, world, year), outcome);
  }
  return outcome;
}

export const wasteOf = ({ expiredOnTheShelf, discarded, openedAfterExpiry }: Outcome): number =>
  expiredOnTheShelf + discarded + openedAfterExpiry;
