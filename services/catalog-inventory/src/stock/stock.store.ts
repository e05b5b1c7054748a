import { json, type Tx } from '@toric/messaging/sql';
import type { HeldAllocation } from './reservation.ts';
import type { CandidateLot, WantedOrder } from './stock.ts';

/**
 * Locks the lots that could serve any of the orders, in the order of lot ids, until the commit. Returns these lots with
 * their numbers of free boxes.
 */
export async function lockCandidateLots(
  tx: Tx,
  orders: readonly WantedOrder[],
  today: string,
): Promise<CandidateLot[]> {
  const lines = orders.flatMap((order) => order.lines);
  if (lines.length === 0) return [];
  return tx.many<CandidateLot>`
    select lot.id as lot_id, lot.warehouse_id, lot.pack_id, lot.lens_id, lot.expires_on, lot.on_hand - lot.reserved as available,
           warehouse.markets, warehouse.priority, pack.size, product.replacement
    from lot
    join warehouse on warehouse.id = lot.warehouse_id
    join pack on pack.id = lot.pack_id
    join product on product.id = pack.product_id
    where (lot.lens_id, lot.pack_id) in (
        select * from unnest(${lines.map(({ lensId }) => lensId)}::uuid[], ${lines.map(({ packId }) => packId)}::uuid[]))
      and lot.on_hand > lot.reserved and not lot.quarantined and lot.expires_on >= ${today}::date
      and warehouse.markets && ${[...new Set(orders.map(({ market }) => market))]}::text[]
    order by lot.id for no key update of lot`;
}

/**
 * Reserves the allocated boxes: updates the lots, inserts the lines and books the ledger. An order is reserved once.
 * With `exchange`, the boxes replace boxes in quarantine, and may add boxes of a lot to a line that already holds boxes
 * of the lot. An exchange is booked at most once for the whole order, and once for each parcel, whose id is then the
 * cause in the ledger. Aborts the transaction if a lot has fewer free boxes than when it was locked.
 */
export function holdBoxes(
  tx: Tx,
  allocations: readonly HeldAllocation[],
  now: Date,
  { kind, causeId }: { kind: 'reserve' | 'exchange'; causeId?: string | undefined } = { kind: 'reserve' },
): void {
  if (allocations.length === 0) return;
  const rows = json(allocations);
  const lots = new Set(allocations.map(({ lotId }) => lotId)).size;
  tx.expect(lots, 'a lot holds less than when it was locked')`
    update lot set reserved = reserved + held.quantity
    from (select "lotId" as lot_id, sum(quantity) as quantity
          from json_to_recordset(${rows}::json) as p("lotId" uuid, quantity int) group by 1) as held
    where lot.id = held.lot_id and lot.on_hand - lot.reserved >= held.quantity`;
  tx.write`
    insert into reservation_line as held (order_id, line_id, lot_id, quantity, eye, evidence_id)
    select "orderId", "lineId", "lotId", quantity, eye, "evidenceId"
    from json_to_recordset(${rows}::json)
      as p("orderId" uuid, "lineId" uuid, "lotId" uuid, quantity int, eye text, "evidenceId" uuid)
    on conflict (order_id, line_id, lot_id) do update set quantity = held.quantity + excluded.quantity`;
  tx.write`
    insert into stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, created_at)
    select "lotId", ${kind}, 0, sum(quantity), coalesce(${causeId ?? null}::uuid, "orderId"), ${now}
    from json_to_recordset(${rows}::json) as p("orderId" uuid, "lotId" uuid, quantity int) group by "lotId", "orderId"`;
}

async function lockLotsOfOrders(tx: Tx, orderIds: readonly string[]): Promise<void> {
  await tx.run`
    select id from lot where id in (select lot_id from reservation_line where order_id = any(${orderIds}::uuid[]))
    order by id for no key update`;
}

/**
 * Locks the lots of orders that are to be shipped, until the commit. Returns true if one of these lots is in
 * quarantine. In this case the same statement also locks every lot that could replace a quarantined one, because all
 * locks must be taken in the order of lot ids.
 */
export async function lockLotsToShip(tx: Tx, orderIds: readonly string[]): Promise<boolean> {
  const lots = await tx.many<{ withdrawn: boolean }>`
    with own as (select distinct lot_id as id from reservation_line where order_id = any(${orderIds}::uuid[]))
    select lot.quarantined and lot.id in (select id from own) as withdrawn
    from lot
    where lot.id in (
      select id from own
      union all
      select other.id from own
      join lot as aside on aside.id = own.id and aside.quarantined
      join lot as other on other.lens_id = aside.lens_id and other.pack_id = aside.pack_id)
    order by lot.id for no key update of lot`;
  return lots.some(({ withdrawn }) => withdrawn);
}

/** Frees the boxes that the orders hold, and books the ledger. */
export async function releaseBoxes(tx: Tx, orderIds: readonly string[], now: Date): Promise<void> {
  await lockLotsOfOrders(tx, orderIds);
  await Promise.all([
    tx.run`
      update lot set reserved = reserved - held.quantity
      from (select lot_id, sum(quantity) as quantity from reservation_line
            where order_id = any(${orderIds}::uuid[]) group by 1) as held
      where lot.id = held.lot_id`,
    tx.run`
      insert into stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, created_at)
      select lot_id, 'release', 0, -sum(quantity), order_id, ${now}
      from reservation_line where order_id = any(${orderIds}::uuid[]) group by lot_id, order_id`,
  ]);
}

/**
 * Ships the boxes that the orders hold: subtracts them from the stock of their lots, and books the ledger. The caller
 * has locked these lots.
 */
export async function shipBoxes(tx: Tx, orderIds: readonly string[], now: Date): Promise<void> {
  await Promise.all([
    tx.run`
      update lot set reserved = reserved - held.quantity, on_hand = on_hand - held.quantity
      from (select lot_id, sum(quantity) as quantity from reservation_line
            where order_id = any(${orderIds}::uuid[]) group by 1) as held
      where lot.id = held.lot_id`,
    tx.run`
      insert into stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, created_at)
      select lot_id, 'ship', -sum(quantity), -sum(quantity), order_id, ${now}
      from reservation_line where order_id = any(${orderIds}::uuid[]) group by lot_id, order_id`,
  ]);
}
