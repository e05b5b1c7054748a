/**
 * Lists the kinds of work that wait for a person: their words, the roles that do the work, and the page that lists the
 * items.
 */
import { z } from 'zod';
import type { Words } from '../kernel/words.ts';
import { GOODS_WAITING } from './waiting/goods.ts';
import { HOUSE_WAITING } from './waiting/house.ts';
import { MONEY_WAITING } from './waiting/money.ts';
import { ORDERS_WAITING } from './waiting/orders.ts';
import { PEOPLE_WAITING } from './waiting/people.ts';

/** Lists every kind of work, in the order in which home pages show the kinds. */
export const WAITING = {
  ...ORDERS_WAITING,
  ...PEOPLE_WAITING,
  ...MONEY_WAITING,
  ...GOODS_WAITING,
  ...HOUSE_WAITING,
};

// the cast is safe: the record has at least one key
export const WaitingKind = z.enum(Object.keys(WAITING) as [keyof typeof WAITING]);
export type WaitingKind = z.output<typeof WaitingKind>;

/** Maps each kind of waiting work to its words, which state no number of items. */
export const WAITING_KIND_WORDS = Object.fromEntries(
  WaitingKind.options.map((kind) => [kind, { label: WAITING[kind].name, state: 'wait' }]),
) as Words<WaitingKind>; // the cast is safe: each kind has its words

/** Returns the kinds of work that these roles do. */
export const waitingFor = (roles: readonly string[]): WaitingKind[] =>
  WaitingKind.options.filter((kind) => {
    const told: readonly string[] = WAITING[kind].roles;
    return told.some((role) => roles.includes(role));
  });
