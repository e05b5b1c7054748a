import { answer } from '@toric/chassis/http/reply';
import { command } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { formatNumber } from '@toric/contracts/kernel/number-rule';
import { OrderPlaced } from '@toric/contracts/order/events';
import { PlaceOrder } from '@toric/contracts/order/order.http';
import type { ShopRules } from '@toric/optics/jurisdiction/shop-rule';
import { dayOf } from '@toric/optics/calendar-day';
import { discountOf, refuseMarket } from '../sale-rules.ts';
import { buyerOf, decidePlaceOrder, type NewOrder } from '../order.ts';
import type { OrderFacts } from '../order.facts.ts';
import { orderProcess, shownAs } from '../order.process.ts';
import { findCoupon } from '../coupon.store.ts';
import { findOffers } from '../offer.store.ts';
import { insertOrder, keyringFor, nextSequence } from '../order.store.ts';
import { placedView } from '../order.view.ts';

/**
 * POST /orders → order.order-placed.v1. Accepts an order at today's prices and starts its process. The process
 * (order.process.ts) then checks the prescription and the coupon, reserves the stock and authorises the payment.
 */
export const placeOrder = ({
  vault,
  numberRule,
  shopRules,
}: {
  vault: Vault;
  numberRule: string;
  shopRules: ShopRules;
}) =>
  command(PlaceOrder, {
    async run({ body, actor, tx, now, newId }) {
      const customerId = buyerOf(actor, body.customerId);
      const refusedMarket = refuseMarket(body.market, { day: dayOf(now), rules: shopRules, pointer: '/market' });
      if (refusedMarket) throw refusedMarket;
      const [offers, coupon, sequence, keys] = await Promise.all([
        findOffers(tx, body.lines),
        findCoupon(tx, body.couponCode, customerId),
        nextSequence(tx),
        keyringFor(tx, vault, customerId),
      ]);
      const number = formatNumber(numberRule, sequence, now);
      const order = decidePlaceOrder({ body, customerId, number, offers, now, newId });
      const subtotal = { amount: order.subtotal, currency: order.currency };
      const discount = order.couponCode === null ? undefined : discountOf(coupon, { ...order, subtotal, now });
      if (discount instanceof BusinessError) throw discount;
      const status = shownAs(orderProcess.initial);
      insertOrder(tx, order, status, keys);
      return answer(placedView(order, status)).emits(orderPlaced(order)).starts(orderProcess, order.id, factsOf(order));
    },
  });

const orderPlaced = ({ id, subtotal, currency, lines, ...order }: NewOrder) =>
  OrderPlaced({ ...order, orderId: id, subtotal: { amount: subtotal, currency }, lines: [...lines] });

function factsOf({ id, lines, createdAt, ...order }: NewOrder): OrderFacts {
  return {
    ...order,
    orderId: id,
    placedOn: createdAt.toISOString().slice(0, 10),
    placedAt: createdAt.toISOString(),
    discount: 0,
    lines: lines.map(
      ({
        lineId,
        eye,
        prescriptionId,
        lensId,
        packId,
        quantity,
        boxDays,
        taxRate,
        productName,
        packSize,
        unitPrice,
      }) => ({
        ...{ lineId, eye, prescriptionId, lensId, packId, quantity, boxDays, taxRate },
        description: `${productName}, ${packSize} lenses`,
        gross: unitPrice * quantity,
      }),
    ),
    held: [],
    reason: null,
    shipment: null,
    invoiceNumber: null,
  };
}
