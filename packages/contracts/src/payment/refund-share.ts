/**
 * Computes how much of a line is refunded when some of its boxes come back. Orders that show the amount in advance
 * compute it the same way.
 */

import { divide } from '../kernel/money.ts';

/**
 * Returns the amount of `boxes` of a line of `quantity` boxes that cost `total` in all. Half a minor unit is rounded
 * up. It is exact for every amount that a column may hold.
 */
export function shareOf(total: number, boxes: number, quantity: number): number {
  if (boxes >= quantity) return total;
  const { whole, rest } = divide(total, boxes, quantity);
  return 2 * rest >= quantity ? whole + 1 : whole;
}

/**
 * Returns the refund of `boxes` more boxes of a line. The share of all boxes that are refunded then is rounded once,
 * and the earlier refunds are subtracted. So several refunds of a line add up to its total, and never exceed it.
 */
export function refundOfBoxes(
  line: { readonly total: number; readonly quantity: number },
  before: { readonly boxes: number; readonly amount: number },
  boxes: number,
): number {
  return Math.max(0, shareOf(line.total, before.boxes + boxes, line.quantity) - before.amount);
}
