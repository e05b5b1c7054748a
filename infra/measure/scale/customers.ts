/** Generates the customers of a shop. Each customer is derived from the seed and a number. */
import { randomBelow, type RandomStream, randomStream } from './seeded-random.ts';
import { idAt } from './ids.ts';
import { MARKETS, type Market, nth, type Product } from './catalogue.ts';

export type ShopPlan = {
  readonly seed: number;
  readonly customers: number;
  readonly orders: number;
  /** Holds the present time of the shop: a full hour, in ms since the epoch. No timestamp in the shop is later. */
  readonly until: number;
  readonly catalogue: readonly Product[];
};

export const DAY = 86_400_000;
/** Customers registered evenly over four years. Orders are from the last three years. */
const CUSTOMERS_SINCE = 4 * 365 * DAY;
const ORDERS_SINCE = 3 * 365 * DAY;

/** Lists the last four digits of many phone numbers, because people choose such endings. */
export const POPULAR_ENDINGS = ['0000', '1111', '1234', '2222', '5555', '7777', '8888', '9999'] as const;

/** Lists names that many people share. */
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
const FAMILY_IN_HAN = ['王', '李', '张', '刘', '陈', '杨', '黄', '赵', '吴', '周'] as const;
const GIVEN_IN_HAN = Array.from('伟芳娜秀敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰飞红建国文辉');
/** Lists the syllables of which rare names are made. */
const SYLLABLES = Array.from('bcdfghjklmnprstvwz').flatMap((letter) =>
  ['a', 'e', 'i', 'o', 'u'].map((vowel) => letter + vowel),
);

export const registeredAt = ({ customers, until }: ShopPlan, n: number) =>
  until - CUSTOMERS_SINCE + Math.floor((n * CUSTOMERS_SINCE) / customers);
export const placedAt = ({ orders, until }: ShopPlan, n: number) =>
  until - ORDERS_SINCE + Math.floor((n * ORDERS_SINCE) / orders);

/** Returns the number of customers who were registered at the given time, at least one. */
export const customersAt = ({ customers, until }: ShopPlan, time: number) =>
  Math.max(1, Math.min(customers, Math.ceil(((time - until + CUSTOMERS_SINCE) * customers) / CUSTOMERS_SINCE)));

export type WornLenses = { market: Market; product: Product; productNumber: number; right: number; left: number };

/** Returns the product that a customer wears, and two different lenses of it by their numbers within the product. */
export function lensesWornBy({ seed, catalogue }: ShopPlan, n: number): WornLenses {
  const random = randomStream(seed, 1, n);
  const market = random() < 0.7 ? MARKETS[0] : MARKETS[1];
  const productNumber = randomBelow(random, catalogue.length, 2);
  const product = nth(catalogue, productNumber);
  const right = randomBelow(random, product.lenses.length);
  const left = (right + 1 + randomBelow(random, product.lenses.length - 1)) % product.lenses.length;
  return { market, product, productNumber, right, left };
}

export const customerId = (plan: ShopPlan, n: number) => idAt(registeredAt(plan, n), 'customer', n);
export const addressId = (plan: ShopPlan, n: number) => idAt(registeredAt(plan, n), 'address', n);
export const prescriptionId = (plan: ShopPlan, n: number) => idAt(registeredAt(plan, n), 'prescription', n);
/** Returns the id of the evidence that permits supply under the prescription of the customer with this number. */
export const evidenceId = (plan: ShopPlan, n: number) => idAt(registeredAt(plan, n), 'evidence', n);
export const emailOf = (n: number) => `customer${n}@scale.example`;

/**
 * Returns a phone number. One number in twenty has a popular ending. The other endings are random, so about one
 * customer in ten thousand has a given ending.
 */
export function phoneOf({ seed }: ShopPlan, n: number): string {
  const random = randomStream(seed, 2, n);
  const hasPopularEnding = random() < 0.05;
  const ending = hasPopularEnding
    ? nth(POPULAR_ENDINGS, randomBelow(random, POPULAR_ENDINGS.length))
    : String(randomBelow(random, 10_000));
  return `+1${200_000 + (n % 800_000)}${ending.padStart(4, '0')}`;
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function madeName(random: RandomStream, syllables: number): string {
  const parts = Array.from({ length: syllables }, () => nth(SYLLABLES, randomBelow(random, SYLLABLES.length)));
  return `${capital(parts.join(''))}n`;
}

/** Returns a name. One in ten is Chinese, three in ten are names that many share, and six in ten are rare. */
function nameOf(random: RandomStream): { givenName: string; familyName: string } {
  const any = <T>(list: readonly T[]) => nth(list, randomBelow(random, list.length));
  const chance = random();
  if (chance < 0.1) return { givenName: any(GIVEN_IN_HAN) + any(GIVEN_IN_HAN), familyName: any(FAMILY_IN_HAN) };
  if (chance < 0.4) return { givenName: any(GIVEN), familyName: any(FAMILY) };
  return { givenName: madeName(random, 2), familyName: madeName(random, 3) };
}

export function personalDataOf({ seed }: ShopPlan, n: number) {
  const random = randomStream(seed, 3, n);
  const { givenName, familyName } = nameOf(random);
  const dateOfBirth = `${1945 + randomBelow(random, 60)}-0${1 + randomBelow(random, 9)}-1${randomBelow(random, 9)}`;
  const line1 = `${1 + randomBelow(random, 900)} Lens Way`;
  return { givenName, familyName, dateOfBirth, line1 };
}

/** Names the customer with a long history, and the number of entries: a third are notes, the others are contacts. */
export const LONG_HISTORY = { customer: 0, entries: 10_000 };
