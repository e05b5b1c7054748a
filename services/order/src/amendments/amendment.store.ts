/**
 * Stores amendments of orders, and the versions of the amended orders. The parameters of lenses and the reasons for
 * amendments are sealed under the customer's key.
 */
import type { Keyring } from '@toric/chassis/data/vault';
import { Goods, LineRule } from '@toric/contracts/goods/goods';
import { BoxParameters, Eye } from '@toric/contracts/lens';
import { MethodName } from '@toric/contracts/order/shipping/delivery';
import { AmendmentStatus } from '@toric/contracts/order/amendments/amendment.http';
import type { Transition } from '@toric/messaging/process';
import { json, type Tx } from '@toric/messaging/sql';
import type { OrderAmendment } from '../generated/client.ts';
import { openParameters, openPlace, sealParameters, sealPlace, type StoredOrder } from '../orders/order.store.ts';
import type { Present } from './amendment.ts';
import type { AmendmentFacts } from './amendment.facts.ts';
import { type AmendmentState, shownAmendment } from './amendment.process.ts';
import type { Terms, TermsLine } from './terms.ts';

export type AmendmentRow = OrderAmendment;

type StoredLine = Omit<TermsLine, 'parameters'> & { readonly sealed: string | null };
type StoredTerms = Omit<Terms, 'lines' | 'place'> & {
  readonly lines: readonly StoredLine[];
  readonly sealedPlace: string | null;
};

/**
 * Returns the terms of an order with the parameters of its lenses sealed. Sealed parameters are bound to the row of
 * their order line.
 */
const sealTerms = (keys: Keyring, orderId: string, { lines, place, ...sums }: Terms): StoredTerms => ({
  ...sums,
  sealedPlace: sealPlace(keys, { id: orderId, place }),
  lines: lines.map(({ parameters, ...line }) => ({ ...line, sealed: sealParameters(keys, line.lineId, parameters) })),
});

function openTerms(keys: Keyring, orderId: string, stored: unknown): Terms {
  const { lines, sealedPlace, ...sums } = stored as StoredTerms; // safe cast: sealTerms wrote this value
  return {
    ...sums,
    place: openPlace(keys, { id: orderId, sealedPlace }) ?? null,
    lines: lines.map(({ sealed, ...line }) => ({
      ...line,
      parameters: BoxParameters.parse(openParameters(keys, { id: line.lineId, sealedParameters: sealed })),
    })),
  };
}

/** Returns the order as it is before the amendment, with the parameters of its lenses decrypted. */
export function presentOf(order: StoredOrder, keys: Keyring): Present {
  return {
    ...{ status: order.status, amendingId: order.amendingId, market: order.market, couponCode: order.couponCode },
    placedAt: order.createdAt,
    terms: {
      ...{ currency: order.currency, shippingAddressId: order.shippingAddressId },
      deliveryMethodId: order.deliveryMethodId,
      deliveryName: MethodName.nullable().parse(order.deliveryName),
      ...{ subtotal: order.subtotal, discount: order.discount },
      ...{ delivery: order.deliveryCharge, taxOnTop: order.taxOnTop, promisedOn: order.promisedOn },
      ...{ tax: order.tax, place: openPlace(keys, order) ?? null },
      lines: order.lines.map((line) => ({
        ...{ lineId: line.id, productId: line.productId, packId: line.packId, lensId: line.lensId },
        ...{ goods: Goods.parse(line.goods), rule: LineRule.parse(line.rule), eye: Eye.nullable().parse(line.eye) },
        ...{ prescriptionId: line.prescriptionId, productName: line.productName, packSize: line.packSize },
        description: line.rule === 'free' ? line.productName : `${line.productName}, ${line.packSize} lenses`,
        ...{ boxDays: undefined, quantity: line.quantity, unitPrice: line.unitPrice, taxRate: line.taxRate },
        ...{ listPrice: line.listPrice, tax: line.tax, taxPpm: line.taxPpm, taxRow: line.taxRow },
        parameters: BoxParameters.parse(openParameters(keys, line)),
      })),
    },
  };
}

export type Amendment = {
  readonly id: string;
  readonly orderId: string;
  readonly customerId: string;
  readonly status: AmendmentStatus;
  readonly before: Terms;
  readonly after: Terms;
  readonly totalBefore: number;
  readonly totalAfter: number;
  readonly why: string | null;
  readonly requestedBy: string;
  readonly createdAt: Date;
};

const whyOf = (row: string) => ({ table: 'order_amendment', column: 'sealed_why', row });

export const openWhy = (keys: Keyring, { id, sealedWhy }: Pick<AmendmentRow, 'id' | 'sealedWhy'>): string | null =>
  sealedWhy === null ? null : keys.open(whyOf(id), sealedWhy);

type WithTerms = Pick<AmendmentRow, 'orderId' | 'before' | 'after'>;
export const openedTerms = (keys: Keyring, { orderId, before, after }: WithTerms) => ({
  before: openTerms(keys, orderId, before),
  after: openTerms(keys, orderId, after),
});

export async function insertAmendment(tx: Tx, amendment: Amendment, keys: Keyring): Promise<void> {
  const { id, orderId, customerId, status, before, after, totalBefore, totalAfter, why, requestedBy, createdAt } =
    amendment;
  await tx.run`
    insert into order_amendment (id, order_id, customer_id, status, before, after, total_before, total_after, currency,
      sealed_why, requested_by, created_at, updated_at)
    values (${id}, ${orderId}, ${customerId}, ${status}, ${json(sealTerms(keys, orderId, before))}, ${json(sealTerms(keys, orderId, after))},
      ${totalBefore}, ${totalAfter}, ${after.currency}, ${why === null ? null : keys.seal(whyOf(id), why)}, ${requestedBy},
      ${createdAt}, ${createdAt})`;
}

/**
 * Returns the amendment with this id. Returns undefined if it does not exist, or if `self` names a customer and the
 * amendment belongs to another one.
 */
export const findAmendment = (tx: Tx, id: string, self: string | undefined): Promise<AmendmentRow | undefined> =>
  tx.maybe<AmendmentRow>`
    select * from order_amendment where id = ${id} and (${self ?? null}::uuid is null or customer_id = ${self ?? null})`;

/**
 * Locks the process of an amendment until the transaction ends, so that nobody else changes the status of the
 * amendment.
 */
export function lockAmendment(tx: Tx, id: string): void {
  tx.write`select from process where name = 'amendment-process' and key = ${id} for update`;
}

/**
 * Marks an order as being amended. If two transactions mark the same order, the second waits for the first and then
 * aborts, because the order already has a mark. `updated_at` of the order stays unchanged, because the day by which the
 * order must ship is computed from it.
 */
export function markAmending(tx: Tx, orderId: string, amendmentId: string): void {
  tx.expect(1, `order ${orderId} cannot be amended`)`
    update orders set amending_id = ${amendmentId}, version = version + 1
    where id = ${orderId} and amending_id is null and status = 'confirmed'`;
}

export async function saveDecision(
  tx: Tx,
  { id, status, decidedBy, now }: { id: string; status: AmendmentStatus; decidedBy: string | null; now: Date },
): Promise<void> {
  await tx.run`
    update order_amendment set status = ${status}, decided_by = coalesce(${decidedBy}, decided_by), updated_at = ${now}
    where id = ${id}`;
}

/**
 * Marks amendments as lapsed if they have waited for the approval of a second person since before the time `since`, or
 * if their order is no longer confirmed.
 */
export async function lapseWaiting(tx: Tx, since: Date, now: Date): Promise<void> {
  await tx.run`
    update order_amendment set status = 'lapsed', updated_at = ${now}
    where id in (
      select a.id from order_amendment a join orders o on o.id = a.order_id
      where a.status = 'needs-approval' and (a.created_at <= ${since} or o.status <> 'confirmed')
      order by a.id limit 100 for no key update of a skip locked)`;
}

type AmendmentTransition = Transition<AmendmentState, AmendmentFacts>;
const ENDS: readonly AmendmentState[] = ['applied', 'refused', 'cancelled'];

/**
 * Writes the transitions of the amendment process to the rows of the amendments. If an amendment is applied, also
 * changes its order.
 */
export function recordAmendments(tx: Tx, transitions: readonly AmendmentTransition[], now: Date): void {
  const last = new Map(transitions.map((transition) => [transition.key, transition]));
  for (const { key, from, state, data } of last.values()) {
    if (from === null) continue; // insertAmendment stored the first state
    if (state === 'applied') applyAmendment(tx, data, now);
    const reason = state === 'applied' ? null : data.reason;
    tx.write`
      update order_amendment set status = ${shownAmendment(state)}, reason_code = ${reason?.code ?? null},
        reason_detail = ${reason?.detail ?? null}, updated_at = ${now} where id = ${key}`;
    if (ENDS.includes(state))
      tx.write`
        update orders set amending_id = null, version = version + 1
        where id = ${data.orderId} and amending_id = ${key}`;
  }
}

/**
 * Gives an order the lines and the sums of its amendment. The former lines are deleted, and stay in the table
 * `order_version`. The first amendment of an order also stores the order as it was placed, as version 1.
 */
function applyAmendment(tx: Tx, { amendmentId, orderId, lines, shipmentWarning }: AmendmentFacts, now: Date): void {
  const permitted = json(lines.map(({ lineId, evidenceId = null }) => ({ lineId, evidenceId })));
  tx.write`
    insert into order_version (order_id, number, amendment_id, terms, created_at)
    select a.order_id, 1, null, a.before, o.created_at from order_amendment a join orders o on o.id = a.order_id
    where a.id = ${amendmentId} on conflict do nothing`;
  tx.expect(1, 'a version of the order was not stored')`
    insert into order_version (order_id, number, amendment_id, terms, created_at)
    select order_id, (select max(number) + 1 from order_version v where v.order_id = a.order_id), id, after, ${now}
    from order_amendment a where id = ${amendmentId}`;
  // another amendment of the order that waits for its approval has the prices of the former order, so it lapses
  tx.write`
    update order_amendment set status = 'lapsed', updated_at = ${now}
    where order_id = ${orderId} and status = 'needs-approval'`;
  tx.write`delete from order_line where order_id = ${orderId}`;
  tx.expect(lines.length, 'a line of the amendment was not stored')`
    insert into order_line (id, order_id, position, goods, rule, eye, product_id, pack_id, lens_id, prescription_id,
      evidence_id, product_name, pack_size, quantity, unit_price, list_price, tax_rate, tax, tax_ppm, tax_row,
      sealed_parameters)
    select (l.line ->> 'lineId')::uuid, a.order_id, l.place - 1, l.line ->> 'goods', l.line ->> 'rule', l.line ->> 'eye',
      (l.line ->> 'productId')::uuid, (l.line ->> 'packId')::uuid, (l.line ->> 'lensId')::uuid,
      (l.line ->> 'prescriptionId')::uuid, p."evidenceId", l.line ->> 'productName', (l.line ->> 'packSize')::int,
      (l.line ->> 'quantity')::int, (l.line ->> 'unitPrice')::int, (l.line ->> 'listPrice')::int, (l.line ->> 'taxRate')::int,
      (l.line ->> 'tax')::int, (l.line ->> 'taxPpm')::int, l.line ->> 'taxRow', l.line ->> 'sealed'
    from order_amendment a, jsonb_array_elements(a.after -> 'lines') with ordinality as l(line, place)
      join json_to_recordset(${permitted}::json) as p("lineId" uuid, "evidenceId" uuid)
        on p."lineId" = (l.line ->> 'lineId')::uuid
    where a.id = ${amendmentId}`;
  tx.expect(1, 'the order of the amendment does not exist')`
    update orders o set subtotal = (a.after ->> 'subtotal')::int, discount = (a.after ->> 'discount')::int,
      shipping_address_id = (a.after ->> 'shippingAddressId')::uuid, shipment_warning = ${shipmentWarning ?? null},
      delivery_method_id = (a.after ->> 'deliveryMethodId')::uuid,
      delivery_name = nullif(a.after -> 'deliveryName', 'null'::jsonb), delivery_charge = (a.after ->> 'delivery')::int,
      tax_on_top = (a.after ->> 'taxOnTop')::int, tax = coalesce((a.after ->> 'tax')::int, o.tax),
      promised_on = a.after ->> 'promisedOn', promised_before = null, sealed_place = a.after ->> 'sealedPlace'
    from order_amendment a where a.id = ${amendmentId} and o.id = a.order_id`;
  tx.write`
    update order_amendment set version_number = (select max(number) from order_version where order_id = ${orderId})
    where id = ${amendmentId}`;
}

/** Returns the orders whose running amendment has a line with this evidence, which was revoked. */
export const findAmendmentsOf = (tx: Tx, evidenceId: string): Promise<{ orderId: string; customerId: string }[]> =>
  tx.many<{ orderId: string; customerId: string }>`
    select a.order_id, a.customer_id from order_amendment a join process p on p.name = 'amendment-process' and p.key = a.id
    where a.status in ('charging', 'reserving', 'applying')
      and p.data -> 'lines' @> ${json([{ evidenceId }])}::jsonb`;

/**
 * Removes the reasons for the amendments of erased customers. Their other sealed data cannot be read any more, because
 * the key is destroyed.
 */
export async function forgetReasons(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await tx.run`
    update order_amendment set sealed_why = null where customer_id = any(${customerIds}::uuid[]) and sealed_why is not null`;
}

/** Returns the amendments of a customer with their reasons and lines, for an access request. */
export async function findPersonalAmendments(tx: Tx, customerId: string, keys: Keyring): Promise<object[]> {
  const rows = await tx.many<AmendmentRow>`
    select * from order_amendment where customer_id = ${customerId} order by created_at, id`;
  return rows.map((row) => ({
    ...{ id: row.id, orderId: row.orderId, status: row.status, reasonCode: row.reasonCode, why: openWhy(keys, row) },
    ...{ totalBefore: row.totalBefore, totalAfter: row.totalAfter, currency: row.currency },
    ...{ createdAt: row.createdAt, ...openedTerms(keys, row) },
  }));
}

export const statusOf = ({ status }: Pick<AmendmentRow, 'status'>): AmendmentStatus => AmendmentStatus.parse(status);
