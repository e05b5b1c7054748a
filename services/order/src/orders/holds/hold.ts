/** The rules that hold a new order, and who releases a hold. */
import type { Actor } from '@toric/contracts/kernel/access';
import type { Money } from '@toric/contracts/kernel/money';
import { ORDER_HOLD_ROLE, ORDER_HOLD_TOO_LATE } from '@toric/contracts/order/holds/order-hold.errors';
import { type OrderHoldKind, RELEASED_BY } from '@toric/contracts/order/holds/order-hold.http';
import { ORDER_ON_HOLD } from '@toric/contracts/order/order.errors';

/** The settings of the rules. An empty list of amounts and 0 switch a rule off. */
export type HoldRules = {
  /** The amounts, by currency, above which the order of a new customer is held. */
  readonly newCustomerAbove: Readonly<Record<string, number>>;
  /** The cards that failed one after the other within a day, from which on the next order is held. */
  readonly failedCards: number;
};

/** The facts that are known of the customer when she orders. */
export type Signs = {
  /** Her orders of the last 24 hours whose card failed, since the last one that was accepted. */
  readonly failedToday: number;
  /** True if no order of hers was ever shipped. */
  readonly isNew: boolean;
  /** True if the check of addresses says that no parcel arrives at the address. */
  readonly isBadAddress: boolean;
};

/** Returns the reasons for which a new order is held, by the rules of the shop. Most orders have none. */
export function decideHolds(rules: HoldRules, signs: Signs, total: Money): OrderHoldKind[] {
  const most = rules.newCustomerAbove[total.currency];
  return [
    ...(rules.failedCards > 0 && signs.failedToday >= rules.failedCards ? (['fraud'] as const) : []),
    ...(signs.isNew && most !== undefined && total.amount > most ? (['limit'] as const) : []),
    ...(signs.isBadAddress ? (['address'] as const) : []),
  ];
}

/** The states in which an order can be held: nothing of it, or not all of it, has left the warehouse. */
const HOLDABLE: readonly string[] = [
  ...['verifying', 'discounting', 'reserving', 'awaiting-stock', 'charging', 'confirmed', 'part-shipped'],
];

/** Throws if everything of the order has left, or if it was cancelled. */
export function assertHoldable(status: string): void {
  if (!HOLDABLE.includes(status)) throw ORDER_HOLD_TOO_LATE({ status });
}

/** Throws if a hold keeps the order in the warehouse. */
export function assertNotHeld({ holdCount }: { readonly holdCount: number }): void {
  if (holdCount > 0) throw ORDER_ON_HOLD();
}

/** Throws if no role of the caller may release holds of this kind. */
export function assertMayRelease({ id, roles }: Actor, kind: OrderHoldKind, placedBy: string | null): void {
  const isOwn = placedBy === id && !RELEASED_BY[kind].includes('sales');
  if (isOwn || !roles.some((role) => RELEASED_BY[kind].includes(role))) throw ORDER_HOLD_ROLE();
}
