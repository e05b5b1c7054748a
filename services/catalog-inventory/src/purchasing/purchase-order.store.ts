// Reads and writes purchase orders in transactions. To avoid deadlocks, every transaction locks the row of the purchase
// order before the lots that a delivery fills.
import { json, type Tx } from '@toric/messaging/sql';
import { storeLenses } from '../stock/lens.store.ts';
import type { OrderedLine } from './purchase-line.ts';
import type { PurchaseOrder } from './purchase-order.ts';

export async function nextPurchaseNumber(tx: Tx): Promise<number> {
  return (await tx.one<{ nextval: number }>`select nextval('purchase_order_number')`).nextval;
}

export async function insertPurchaseOrder(tx: Tx, order: PurchaseOrder): Promise<void> {
  const { id, number, supplierId, warehouseId, status, currency, draftedBy, createdAt, updatedAt } = order;
  await tx.run`
    insert into purchase_order (id, number, supplier_id, warehouse_id, status, currency, drafted_by, created_at, updated_at)
    values (${id}, ${number}, ${supplierId}, ${warehouseId}, ${status}, ${currency}, ${draftedBy}, ${createdAt},
      ${updatedAt})`;
  await insertLines(tx, order);
}

async function insertLines(tx: Tx, { id, lines }: PurchaseOrder): Promise<void> {
  await storeLenses(tx, lines);
  await tx.run`
    insert into purchase_order_line (id, purchase_order_id, position, pack_id, lens_id, quantity, unit_price)
    select l.id, ${id}, position, "packId", "lensId", quantity, "unitPrice"
    from json_to_recordset(${json(lines.map((line, position) => ({ ...line, position })))}::json)
      as l(id uuid, position int, "packId" uuid, "lensId" uuid, quantity int, "unitPrice" int)`;
}

export async function lockPurchaseOrder(tx: Tx, id: string): Promise<PurchaseOrder | undefined> {
  const order = await tx.maybe<Omit<PurchaseOrder, 'lines'>>`
    select * from purchase_order where id = ${id} for no key update`;
  if (!order) return undefined;
  const lines = await tx.many<OrderedLine>`
    select line.id, pack_id, pack.product_id, gtin, lens_id, parameters, quantity, received, last_received_at, unit_price
    from purchase_order_line line join pack on pack.id = pack_id join lens on lens.id = lens_id
    where purchase_order_id = ${id} order by position`;
  return { ...order, lines };
}

export async function savePurchaseOrder(tx: Tx, order: PurchaseOrder): Promise<void> {
  const { id, status, draftedBy, approvedBy, sentAt, expectedOn, endedAt, version, updatedAt } = order;
  await tx.run`
    update purchase_order set status = ${status}, drafted_by = ${draftedBy}, approved_by = ${approvedBy},
      sent_at = ${sentAt}, expected_on = ${expectedOn}, ended_at = ${endedAt}, version = ${version},
      updated_at = ${updatedAt}
    where id = ${id}`;
}

export async function saveReceived(tx: Tx, order: PurchaseOrder): Promise<void> {
  await savePurchaseOrder(tx, order);
  await tx.run`
    update purchase_order_line as line set received = l.received, last_received_at = l."lastReceivedAt"
    from json_to_recordset(${json(order.lines)}::json) as l(id uuid, received int, "lastReceivedAt" timestamptz)
    where line.id = l.id`;
}

export async function replaceLines(tx: Tx, order: PurchaseOrder): Promise<void> {
  await tx.run`delete from purchase_order_line where purchase_order_id = ${order.id}`;
  await insertLines(tx, order);
}
