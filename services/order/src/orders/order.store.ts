import type { Keyring } from '@toric/chassis/data/vault';
import type { OrderStatus } from '@toric/contracts/order/order.http';
import { StatedPlace } from '@toric/contracts/order/shipping/delivery';
import type { Transition } from '@toric/messaging/process';
import { json, type Tx } from '@toric/messaging/sql';
import type { OrderLine as LineRow, Order as OrderRow } from '../generated/client.ts';
import type { TermStamps } from '../sale-terms.store.ts';
import type { OrderFacts } from './order.facts.ts';
import { type OrderState, shownAs } from './order.process.ts';
import { CANCELLABLE, type PlacedOrder } from './order.ts';
import { isWhole, sentWithPart } from './process/parts.ts';

export type StoredOrder = OrderRow & { lines: LineRow[] };

type Next = TermStamps & { readonly sequence: number };

/**
 * Returns the next order number, and the stamps of the delivery methods and of the taxes. One statement reads them all,
 * because a separate statement would cost each order a round trip.
 */
export const nextSequence = (tx: Tx): Promise<Next> =>
  tx.one<Next>`
    select nextval('order_number') as sequence, (select delivery from sale_terms) as delivery_stamp,
      (select tax from sale_terms) as tax_stamp`;

const placeOf = (row: string) => ({ table: 'orders', column: 'sealed_place', row });

export const sealPlace = (keys: Keyring, { id, place }: Pick<PlacedOrder, 'id' | 'place'>): string | null =>
  place === null ? null : keys.seal(placeOf(id), JSON.stringify(place));

/** Returns the region and the postal code that the client stated with the order, or undefined if there are none. */
export const openPlace = (keys: Keyring, { id, sealedPlace }: Pick<OrderRow, 'id' | 'sealedPlace'>) =>
  sealedPlace === null ? undefined : StatedPlace.parse(JSON.parse(keys.open(placeOf(id), sealedPlace)));

const parametersOf = (row: string) => ({ table: 'order_line', column: 'sealed_parameters', row });

/** Seals the parameters of a lens for the row of its order line. Returns null for goods that are no lens. */
export const sealParameters = (keys: Keyring, lineId: string, parameters: object | null): string | null =>
  parameters && keys.seal(parametersOf(lineId), JSON.stringify(parameters));

/** Inserts the order and its lines. The parameters of a lens are sealed under the customer's key. */
export function insertOrder(tx: Tx, order: PlacedOrder, status: OrderStatus, keys: Keyring): void {
  const lines = order.lines.map(({ parameters, ...line }, position) => ({
    ...line,
    position,
    sealed: sealParameters(keys, line.lineId, parameters),
  }));
  tx.write`
    with placed as (
      insert into orders (id, number, customer_id, status, market, currency, subtotal, coupon_code, shipping_address_id, channel,
        placed_by, return_id, hold_count, delivery_method_id, delivery_name, delivery_charge, tax_on_top, tax, promised_on, sealed_place, created_at, updated_at)
      values (${order.id}, ${order.number}, ${order.customerId}, ${status}, ${order.market}, ${order.currency}, ${order.subtotal},
        ${order.couponCode}, ${order.shippingAddressId}, ${order.channel}, ${order.placedBy}, ${order.returnId}, ${order.holdCount},
        ${order.deliveryMethodId}, ${order.deliveryName && json(order.deliveryName)}, ${order.deliveryCharge}, ${order.taxOnTop},
        ${order.tax}, ${order.promisedOn}, ${sealPlace(keys, order)}, ${order.createdAt},
        ${order.createdAt})
      returning id
    )
    insert into order_line (id, order_id, position, goods, rule, eye, product_id, pack_id, lens_id, prescription_id, product_name, pack_size,
      quantity, unit_price, tax_rate, tax, tax_ppm, tax_row, sealed_parameters)
    select "lineId", placed.id, position, goods, rule, eye, "productId", "packId", "lensId", "prescriptionId", "productName", "packSize",
      quantity, "unitPrice", "taxRate", tax, "taxPpm", "taxRow", sealed
    from placed, json_to_recordset(${json(lines)}::json) as l(
      "lineId" uuid, position int, goods text, rule text, eye text, "productId" uuid, "packId" uuid, "lensId" uuid, "prescriptionId" uuid,
      "productName" text, "packSize" int, quantity int, "unitPrice" int, "taxRate" int, tax int,
      "taxPpm" int, "taxRow" text, sealed text)`;
}

/**
 * Locks the process of the order until the transaction ends, so that the status that `findOrder` reads does not change.
 * Every transaction locks the process before the order, so two transactions cannot deadlock.
 */
export function lockProcess(tx: Tx, orderId: string): void {
  tx.write`select from process where name = 'order-process' and key = ${orderId} for update`;
}

/** Writes the carrier and the tracking number of an order that is being shipped. No message contains them. */
export function setShipment(tx: Tx, orderId: string, parcel: { carrier: string; trackingNumber: string }): void {
  tx.expect(1, `order ${orderId} does not exist`)`
    update orders set carrier = ${parcel.carrier}, tracking_number = ${parcel.trackingNumber} where id = ${orderId}`;
}

const noteOf = (row: string) => ({ table: 'orders', column: 'sealed_note', row });

/** Stores the sealed note of the person who cancels the order. No message contains the note. */
export function setNote(tx: Tx, orderId: string, note: string, keys: Keyring): void {
  tx.expect(1, `order ${orderId} does not exist`)`
    update orders set sealed_note = ${keys.seal(noteOf(orderId), note)} where id = ${orderId}`;
}

export const openNote = (keys: Keyring, { id, sealedNote }: Pick<OrderRow, 'id' | 'sealedNote'>): string | null =>
  sealedNote === null ? null : keys.open(noteOf(id), sealedNote);

/** Returns the decrypted parameters of a lens. Returns null for goods that are no lens. */
export const openParameters = (keys: Keyring, { id, sealedParameters }: Pick<LineRow, 'id' | 'sealedParameters'>) =>
  sealedParameters === null ? null : (JSON.parse(keys.open(parametersOf(id), sealedParameters)) as unknown);

/**
 * Returns the order with its lines. Returns undefined if the order does not exist, or if `customerId` names another
 * customer.
 */
export async function findOrder(
  tx: Tx,
  orderId: string,
  customerId: string | undefined,
): Promise<StoredOrder | undefined> {
  const order = await tx.maybe<OrderRow>`
    select * from orders where id = ${orderId} and (${customerId ?? null}::uuid is null or customer_id = ${customerId ?? null})`;
  if (!order) return undefined;
  const lines = await tx.many<LineRow>`select * from order_line where order_id = ${orderId} order by position`;
  return { ...order, lines };
}

/**
 * Marks evidence as revoked. Afterwards the database refuses that an order with a line of this evidence leaves
 * `verifying`, except to be cancelled. Returns the ids of the customer's orders that have such a line and can still be
 * cancelled.
 */
export async function revokeEvidence(
  tx: Tx,
  { evidenceId, customerId }: { evidenceId: string; customerId: string },
  now: Date,
): Promise<string[]> {
  await tx.run`
    insert into revoked_evidence (evidence_id, revoked_at) values (${evidenceId}, ${now}) on conflict do nothing`;
  const orders = await tx.many<{ id: string }>`
    select id from orders o where customer_id = ${customerId} and status = any(${CANCELLABLE}::text[])
      and exists (select from order_line where order_id = o.id and evidence_id = ${evidenceId})`;
  return orders.map(({ id }) => id);
}

type OrderTransition = Transition<OrderState, OrderFacts>;

/**
 * Returns the lines whose evidence is stored with this transition of the order process. A database trigger refuses that
 * an order leaves `verifying` without evidence on every lens, except to be cancelled.
 */
const permittedBy = ({ from, data }: OrderTransition) =>
  from !== null && shownAs(from) === 'verifying' ? data.lines.filter(({ evidenceId }) => evidenceId) : [];

/**
 * Writes the taxes on top of the lines of orders whose coupon was redeemed, because a coupon lowers these taxes. Sends
 * no statement if there is no such line.
 */
function recordLineTaxes(tx: Tx, transitions: readonly OrderTransition[]): void {
  const lines = transitions
    .filter(({ from, data }) => from === 'discounting' && data.lines.some(({ onTop }) => onTop !== undefined))
    .flatMap(({ data }) =>
      data.lines.flatMap(({ lineId, tax: sum }) => (sum === undefined ? [] : [{ lineId, tax: sum }])),
    );
  if (lines.length === 0) return;
  tx.write`
    update order_line l set tax = n.tax from json_to_recordset(${json(lines)}::json) as n("lineId" uuid, tax int)
    where l.id = n."lineId"`;
}

/**
 * Writes the transitions of the order process to the orders and to their history. A transition between two states that
 * the API shows as the same status is skipped.
 */
export function recordTransitions(tx: Tx, transitions: readonly OrderTransition[], now: Date): void {
  const shown = transitions.filter(({ from, state }) => from === null || shownAs(from) !== shownAs(state));
  const steps = shown.map(({ state, data }) => ({
    orderId: data.orderId,
    status: shownAs(state),
    reason: data.reason,
    at: now,
  }));
  recordLineTaxes(tx, shown);
  // A new order needs no update: insertOrder stored its first state.
  const moves = shown.filter(({ from }) => from !== null);
  const last = new Map(
    moves.map(({ state, data }) => [data.orderId, { ...data, parcel: data.parcel ?? false, status: shownAs(state) }]),
  );
  recordParts(tx, moves);
  tx.write`
    with moved as (
      update orders o set status = n.status, reason_code = n.reason->>'code', reason_detail = n.reason->>'detail', discount = n.discount,
        tax_on_top = coalesce(n."taxOnTop", o.tax_on_top), tax = coalesce(n.tax, o.tax), promised_on = coalesce(n."promisedOn", o.promised_on),
        promised_before = n."promisedBefore",
        shipment_warning = n."shipmentWarning", carrier = case when n.parcel then o.carrier end,
        tracking_number = case when n.parcel then o.tracking_number end,
        invoice_number = n."invoiceNumber", version = o.version + 1, updated_at = ${now}
      from json_to_recordset(${json([...last.values()])}::json) as n(
        "orderId" uuid, status text, reason json, discount int, "taxOnTop" int, tax int, "promisedOn" text, "promisedBefore" text, "shipmentWarning" text, parcel boolean,
        "invoiceNumber" text)
      where o.id = n."orderId"
    ), permitted as (
      update order_line l set evidence_id = p."evidenceId"
      from json_to_recordset(${json(moves.flatMap(permittedBy))}::json) as p("lineId" uuid, "evidenceId" uuid)
      where l.id = p."lineId"
    )
    insert into order_step (order_id, status, reason_code, reason_detail, at)
    select "orderId", status, reason->>'code', reason->>'detail', at
    from json_to_recordset(${json(steps)}::json) as s("orderId" uuid, status text, reason json, at timestamptz)`;
}

/**
 * Writes how many boxes of each line have left in separate parcels. An order that leaves in one piece has no such
 * number. The boxes of a parcel whose payment could not be captured count too, because they have left.
 */
function recordParts(tx: Tx, moves: readonly OrderTransition[]): void {
  const last = new Map(moves.map(({ state, data }) => [data.orderId, { state, data }]));
  const sent = [...last.values()].flatMap(({ state, data }) =>
    state === 'payment-due' && !isWhole(data) ? sentWithPart(data) : (data.sent ?? []),
  );
  if (sent.length === 0) return;
  tx.expect(sent.length, 'a line that has left does not exist')`
    update order_line l set shipped = s.quantity
    from json_to_recordset(${json(sent)}::json) as s("lineId" uuid, quantity int) where l.id = s."lineId"`;
}
