/** Defines how the orders and parcels of a customer's timeline are read. */
import type { TimelineSources } from '@toric/chassis/timeline/timeline.reader.store';
import { ListOrders } from '@toric/contracts/order/order.http';
import { ListPastOrders } from '@toric/contracts/order/past-order.http';

/** Derives a uuid from the number of an order step. A step has no uuid, and the cursor of a timeline needs one. */
const STEP_ID = `overlay(overlay(md5('order_step ' || s.id) placing '8' from 13) placing '8' from 17)::uuid`;

/**
 * Selects the first line of each past order. It represents the order in the timeline, with the sum of all its lines.
 */
const FIRST_LINE = `past_order_line l where l.customer_id = $1::uuid and not exists (
  select from past_order_line o
  where o.system = l.system and o.order_number = l.order_number and o.customer_id = l.customer_id and o.id < l.id)`;
const SUM = `(select sum(o.unit_price * o.quantity) from past_order_line o
  where o.system = l.system and o.order_number = l.order_number and o.customer_id = l.customer_id)`;

export const ORDER_SOURCES: TimelineSources = {
  'past-order': {
    allow: ListPastOrders.allow,
    ...{ from: FIRST_LINE, at: 'l.ordered_at', id: 'l.id' },
    facts: `'number', l.order_number, 'source', l.system, 'amount', ${SUM}, 'currency', l.currency`,
  },
  order: {
    allow: ListOrders.allow,
    ...{ from: 'orders where customer_id = $1::uuid', at: 'created_at', id: 'id' },
    facts: `'orderId', id, 'number', number, 'status', status, 'amount', subtotal - discount + delivery_charge + tax_on_top, 'currency', currency`,
  },
  shipment: {
    allow: ListOrders.allow,
    from: `orders o join order_step s on s.order_id = o.id and s.status in ('shipped', 'completed')
      where o.customer_id = $1::uuid`,
    ...{ at: 's.at', id: STEP_ID },
    facts: `'orderId', o.id, 'number', o.number, 'status', s.status, 'carrier', o.carrier`,
  },
};
