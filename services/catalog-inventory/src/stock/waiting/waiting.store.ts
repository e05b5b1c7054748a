/** Reads and writes orders that wait for sold-out boxes. The order that came first is served first. */
import type { Eye } from '@toric/contracts/lens';
import { json, type Tx } from '@toric/messaging/sql';
import { dayOf } from '@toric/optics/calendar-day';
import type { WantedLine, WantedOrder } from '../stock.ts';

type WaitingLine = WantedLine & { readonly evidenceId?: string | null | undefined };
export type WaitingOrder = WantedOrder & {
  readonly waitsUntil: Date;
  readonly createdAt: Date;
  readonly lines: readonly WaitingLine[];
};
/** Names the last order of a page. The next page begins after this order. */
export type WaitingCursor = Pick<WaitingOrder, 'createdAt' | 'orderId'>;

/** Stores the lines of waiting orders. Their reservations have the status `waiting`. */
export function keepWaiting(tx: Tx, orders: readonly (WantedOrder & { lines: readonly WaitingLine[] })[]): void {
  const lines = orders.flatMap(({ orderId, lines: wanted }) => wanted.map((line) => ({ ...line, orderId })));
  if (lines.length === 0) return;
  tx.write`
    insert into waiting_line (order_id, line_id, lens_id, pack_id, quantity, eye, evidence_id)
    select "orderId", "lineId", "lensId", "packId", quantity, eye, "evidenceId"
    from json_to_recordset(${json(lines)}::json) as l("orderId" uuid, "lineId" uuid, "lensId" uuid, "packId" uuid,
      quantity int, eye text, "evidenceId" uuid)`;
}

/** Deletes the lines of orders that no longer wait. */
export function dropWaiting(tx: Tx, orderIds: readonly string[]): void {
  if (orderIds.length > 0) tx.write`delete from waiting_line where order_id = any(${orderIds}::uuid[])`;
}

/**
 * Takes an advisory lock, so that only one transaction at a time allocates boxes and the oldest order always comes
 * first. Returns false if another transaction has the lock.
 */
export async function lockFilling(tx: Tx): Promise<boolean> {
  const { locked } = await tx.one<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('orders that wait for boxes', 0)) as locked`;
  return locked;
}

type Row = {
  readonly orderId: string;
  readonly market: string;
  readonly waitsUntil: Date;
  readonly createdAt: Date;
  readonly lines: readonly (Omit<WaitingLine, 'eye'> & { eye: Eye | null })[];
};

/**
 * Locks and returns a page of the waiting orders, oldest first, which begins after `after`. It holds orders for which
 * enough boxes of all lines are free, and orders that have waited too long. The free boxes may expire before they are
 * worn, so an order of the page may still get no boxes. Orders that another transaction has locked, such as a
 * cancellation, are skipped. The statement never waits for a lock, so it cannot deadlock.
 */
export async function lockWaitingOrders(
  tx: Tx,
  now: Date,
  { most, after }: { most: number; after: WaitingCursor | undefined },
): Promise<WaitingOrder[]> {
  const rows = await tx.many<Row>`
    select r.order_id, r.market, r.reserved_until as waits_until, r.created_at, (
        select json_agg(json_build_object('lineId', line_id, 'lensId', lens_id, 'packId', pack_id, 'quantity', quantity,
          'eye', eye, 'evidenceId', evidence_id) order by line_id)
        from waiting_line w where w.order_id = r.order_id) as lines
    from reservation r
    where r.status = 'waiting'
      and (${after?.orderId ?? null}::uuid is null
        or (r.created_at, r.order_id) > (${after?.createdAt ?? null}::timestamptz, ${after?.orderId ?? null}::uuid))
      and (r.reserved_until <= ${now} or not exists (
      select from waiting_line w where w.order_id = r.order_id
      group by w.lens_id, w.pack_id having sum(w.quantity) > (
        select coalesce(sum(lot.on_hand - lot.reserved), 0)
        from lot join warehouse on warehouse.id = lot.warehouse_id
        where lot.lens_id = w.lens_id and lot.pack_id = w.pack_id and lot.on_hand > lot.reserved and not lot.quarantined
          and lot.expires_on >= ${dayOf(now)}::date and r.market = any(warehouse.markets))))
    order by r.created_at, r.order_id limit ${most}::int
    for no key update of r skip locked`;
  return rows.map(({ lines, ...order }) => ({
    ...order,
    lines: lines.map(({ eye, ...line }) => ({ ...line, ...(eye && { eye }) })),
  }));
}

type Ended = { readonly orderIds: readonly string[]; readonly status: 'held' | 'refused'; readonly until: Date | null };

/** Ends the waiting of these orders: they hold their boxes, or they are refused. Deletes their stored lines. */
export function endWaiting(tx: Tx, { orderIds, status, until }: Ended, now: Date): void {
  if (orderIds.length === 0) return;
  dropWaiting(tx, orderIds);
  tx.expect(orderIds.length, 'a waiting order was ended by another transaction')`
    update reservation set status = ${status}, reserved_until = ${until}::timestamptz, updated_at = ${now}
    where order_id = any(${orderIds}::uuid[]) and status = 'waiting'`;
}
