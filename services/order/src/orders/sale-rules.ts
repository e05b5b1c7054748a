/** Defines the rules about the market and the coupon of an order that decide when it is placed or quoted. */
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import type { Money } from '@toric/contracts/kernel/money';
import { type CouponTerms, discountFor } from '@toric/contracts/marketing/discount';
import {
  NOT_SOLD_THERE,
  ORDER_MARKET_FORBIDDEN,
  ORDER_MARKET_WITHOUT_RULES,
} from '@toric/contracts/order/order.errors';
import { saleIn, type ShopRules } from '@toric/optics/jurisdiction/shop-rule';

type AskedLine = { readonly parameters?: unknown };

/**
 * Describes the data of a coupon that an order needs. `usedByCustomer` counts the customer's orders that use it and
 * were not cancelled.
 */
export type KnownCoupon = { terms: CouponTerms; usedUp: boolean; usedByCustomer: number };

/**
 * Returns a refusal if the law of the market forbids the sale of lenses, or if neither a jurisdiction pack nor a shop
 * rule exists for the market. These laws are about lenses, so an order without a lens is not refused: its prices decide
 * where it is sold. The customer service compares the market with the address later. `pointer` names the market.
 */
export function refuseMarket(
  market: string,
  { day, rules, pointer, lines }: { day: string; rules: ShopRules; pointer: string; lines: readonly AskedLine[] },
): BusinessError | undefined {
  if (lines.every(({ parameters }) => parameters === undefined)) return undefined;
  const sale = saleIn(market, day, rules);
  const at = { pointer, detail: NOT_SOLD_THERE() };
  if (sale.kind === 'forbidden') return ORDER_MARKET_FORBIDDEN({ market, source: sale.source }).at(at);
  return sale.kind === 'no-rules' ? ORDER_MARKET_WITHOUT_RULES({ market }).at(at) : undefined;
}

/**
 * Returns the discount of the coupon, or a refusal if the coupon does not apply by the data that the order service has.
 * Marketing counts the uses and later decides about the last free use.
 */
export function discountOf(
  coupon: KnownCoupon | undefined,
  order: { market: string; subtotal: Money; now: Date },
): Money | BusinessError {
  const { usedUp = false, usedByCustomer = 0 } = coupon ?? {};
  const decision = discountFor(coupon?.terms, { ...order, usedUp, usedByCustomer });
  if ('discount' in decision) return decision.discount;
  return decision.refused.at({ pointer: '/couponCode', detail: decision.refused.detail });
}
