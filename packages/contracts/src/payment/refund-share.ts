/**
 * Computes how much of an order line is refunded when some of its boxes come back. The order service uses the same
 * functions to show the amount in advance.
 */

import { divide } from '../kernel/money.ts';

/**
 * Returns the amount of `boxes` boxes of an order line whose `quantity` boxes cost `total`. Half a minor unit is
 * rounded up. The result is exact for every amount that a database column may hold.
 */
export function shareOf(total: number, boxes: number, quantity: number): number {
  if (boxes >= quantity) return total;
  const { whole, rest } = divide(total, boxes, quantity);
  return 2 * rest >= quantity ? whole + 1 : whole;
}

/**
 * Returns the refund of `boxes` more boxes of an order line: the rounded share of all its refunded boxes, minus the
 * earlier refunds. So the refunds of a line add up to its total, and never exceed it.
 */
export function refundOfBoxes(
  line: { readonly total: number; readonly quantity: number },
  before: { readonly boxes: number; readonly amount: number },
  boxes: number,
): number {
  return Math.max(0, shareOf(line.total, before.boxes + boxes, line.quantity) - before.amount);
}
