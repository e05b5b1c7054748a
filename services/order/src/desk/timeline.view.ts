/** Converts the orders and parcels of a customer to entries of her timeline. */
import { entryOf, withState } from '@toric/chassis/timeline/entry';
import type { TimelineRow } from '@toric/chassis/timeline/timeline.reader.store';
import type { TimelineEntry } from '@toric/contracts/customer/timeline/timeline.http';
import { sentence } from '@toric/contracts/kernel/sentence';
import { OrderStatus } from '@toric/contracts/order/order.http';
import { ORDER_STATUS_WORDS } from '@toric/contracts/order/order.words';
import { z } from 'zod';

const Order = z.object({
  ...{ orderId: z.string(), number: z.string(), status: OrderStatus },
  ...{ amount: z.int(), currency: z.string() },
});
const Shipment = z.object({
  ...{
    orderId: z.string(),
    number: z.string(),
    status: z.enum(['shipped', 'completed']),
    carrier: z.string().nullable(),
  },
});

const PastOrder = z.object({
  ...{ number: z.string(), source: z.string(), amount: z.int().nullable(), currency: z.string().nullable() },
});
const ORDERED_ELSEWHERE = sentence({ en: 'Order {number} in {source}', zh: '{source} 中的订单 {number}' });
const ORDERED = sentence({ en: 'Order {number}', zh: '订单 {number}' });
const SHIPPED = sentence({ en: 'Order {number} was shipped with {carrier}', zh: '订单 {number} 已由 {carrier} 发货' });
const ARRIVED = sentence({ en: 'Order {number} arrived', zh: '订单 {number} 已送达' });
const A_CARRIER = { en: 'a carrier', zh: '承运商' };

/** Returns the timeline entry of a row of an order or a parcel. Throws if the row is damaged. */
export function orderEntry(row: TimelineRow): TimelineEntry {
  if (row.kind === 'order') {
    const { orderId, number, status, amount, currency } = Order.parse(row.facts);
    const what = withState(ORDERED({ number }), ORDER_STATUS_WORDS[status].label);
    return entryOf(row, { what, amount: { amount, currency }, path: `/orders/${orderId}` });
  }
  if (row.kind === 'past-order') return pastOrderEntry(row);
  const { orderId, number, status, carrier } = Shipment.parse(row.facts);
  const shipped = {
    en: SHIPPED({ number, carrier: carrier ?? A_CARRIER.en }).en,
    zh: SHIPPED({ number, carrier: carrier ?? A_CARRIER.zh }).zh,
  };
  return entryOf(row, { what: status === 'shipped' ? shipped : ARRIVED({ number }), path: `/orders/${orderId}` });
}

function pastOrderEntry(row: TimelineRow): TimelineEntry {
  const { number, source, amount, currency } = PastOrder.parse(row.facts);
  const money = amount === null || currency === null ? null : { amount, currency };
  return entryOf(row, { what: ORDERED_ELSEWHERE({ number, source }), amount: money });
}
