/** Stores the audits of the shop, their pages and their findings. */
import { type Difference } from '@toric/contracts/audit/compared';
import { type AuditedOrder } from '@toric/contracts/order/audit/audit.events';
import type { AuditService } from '@toric/contracts/order/audit/shop-audit.http';
import { json, type Tx } from '@toric/messaging/sql';
import type { AuditFinding as Row, ShopAudit } from '../generated/client.ts';

/** An audit skips an order that changed within this time, because messages about the order may still be under way. */
const RESTED = '10 minutes';
/** Two successive audits overlap by this time, so that no change of an order between them is missed. */
const OVERLAP = '1 day';
/** Counts the services besides the order service that compare each page of an audit. */
const ANSWERS = 2;

/** An audit is given up after this time if another service has not answered. */
const GIVEN_UP = '20 hours';

/**
 * Starts an audit. Returns false if another audit is running. The audit covers all orders, or the orders that changed
 * since the last complete audit began.
 */
export async function insertAudit(
  tx: Tx,
  { id, startedBy, now, all }: { id: string; startedBy: string | null; now: Date; all: boolean },
): Promise<boolean> {
  const inserted = await tx.run`
    insert into shop_audit (id, created_at, started_by, since)
    select ${id}::uuid, ${now}::timestamptz, ${startedBy}::uuid,
      case when ${all}::boolean then 'epoch'::timestamptz
        else coalesce((select max(created_at) - ${OVERLAP}::interval from shop_audit
          where is_sent and ended_at < created_at + ${GIVEN_UP}::interval), 'epoch'::timestamptz) end
    on conflict do nothing`;
  return inserted === 1;
}

/** Returns true if no audit of the shop began on this day. */
export async function isNightDue(tx: Tx, day: string): Promise<boolean> {
  const { due } = await tx.one<{ due: boolean }>`
    select not exists (select from shop_audit where created_at >= ${day}::date and created_at < ${day}::date + 1) as due`;
  return due;
}

/** Locks the running audit. Returns undefined if no audit is running, or if another instance has locked it. */
export const lockAudit = (tx: Tx): Promise<ShopAudit | undefined> =>
  tx.maybe<ShopAudit>`select * from shop_audit where ended_at is null for update skip locked`;

type Found = AuditedOrder & {
  readonly state: string | null;
  readonly isOverdue: boolean;
  readonly isResting: boolean;
  /**
   * Is true if a part of the order has shipped and the rest was cancelled. The sums of such an order are the sums of
   * its parcels.
   */
  readonly isCut: boolean;
};

/**
 * Returns the orders of the next page of an audit, with the states of their order processes. An order with an open
 * finding is always included.
 */
export const findOrders = (tx: Tx, { since, after, createdAt }: ShopAudit, most: number): Promise<Found[]> =>
  tx.many<Found>`
    select o.id as order_id, o.status, o.subtotal - o.discount + o.delivery_charge + o.tax_on_top as total,
      (select coalesce(sum(quantity), 0) from order_line l where l.order_id = o.id and l.goods <> 'service')::int as boxes, p.state,
      coalesce(p.deadline_at < now() - interval '1 hour', false) as is_overdue,
      o.status in ('confirmed', 'shipped', 'completed', 'payment-due', 'cancelled') as is_resting,
      (select coalesce(sum(shipped) between 1 and sum(quantity) - 1, false) from order_line l where l.order_id = o.id) as is_cut
    from orders o left join process p on p.name = 'order-process' and p.key = o.id
    where o.id > ${after ?? '00000000-0000-0000-0000-000000000000'}
      and (o.updated_at >= ${since} or o.id in (select order_id from audit_finding where resolved_at is null))
      and o.updated_at < ${createdAt}::timestamptz - ${RESTED}::interval
    order by o.id limit ${most}::int`;

/** Records that a page of an audit was sent. A page without orders means that all pages were sent. */
export async function savePage(tx: Tx, { id, pages }: ShopAudit, orderIds: readonly string[]): Promise<void> {
  const last = orderIds.at(-1);
  if (last === undefined) {
    await tx.run`update shop_audit set is_sent = true where id = ${id}`;
    return;
  }
  await tx.run`insert into shop_audit_page (audit_id, page, order_ids) values (${id}, ${pages + 1}, ${orderIds}::uuid[])`;
  await tx.run`
    update shop_audit set after = ${last}, pages = pages + 1, orders = orders + ${orderIds.length}::int where id = ${id}`;
}

type Answer = {
  readonly auditId: string;
  readonly page: number;
  readonly service: AuditService;
  readonly differences: readonly Difference[];
};

/**
 * Stores the differences that a service found in a page of an audit. A finding that the service has reported before
 * keeps its age. A finding about an order of the page that the service no longer reports is resolved.
 */
export async function saveAnswer(
  tx: Tx,
  { auditId, page, service, differences }: Answer,
  { now, newId }: { now: Date; newId: () => string },
) {
  const rows = differences.map((one) => ({ ...one, id: newId() }));
  await tx.run`
    insert into audit_finding as f (id, created_at, service, "check", subject, order_id, expected, found, seen_at)
    select distinct on ("check", subject) id, ${now}::timestamptz, ${service}::text, "check", subject, "orderId", expected, found,
      ${now}::timestamptz
    from json_to_recordset(${json(rows)}::json) as d(id uuid, "check" text, subject uuid, "orderId" uuid, expected text, found text)
    on conflict (service, "check", subject) do update set expected = excluded.expected, found = excluded.found,
      seen_at = excluded.seen_at, resolved_at = null,
      created_at = case when f.resolved_at is null then f.created_at else excluded.created_at end`;
  await tx.run`
    update audit_finding f set resolved_at = ${now} from shop_audit_page p
    where p.audit_id = ${auditId} and p.page = ${page} and f.service = ${service} and f.resolved_at is null
      and f.order_id = any(p.order_ids) and f.seen_at < ${now}`;
  await tx.run`
    update shop_audit_page set answered = array(select distinct unnest(answered || array[${service}::text]))
    where audit_id = ${auditId} and page = ${page}`;
}

/** Ends the audit if all its pages were sent and the other services have compared them. */
export async function endIfAnswered(tx: Tx, id: string, now: Date): Promise<void> {
  const ended = await tx.run`
    update shop_audit a set ended_at = ${now}
    where id = ${id} and is_sent and ended_at is null and not exists (
      select from shop_audit_page p where p.audit_id = a.id and cardinality(array_remove(p.answered, 'order')) < ${ANSWERS}::int)`;
  if (ended === 1) await tx.run`delete from shop_audit_page where audit_id <> ${id}`;
}

/** Ends the running audit if other services have not answered within 20 hours, so that the next audit can start. */
export async function giveUp(tx: Tx, now: Date): Promise<void> {
  await tx.run`update shop_audit set ended_at = ${now} where ended_at is null and created_at < ${now}::timestamptz - interval '20 hours'`;
}

export const lockFinding = (tx: Tx, id: string): Promise<Row | undefined> =>
  tx.maybe<Row>`select * from audit_finding where id = ${id} for update`;

/** Returns true if the order is cancelled. */
export async function isCancelled(tx: Tx, orderId: string): Promise<boolean> {
  return (await tx.maybe`select from orders where id = ${orderId} and status = 'cancelled'`) !== undefined;
}
