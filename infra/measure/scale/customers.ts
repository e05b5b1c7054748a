// The customers of a shop: who they are, since when, and what they wear. Each follows from the seed and a number.
import { below, rolls } from './seeded-random.ts';
import { idAt } from './ids.ts';
import { MARKETS, type Market, nth, type Product } from './catalogue.ts';

export type ShopPlan = {
  readonly seed: number;
  readonly customers: number;
  readonly orders: number;
  /** The hour that the shop has come to, in ms since the epoch: nothing is later. */
  readonly until: number;
  readonly catalogue: readonly Product[];
};

export const DAY = 86_400_000;
/** Customers have come evenly over four years; orders are of the last three. */
const CUSTOMERS_SINCE = 4 * 365 * DAY;
const ORDERS_SINCE = 3 * 365 * DAY;

/** What some people ask for when they choose a number. */
export const LOVED_ENDINGS = ['0000', '1111', '1234', '2222', '5555', '7777', '8888', '9999'] as const;

const GIVEN = ['Ana', 'Ben', 'Chloe', 'Dai', 'Elena', 'Farid', 'Grace', 'Hugo', 'Ines', 'Jonas', 'Kira', 'Liam'];
const FAMILY = [
  'Lima',
  'Okafor',
  'Petersen',
  'Quinn',
  'Rossi',
  'Sato',
  'Tan',
  'Ueda',
  'Vogel',
  'Wang',
  'Young',
  'Zhao',
];

export const registeredAt = ({ customers, until }: ShopPlan, n: number) =>
  until - CUSTOMERS_SINCE + Math.floor((n * CUSTOMERS_SINCE) / customers);
export const placedAt = ({ orders, until }: ShopPlan, n: number) =>
  until - ORDERS_SINCE + Math.floor((n * ORDERS_SINCE) / orders);

/** How many customers there were at that time; one at least. */
export const customersAt = ({ customers, until }: ShopPlan, time: number) =>
  Math.max(1, Math.min(customers, Math.ceil(((time - until + CUSTOMERS_SINCE) * customers) / CUSTOMERS_SINCE)));

export type Worn = { market: Market; product: Product; productNumber: number; right: number; left: number };

/** The lenses by their numbers within the product; two different ones. */
export function wornBy({ seed, catalogue }: ShopPlan, n: number): Worn {
  const roll = rolls(seed, 1, n);
  const market = roll() < 0.7 ? MARKETS[0] : MARKETS[1];
  const productNumber = below(roll, catalogue.length, 2);
  const product = nth(catalogue, productNumber);
  const right = below(roll, product.lenses.length);
  const left = (right + 1 + below(roll, product.lenses.length - 1)) % product.lenses.length;
  return { market, product, productNumber, right, left };
}

export const customerId = (plan: ShopPlan, n: number) => idAt(registeredAt(plan, n), 'customer', n);
export const addressId = (plan: ShopPlan, n: number) => idAt(registeredAt(plan, n), 'address', n);
export const prescriptionId = (plan: ShopPlan, n: number) => idAt(registeredAt(plan, n), 'prescription', n);
/** What permits the customer's prescription to be supplied on. */
export const evidenceId = (plan: ShopPlan, n: number) => idAt(registeredAt(plan, n), 'evidence', n);
export const emailOf = (n: number) => `customer${n}@scale.example`;

/** Its last four digits are shared by one customer in ten thousand, and the loved ones by many. */
export function phoneOf({ seed }: ShopPlan, n: number): string {
  const roll = rolls(seed, 2, n);
  const loved = roll() < 0.05;
  const ending = loved ? nth(LOVED_ENDINGS, below(roll, LOVED_ENDINGS.length)) : String(below(roll, 10_000));
  return `+1${200_000 + (n % 800_000)}${ending.padStart(4, '0')}`;
}

export function personOf({ seed }: ShopPlan, n: number) {
  const roll = rolls(seed, 3, n);
  const givenName = nth(GIVEN, below(roll, GIVEN.length));
  const familyName = nth(FAMILY, below(roll, FAMILY.length));
  const dateOfBirth = `${1945 + below(roll, 60)}-0${1 + below(roll, 9)}-1${below(roll, 9)}`;
  const line1 = `${1 + below(roll, 900)} Lens Way`;
  return { givenName, familyName, dateOfBirth, line1 };
}
