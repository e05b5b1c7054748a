/** Defines the rules that put a new order on hold, and the roles that release a hold. */
import type { Actor } from '@toric/contracts/kernel/access';
import type { Money } from '@toric/contracts/kernel/money';
import { ORDER_HOLD_ROLE, ORDER_HOLD_TOO_LATE } from '@toric/contracts/order/holds/order-hold.errors';
import { type OrderHoldKind, RELEASED_BY } from '@toric/contracts/order/holds/order-hold.http';
import { ORDER_ON_HOLD } from '@toric/contracts/order/order.errors';

/** Describes the settings of the hold rules. An empty list of amounts or a number of 0 disables a rule. */
export type HoldRules = {
  /** Maps a currency to the amount above which the order of a new customer is put on hold. */
  readonly newCustomerAbove: Readonly<Record<string, number>>;
  /**
   * Holds the number of failed cards after which the next order of a customer is put on hold. The cards must fail
   * within 24 hours, without an accepted order in between.
   */
  readonly failedCards: number;
};

/** Describes the facts about a customer and her new order from which the hold rules decide. */
export type Signs = {
  /**
   * Counts the orders of the customer that she placed in the last 24 hours, but after her last accepted order, and
   * whose card failed.
   */
  readonly failedToday: number;
  /** Is true if no order of the customer has ever shipped. */
  readonly isNew: boolean;
  /** Is true if the address check reported that no parcel can be delivered to the shipping address of the order. */
  readonly isBadAddress: boolean;
};

/** Returns the reasons for a hold on a new order, by the hold rules of the shop. Most orders have no such reason. */
export function decideHolds(rules: HoldRules, signs: Signs, total: Money): OrderHoldKind[] {
  const most = rules.newCustomerAbove[total.currency];
  return [
    ...(rules.failedCards > 0 && signs.failedToday >= rules.failedCards ? (['fraud'] as const) : []),
    ...(signs.isNew && most !== undefined && total.amount > most ? (['limit'] as const) : []),
    ...(signs.isBadAddress ? (['address'] as const) : []),
  ];
}

/**
 * Lists the states in which an order can be put on hold, because at least a part of the order has not left the
 * warehouse.
 */
const HOLDABLE: readonly string[] = [
  ...['verifying', 'discounting', 'reserving', 'awaiting-stock', 'charging', 'confirmed', 'part-shipped'],
];

/** Throws if the whole order has left the warehouse, or if it was cancelled. */
export function assertHoldable(status: string): void {
  if (!HOLDABLE.includes(status)) throw ORDER_HOLD_TOO_LATE({ status });
}

/** Throws if the order has an open hold. */
export function assertNotHeld({ holdCount }: { readonly holdCount: number }): void {
  if (holdCount > 0) throw ORDER_ON_HOLD();
}

/**
 * Throws if no role of the caller may release holds of this kind. Throws also if the caller placed the hold herself,
 * unless sales may release holds of this kind.
 */
export function assertMayRelease({ id, roles }: Actor, kind: OrderHoldKind, placedBy: string | null): void {
  const isOwn = placedBy === id && !RELEASED_BY[kind].includes('sales');
  if (isOwn || !roles.some((role) => RELEASED_BY[kind].includes(role))) throw ORDER_HOLD_ROLE();
}
