import { answer } from '@toric/chassis/http/reply';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Handover } from '@toric/chassis/data/handover';
import type { Vault } from '@toric/chassis/data/vault';
import type { Actor } from '@toric/contracts/kernel/access';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { formatNumber } from '@toric/contracts/numbers/number-rule';
import { ORDER_STORE_CREDIT_BY_KEY } from '@toric/contracts/order/order.errors';
import { OrderPlaced } from '@toric/contracts/order/events';
import { seesMedical } from '@toric/contracts/medical';
import type { PlaceOrderBody } from '@toric/contracts/order/order.http';
import type { Tx } from '@toric/messaging/sql';
import type { ShopRules } from '@toric/optics/jurisdiction/shop-rule';
import { dayOf } from '@toric/optics/calendar-day';
import type { LensIds } from '@toric/optics/lens-id';
import type { PlaceDigests } from '@toric/optics/place-digest';
import { assertWithinCredit } from '../../credit/credit.ts';
import { findCredit } from '../../credit/credit.store.ts';
import { assertFewFailedCards } from '../guesses/failed-cards.store.ts';
import { decideHolds, type HoldRules } from '../holds/hold.ts';
import { assertFewUnsuitableOrders } from '../guesses/unsuitable-orders.store.ts';
import { acceptCoupon, type CouponGuess, type GuessLimits } from '../guesses/coupon-guess.store.ts';
import { discountOf, type KnownCoupon, refuseMarket } from '../sale-rules.ts';
import { decidePlaceOrder, type NewOrder, type PlacedOrder } from '../order.ts';
import type { OrderFacts } from '../order.facts.ts';
import { orderProcess, shownAs } from '../order.process.ts';
import { findCoupon } from '../coupon.store.ts';
import { findOffers } from '../offer.store.ts';
import { insertOrder, nextSequence } from '../order.store.ts';
import { placedView } from '../order.view.ts';
import { chargedFacts, withCharges } from './charged.ts';
import { type Charges, decideCharges } from './charges.ts';
import { creditUse } from './credit-use.ts';
import { writeDesk } from './desk.flow.ts';
import { originOf } from './origin.ts';
import { findTerms } from './terms.flow.ts';

export type PlacingSettings = {
  lensIds: LensIds;
  vault: Vault;
  tokens: Handover;
  numberRule: string;
  shopRules: ShopRules;
  failedCards: number;
  wrongCoupons: GuessLimits;
  unsuitableOrders: number;
  holds: HoldRules;
  places: PlaceDigests;
};

/** Describes how a sale at the counter or an exchange order is paid. */
export type WayToPay = Pick<OrderFacts, 'method' | 'returnId' | 'covered' | 'atCounter' | 'warehouseId'>;
type Wish = {
  readonly body: PlaceOrderBody;
  readonly customerId: string;
  readonly guess: CouponGuess | undefined;
  readonly way?: WayToPay;
};
type Means = { readonly actor: Actor; readonly tx: Tx; readonly now: Date; readonly newId: () => string };

/**
 * Places an order at today's prices, and starts its process → order.order-placed.v1. The process (order.process.ts)
 * then checks the prescription and the coupon, reserves the stock and authorises the payment. `guess` is the coupon
 * code, which was counted as a guess before.
 */
export async function place(settings: PlacingSettings, { body, customerId, guess, way }: Wish, means: Means) {
  const { actor, tx, now, newId } = means;
  const { vault, lensIds, tokens, numberRule, shopRules, failedCards } = settings;
  if (actor.key && body.useStoreCredit !== undefined) throw ORDER_STORE_CREDIT_BY_KEY();
  const market = { day: dayOf(now), rules: shopRules, pointer: '/market', lines: body.lines };
  const refusedMarket = refuseMarket(body.market, market);
  if (refusedMarket) throw refusedMarket;
  const [signs, , credit, offers, coupon, next, keys] = await Promise.all([
    assertFewFailedCards(tx, { customerId, addressId: body.shippingAddressId, limit: failedCards }),
    seesMedical(actor) ? undefined : assertFewUnsuitableOrders(tx, customerId, settings.unsuitableOrders),
    findCredit(tx, customerId),
    findOffers(tx, body.lines),
    findCoupon(tx, body.couponCode, customerId),
    nextSequence(tx),
    keyringFor(tx, vault, customerId),
  ]);
  const number = formatNumber(numberRule, next.sequence, now);
  const goods = decidePlaceOrder({ body, customerId, number, offers, lensIds, now, newId });
  const discount = discountIn(goods, coupon, now);
  const where = { place: { ...body.place, country: body.market }, now, terms: await findTerms(tx, next) };
  const charges = decideCharges(goods, { ...body, discount }, where, offers);
  const order = withCharges(goods, charges, body.place);
  const amount = { amount: charges.after.total, currency: order.currency };
  assertWithinCredit(credit, amount);
  if (guess) acceptCoupon(tx, guess);
  const status = shownAs(orderProcess.initial);
  // no rule holds a sale at the counter, because the buyer is there and takes the goods at once
  const holds = way?.atCounter ? [] : decideHolds(settings.holds, signs, amount);
  const origin = { ...originOf(actor, body.channel), returnId: way?.returnId ?? null };
  const placed = { ...order, ...origin, holdCount: holds.length };
  insertOrder(tx, placed, status, keys);
  const begun = { order, holds, note: body.note, writtenBy: actor.id };
  return answer(placedView(placed, status))
    .emits(orderPlaced(order), ...writeDesk({ tx, keys, now, newId }, begun))
    .starts(orderProcess, order.id, {
      ...factsOf(placed, charges, tokens.seal(order.id, order.paymentToken)),
      ...{ ...way, placeDigest: settings.places.of(order.id, body.market, body.place) },
      ...(body.useStoreCredit !== undefined && { useStoreCredit: body.useStoreCredit }),
    })
    .records(...creditUse(actor, placed, body.useStoreCredit));
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

/** Returns the initial data of the process of a new order. */
function factsOf(placed: PlacedOrder, charges: Charges, sealedToken: string): OrderFacts {
  const { id, number, customerId, market, channel, currency, subtotal, couponCode, createdAt } = placed;
  const { shippingAddressId, mayWait, lines } = placed;
  return {
    ...{ number, customerId, market, channel, currency, subtotal, couponCode, shippingAddressId, mayWait },
    ...chargedFacts(charges),
    orderId: id,
    paymentToken: sealedToken,
    placedOn: createdAt.toISOString().slice(0, 10),
    placedAt: createdAt.toISOString(),
    discount: 0,
    lines: lines.map(({ goods, eye, prescriptionId, unitPrice, tax, taxPpm, ...line }) => ({
      ...{ lineId: line.lineId, lensId: line.lensId, packId: line.packId, quantity: line.quantity },
      ...{ boxDays: line.boxDays, taxRate: line.taxRate, description: line.description },
      ...{ eye: eye ?? undefined, prescriptionId: prescriptionId ?? undefined },
      ...(goods !== 'lens' && { goods }),
      ...(taxPpm !== null && { onTop: taxPpm, tax: tax ?? 0 }),
      gross: unitPrice * line.quantity,
    })),
    held: [],
    reason: null,
    parcel: false,
    invoiceNumber: null,
  };
}
