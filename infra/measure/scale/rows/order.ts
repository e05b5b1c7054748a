/**
 * Generates the rows of the order service: orders with sealed parameters, and a process for each order that has not
 * ended.
 */
import { createVault } from '@toric/chassis/data/vault';
import type { OrderStatus } from '@toric/contracts/order/order.http';
import type { OrderFacts } from '../../../../services/order/src/orders/order.facts.ts';
import { nth, type Product } from '../catalogue.ts';
import { copyRow, time } from '../copy-text.ts';
import { idAt } from '../ids.ts';
import { couponCode, type Line, type Order, ordersOf, stepsOf, stockOf, wasCaptured } from '../orders.ts';
import { addressId, customerId, evidenceId, prescriptionId, type ShopPlan } from '../customers.ts';
import { keysOf } from './customer.ts';
import { rowsOf, type TableRows } from './row.ts';

export const lineId = ({ at, n }: Order, part: number) => idAt(at, 'line', n, part);

const REASONS = {
  verifying: ['prescription.expired', 'This prescription has expired.'],
  reserving: ['stock.sold-out', 'It is sold out in this power.'],
  charging: ['payment.card-declined', 'The card was declined. Use another card.'],
  confirmed: ['order.cancelled-by-customer', 'Cancelled by the customer.'],
} as const;
const reasonOf = ({ abandonedAt }: Order) => (abandonedAt ? REASONS[abandonedAt] : ([null, null] as const));
/**
 * Returns the id of the evidence that permits the supply. Returns undefined if the verification is pending or was
 * refused.
 */
const evidenceOf = (plan: ShopPlan, { status, abandonedAt, customer }: Order): string | undefined =>
  status === 'verifying' || abandonedAt === 'verifying' ? undefined : evidenceId(plan, customer);
const isShipped = (order: Order) => stockOf(order) === 'shipped';
const trackingOf = (order: Order) => (isShipped(order) ? `1Z${String(order.n).padStart(10, '0')}` : null);

export function orderRows(plan: ShopPlan, masterKey: string): TableRows[] {
  const vault = createVault({ service: 'order', masterKey });
  const keys = keysOf(plan, vault);
  const sealing = (order: Order) => vault.keyring([keys.of(order.customer)]);
  let step = 0;
  return [
    { into: '"order".data_key (customer_id, version, wrapped)', rows: keys.rows() },
    { into: '"order".offer (product_id, version, offer)', rows: plan.catalogue.map(offerRow) },
    {
      into: `"order".orders (id, number, customer_id, status, reason_code, reason_detail, market, currency, subtotal, discount,
        coupon_code, shipping_address_id, carrier, tracking_number, invoice_number, version, created_at, updated_at)`,
      rows: rowsOf(ordersOf(plan), (order) => [orderRow(plan, order)]),
    },
    {
      into: `"order".order_line (id, order_id, position, eye, product_id, pack_id, lens_id, prescription_id, product_name,
        pack_size, quantity, unit_price, tax_rate, sealed_parameters, evidence_id)`,
      rows: rowsOf(ordersOf(plan), (order) => {
        const ring = sealing(order);
        const place = (row: string) => ({ table: 'order_line', column: 'sealed_parameters', row });
        return order.lines.map((line, part) => {
          const sealed = ring.seal(place(lineId(order, part)), JSON.stringify(nth(order.product.lenses, line.lens)));
          return lineRow(plan, order, line, part, sealed);
        });
      }),
    },
    {
      into: '"order".order_step (id, order_id, status, reason_code, reason_detail, at)',
      rows: rowsOf(ordersOf(plan), (order) =>
        stepsOf(order).map(({ status, at }) => {
          const why = status === 'cancelling' || status === 'cancelled' ? reasonOf(order) : [null, null];
          return copyRow([(step += 1), order.id, status, ...why, time(at)]);
        }),
      ),
    },
    {
      into: '"order".process (name, key, state, data, version, deadline_at, updated_at)',
      rows: rowsOf(ordersOf(plan), (order) => processRow(plan, order)),
    },
  ];
}

/** Returns the statements that set the sequences of order numbers and steps. */
export const afterOrders = (plan: ShopPlan): string[] => [
  `select setval('"order".order_number', ${plan.orders})`,
  `select setval(pg_get_serial_sequence('"order".order_step', 'id'), (select max(id) from "order".order_step))`,
];

function orderRow(plan: ShopPlan, order: Order): string {
  const { id, number, status, market, currency, subtotal, discount, coupon, customer, at } = order;
  const steps = stepsOf(order);
  return copyRow([
    ...[id, number, customerId(plan, customer), status, ...reasonOf(order), market, currency, subtotal, discount],
    ...[coupon === null ? null : couponCode(coupon), addressId(plan, customer), isShipped(order) ? 'UPS' : null],
    ...[trackingOf(order), order.invoiceNumber, steps.length, time(at), time(steps.at(-1)?.at ?? at)],
  ]);
}

function lineRow(plan: ShopPlan, order: Order, line: Line, part: number, sealed: string): string {
  const { id, product, customer, unitPrice, taxRate } = order;
  const { packId, size } = product.pack;
  return copyRow([
    ...[lineId(order, part), id, part, line.eye, product.id, packId, nth(product.lensIds, line.lens)],
    ...[prescriptionId(plan, customer), product.name, size, line.quantity, unitPrice, taxRate, sealed],
    evidenceOf(plan, order) ?? null,
  ]);
}

const ENDED: readonly OrderStatus[] = ['completed', 'cancelled'];

/**
 * Returns the process of an order that has not ended. It has no deadline. With a deadline, a shop that was built last
 * week would cancel its orders.
 */
function processRow(plan: ShopPlan, order: Order): string[] {
  if (ENDED.includes(order.status)) return [];
  const at = time(stepsOf(order).at(-1)?.at ?? order.at);
  return [copyRow(['order-process', order.id, order.status, JSON.stringify(factsOf(plan, order)), 1, null, at])];
}

function factsOf(plan: ShopPlan, order: Order): OrderFacts {
  const { id, number, customer, market, currency, subtotal, discount, coupon, product, unitPrice, taxRate } = order;
  const couponHeld = discount > 0 ? (['coupon'] as const) : [];
  const stockHeld = stockOf(order) === 'held' ? (['stock'] as const) : [];
  const moneyHeld = ['confirmed', 'shipping', 'cancelling', 'payment-due'].includes(order.status)
    ? (['payment'] as const)
    : [];
  const [code, detail] = reasonOf(order);
  const trackingNumber = trackingOf(order);
  return {
    ...{ orderId: id, number, market, currency, subtotal, discount, customerId: customerId(plan, customer) },
    placedOn: time(order.at).slice(0, 10),
    shippingAddressId: addressId(plan, customer),
    paymentToken: 'tok_visa',
    couponCode: coupon === null ? null : couponCode(coupon),
    lines: order.lines.map(({ eye, lens, quantity }, part) => ({
      ...{ eye, quantity, taxRate, lineId: lineId(order, part), prescriptionId: prescriptionId(plan, customer) },
      evidenceId: evidenceOf(plan, order),
      lensId: nth(product.lensIds, lens),
      packId: product.pack.packId,
      description: `${product.name}, ${product.pack.size} lenses`,
      gross: unitPrice * quantity,
    })),
    held: [...couponHeld, ...stockHeld, ...moneyHeld],
    reason: code === null || detail === null ? null : { code, detail },
    parcel: trackingNumber !== null,
    invoiceNumber: wasCaptured(order) ? order.invoiceNumber : null,
  };
}

function offerRow({ id, name, matrix, pack }: Product): string {
  const { packId, gtin, size, prices } = pack;
  const offer = { productId: id, name, onSale: true, matrix, packs: [{ packId, gtin, size, prices }] };
  return copyRow([id, 2, JSON.stringify(offer)]);
}
