import { answer } from '@toric/chassis/http/reply';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Handover } from '@toric/chassis/data/handover';
import type { Vault } from '@toric/chassis/data/vault';
import type { Actor } from '@toric/contracts/kernel/access';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { formatNumber } from '@toric/contracts/numbers/number-rule';
import { OrderPlaced } from '@toric/contracts/order/events';
import { seesMedical } from '@toric/contracts/medical';
import type { PlaceOrderBody } from '@toric/contracts/order/order.http';
import type { Tx } from '@toric/messaging/sql';
import type { ShopRules } from '@toric/optics/jurisdiction/shop-rule';
import { dayOf } from '@toric/optics/calendar-day';
import type { LensIds } from '@toric/optics/lens-id';
import { assertWithinCredit } from '../../credit/credit.ts';
import { findCredit } from '../../credit/credit.store.ts';
import { assertFewFailedCards } from '../guesses/failed-cards.store.ts';
import { assertFewUnsuitableOrders } from '../guesses/unsuitable-orders.store.ts';
import { acceptCoupon, type CouponGuess, type GuessLimits } from '../guesses/coupon-guess.store.ts';
import { discountOf, type KnownCoupon, refuseMarket } from '../sale-rules.ts';
import { decidePlaceOrder, type NewOrder } from '../order.ts';
import type { OrderFacts } from '../order.facts.ts';
import { orderProcess, shownAs } from '../order.process.ts';
import { findCoupon } from '../coupon.store.ts';
import { findOffers } from '../offer.store.ts';
import { insertOrder, nextSequence } from '../order.store.ts';
import { placedView } from '../order.view.ts';

export type PlacingSettings = {
  lensIds: LensIds;
  vault: Vault;
  tokens: Handover;
  numberRule: string;
  shopRules: ShopRules;
  failedCards: number;
  wrongCoupons: GuessLimits;
  unsuitableOrders: number;
};

type Wish = { readonly body: PlaceOrderBody; readonly customerId: string; readonly guess: CouponGuess | undefined };
type Means = { readonly actor: Actor; readonly tx: Tx; readonly now: Date; readonly newId: () => string };

/**
 * Places an order at today's prices, and starts its process → order.order-placed.v1. The process (order.process.ts) then
 * checks the prescription and the coupon, reserves the stock and authorises the payment. `guess` is the counted guess of
 * the coupon's code.
 */
export async function place(settings: PlacingSettings, { body, customerId, guess }: Wish, means: Means) {
  const { actor, tx, now, newId } = means;
  const { vault, lensIds, tokens, numberRule, shopRules, failedCards } = settings;
  const market = { day: dayOf(now), rules: shopRules, pointer: '/market', lines: body.lines };
  const refusedMarket = refuseMarket(body.market, market);
  if (refusedMarket) throw refusedMarket;
  const [, , credit, offers, coupon, sequence, keys] = await Promise.all([
    assertFewFailedCards(tx, customerId, failedCards),
    seesMedical(actor) ? undefined : assertFewUnsuitableOrders(tx, customerId, settings.unsuitableOrders),
    findCredit(tx, customerId),
    findOffers(tx, body.lines),
    findCoupon(tx, body.couponCode, customerId),
    nextSequence(tx),
    keyringFor(tx, vault, customerId),
  ]);
  const number = formatNumber(numberRule, sequence, now);
  const order = decidePlaceOrder({ body, customerId, number, offers, lensIds, now, newId });
  const discount = discountIn(order, coupon, now);
  assertWithinCredit(credit, { amount: order.subtotal - discount, currency: order.currency });
  if (guess) acceptCoupon(tx, guess);
  const status = shownAs(orderProcess.initial);
  insertOrder(tx, order, status, keys);
  return answer(placedView(order, status))
    .emits(orderPlaced(order))
    .starts(orderProcess, order.id, factsOf(order, tokens.seal(order.id, order.paymentToken)));
}

/** Returns the discount of the order's coupon. Throws if the coupon does not apply. */
function discountIn(order: NewOrder, coupon: KnownCoupon | undefined, now: Date): number {
  if (order.couponCode === null) return 0;
  const subtotal = { amount: order.subtotal, currency: order.currency };
  const discount = discountOf(coupon, { ...order, subtotal, now });
  if (discount instanceof BusinessError) throw discount;
  return discount.amount;
}

const orderPlaced = ({ id, subtotal, currency, lines, ...order }: NewOrder) =>
  OrderPlaced({ ...order, orderId: id, subtotal: { amount: subtotal, currency }, lines: [...lines] });

function factsOf({ id, lines, createdAt, ...order }: NewOrder, sealedToken: string): OrderFacts {
  return {
    ...order,
    orderId: id,
    paymentToken: sealedToken,
    placedOn: createdAt.toISOString().slice(0, 10),
    placedAt: createdAt.toISOString(),
    discount: 0,
    lines: lines.map(
      ({ lineId, goods, eye, prescriptionId, lensId, packId, quantity, boxDays, taxRate, description, unitPrice }) => ({
        ...{ lineId, lensId, packId, quantity, boxDays, taxRate, description },
        ...{ eye: eye ?? undefined, prescriptionId: prescriptionId ?? undefined },
        ...(goods !== 'lens' && { goods }),
        gross: unitPrice * quantity,
      }),
    ),
    held: [],
    reason: null,
    parcel: false,
    invoiceNumber: null,
  };
}
