import type { Inspection } from '@toric/contracts/catalog-inventory/receiving/inspection.http';
import { json, type Tx } from '@toric/messaging/sql';
import { storeLenses } from '../stock/lens.store.ts';
import type { ReceivedLot } from './receipt.ts';

export type Receipt = {
  id: string;
  warehouseId: string;
  reference: string;
  purchaseOrderId: string | null;
  /** Names the supplier of boxes that came without a purchase order. */
  supplierId: string | null;
  inspection: Inspection | null;
  receivedBy: string;
  now: Date;
};

/**
 * Stores the receipt with a copy of the supplier's present data, because the registers of the law must show the
 * supplier as it was at the receipt. Returns true if the receipt is new. Returns false if the warehouse has already
 * booked a receipt with this reference.
 */
export async function insertReceipt(tx: Tx, receipt: Receipt): Promise<boolean> {
  const { id, warehouseId, reference, purchaseOrderId, supplierId, inspection, receivedBy, now } = receipt;
  const inserted = await tx.run`
    insert into receipt (id, warehouse_id, reference, purchase_order_id, supplier_id, supplier_then, inspection,
      received_by, created_at)
    values (${id}, ${warehouseId}, ${reference}, ${purchaseOrderId}, ${supplierId},
      (select jsonb_build_object('name', name, 'address', address, 'contact', contact, 'licences', licences)
       from supplier where id = coalesce(${supplierId}::uuid,
         (select supplier_id from purchase_order where id = ${purchaseOrderId}::uuid))),
      ${inspection && json(inspection)}::jsonb, ${receivedBy}, ${now})
    on conflict do nothing`;
  return inserted === 1;
}

/**
 * Inserts the lots that do not exist, and locks all lots in the order of their ids. Returns them with the boxes that
 * they have before the receipt, and with the boxes to add.
 */
export async function lockReceivedLots(
  tx: Tx,
  { warehouseId, now }: Receipt,
  lots: readonly (ReceivedLot & { newId: string })[],
): Promise<LockedLot[]> {
  const rows = json(lots);
  await storeLenses(tx, lots);
  await tx.run`
    insert into lot (id, warehouse_id, pack_id, lens_id, lot_number, expires_on, labelled_by_shop, created_at)
    select "newId", ${warehouseId}, "packId", "lensId", "lotNumber", "expiresOn", coalesce("labelledByShop", false), ${now}
    from json_to_recordset(${rows}::json)
      as l("newId" uuid, "packId" uuid, "lensId" uuid, "lotNumber" text, "expiresOn" date, "labelledByShop" boolean)
    order by "packId", "lensId", "lotNumber", "expiresOn" on conflict do nothing`;
  return tx.many<LockedLot>`
    select lot.id, lot.on_hand, l.key, l.quantity, l."madeFrom", l."madeUntil", l."masterUdiDi", l.bin
    from json_to_recordset(${rows}::json)
      as l(key int, "packId" uuid, "lensId" uuid, "lotNumber" text, "expiresOn" date, quantity int, "madeFrom" date,
        "madeUntil" date, "masterUdiDi" text, bin text)
    join lot on warehouse_id = ${warehouseId} and pack_id = "packId" and lens_id = "lensId"
      and lot_number = "lotNumber" and expires_on = "expiresOn"
    order by lot.id for no key update of lot`;
}

type LockedLot = {
  id: string;
  key: number;
  onHand: number;
  quantity: number;
  madeFrom: string | null;
  madeUntil: string | null;
  masterUdiDi: string | null;
  bin: string | null;
};

/**
 * Adds the received boxes to the locked lots, and books the ledger. Each receipt may widen the range of the days of
 * manufacture. The first Master UDI-DI of a lot is kept.
 */
export async function fillLots(
  tx: Tx,
  { id: causeId, receivedBy, now }: Receipt,
  lots: readonly LockedLot[],
): Promise<void> {
  const rows = json(lots);
  await Promise.all([
    tx.run`
      update lot set on_hand = on_hand + l.quantity, made_from = least(made_from, l."madeFrom"),
        made_until = greatest(made_until, l."madeUntil"), master_udi_di = coalesce(master_udi_di, l."masterUdiDi"),
        bin = coalesce(l.bin, lot.bin)
      from json_to_recordset(${rows}::json)
        as l(id uuid, quantity int, "madeFrom" date, "madeUntil" date, "masterUdiDi" text, bin text)
      where lot.id = l.id`,
    tx.run`
      insert into stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, actor_id, created_at)
      select id, 'receipt', quantity, 0, ${causeId}, ${receivedBy}, ${now}
      from json_to_recordset(${rows}::json) as l(id uuid, quantity int)`,
  ]);
}
