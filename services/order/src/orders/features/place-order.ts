import { answer } from '@toric/chassis/http/reply';
import { command } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { formatNumber } from '@toric/contracts/kernel/number-rule';
import { OrderPlaced } from '@toric/contracts/order/events';
import { PlaceOrder } from '@toric/contracts/order/order.http';
import { buyerOf, decidePlaceOrder, type NewOrder } from '../order.ts';
import type { OrderFacts } from '../order.facts.ts';
import { orderProcess, shownAs } from '../order.process.ts';
import { findOffers, insertOrder, keyringFor, nextSequence } from '../order.store.ts';
import { placedView } from '../order.view.ts';

/**
 * POST /orders → order.order-placed.v1. Accepts an order at today's prices and starts its process. The process
 * (order.process.ts) then checks the prescription and the coupon, reserves the stock and authorises the payment.
 */
export const placeOrder = ({ vault, numberRule }: { vault: Vault; numberRule: string }) =>
  command(PlaceOrder, {
    async run({ body, actor, tx, now, newId }) {
      const customerId = buyerOf(actor, body.customerId);
      const [offers, sequence, keys] = await Promise.all([
        findOffers(tx, body.lines),
        nextSequence(tx),
        keyringFor(tx, vault, customerId),
      ]);
      const number = formatNumber(numberRule, sequence, now);
      const order = decidePlaceOrder({ body, customerId, number, offers, now, newId });
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
    discount: 0,
    lines: lines.map(
      ({ lineId, eye, prescriptionId, lensId, packId, quantity, taxRate, productName, packSize, unitPrice }) => ({
        ...{ lineId, eye, prescriptionId, lensId, packId, quantity, taxRate },
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
