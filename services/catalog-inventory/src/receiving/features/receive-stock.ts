import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PURCHASE_ORDER_NOT_FOUND } from '@toric/contracts/catalog-inventory/purchasing/purchasing.errors';
import {
  PURCHASE_ORDER_OTHER_WAREHOUSE,
  RECEIPT_ALREADY_BOOKED,
} from '@toric/contracts/catalog-inventory/receiving/receiving.errors';
import { WAREHOUSE_NOT_FOUND } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { ReceiveStock } from '@toric/contracts/catalog-inventory/receiving/receiving.http';
import { SUPPLIER_NOT_FOUND } from '@toric/contracts/catalog-inventory/purchasing/supplier.errors';
import type { Tx } from '@toric/messaging/sql';
import { dayOf } from '@toric/optics/calendar-day';
import type { LensIds } from '@toric/optics/lens-id';
import { matchDelivery } from '../purchase-delivery.ts';
import { lockPurchaseOrder, saveReceived } from '../../purchasing/purchase-order.store.ts';
import { receive, requireReceivable } from '../../purchasing/purchase-order.ts';
import { quarantineLots } from '../../recall/quarantine.store.ts';
import { recallsInForce } from '../../recall/recall.store.ts';
import { quarantineReceived } from '../../recall/issue-version.flow.ts';
import { recordMasterUdiDis } from '../master-udi-di.store.ts';
import { checkReceipt, expiringSoon, masterWarnings, requireLotSizes } from '../receipt.ts';
import { parseReceiptLines } from '../receipt-line.ts';
import { shopLabels } from '../shop-label.ts';
import { findReceivablePacks } from '../../catalogue/pack.store.ts';
import { fillLots, insertReceipt, lockReceivedLots, type Receipt } from '../receipt.store.ts';
import { findSupplier } from '../../purchasing/supplier.store.ts';
import { hasWarehouse } from '../../stock/warehouse.store.ts';

/**
 * POST /warehouses/{warehouseId}/receipts. Books received boxes, typed or scanned, into lots. Books all lines of the
 * receipt or none.
 */
export const receiveStock = ({ shortDatedDays, lensIds }: { shortDatedDays: number; lensIds: LensIds }) =>
  command(ReceiveStock, {
    async run({ params: { warehouseId }, body, actor, language, tx, now, newId }) {
      const { reference, purchaseOrderId = null, supplierId = null, acceptOverDelivery: keepSurplus } = body;
      const { inspection = null } = body;
      const recalls = await recallsInForce(tx);
      const order = await lockExpectedOrder(tx, warehouseId, purchaseOrderId);
      if (supplierId !== null && !(await findSupplier(tx, supplierId))) throw SUPPLIER_NOT_FOUND();
      const from = { purchaseOrderId, supplierId, inspection };
      const receipt = { id: newId(), warehouseId, reference, ...from, receivedBy: actor.id, now };
      if (!(await insertReceipt(tx, receipt))) throw RECEIPT_ALREADY_BOOKED({ reference });
      if (order) requireReceivable(order);
      const today = dayOf(now);
      const { lines, warnings } = parseReceiptLines(body.lines, today);
      const packs = await findReceivablePacks(tx, lines);
      const checked = checkReceipt(lines, packs, { today, lensIds, ordered: order?.lines });
      const delivery = order && matchDelivery(order.lines, checked, { keepSurplus, now });
      if (order && delivery) await saveReceived(tx, receive(order, delivery.lines, now));
      const lots = checked.lots.map((lot) => ({ ...lot, newId: newId() }));
      const locked = await lockReceivedLots(tx, receipt, lots);
      requireLotSizes(checked, locked);
      await fillLots(tx, receipt, locked);
      const ids = new Map(locked.map(({ id, key }) => [key, id]));
      const by = { actorId: actor.id, now };
      const otherwise = masterWarnings(checked, await recordMasterUdiDis(tx, checked.lots, by));
      if (inspection?.result === 'failed') await quarantineFailed(tx, receipt, [...ids.values()]);
      const quarantinedLotIds = await quarantineReceived(tx, recalls, [...ids.values()], by);
      const allWarnings = [
        ...warnings,
        ...shopLabels(lines, checked.labels),
        ...expiringSoon(checked.labels, today, shortDatedDays),
        ...(delivery?.warnings ?? []),
        ...otherwise,
      ];
      return answer({
        ...{ id: receipt.id, warehouseId, reference, purchaseOrderId, createdAt: now.toISOString() },
        boxes: checked.lots.reduce((sum, { quantity }) => sum + quantity, 0),
        lotIds: checked.lotOfLine.flatMap((key) => ids.get(key) ?? []),
        quarantinedLotIds,
        warnings: allWarnings.map(({ pointer, detail }) => ({ pointer, detail: detail[language] })),
      });
    },
  });

/**
 * Locks and returns the delivered purchase order. Returns undefined if `purchaseOrderId` is null. To avoid deadlocks,
 * the order is locked before any lot.
 */
async function lockExpectedOrder(tx: Tx, warehouseId: string, purchaseOrderId: string | null) {
  if (!(await hasWarehouse(tx, warehouseId))) throw WAREHOUSE_NOT_FOUND();
  if (purchaseOrderId === null) return undefined;
  const order = await lockPurchaseOrder(tx, purchaseOrderId);
  if (!order) throw PURCHASE_ORDER_NOT_FOUND();
  if (order.warehouseId !== warehouseId) throw PURCHASE_ORDER_OTHER_WAREHOUSE();
  return order;
}

/**
 * Puts the lots of a failed inspection into quarantine, because a device that does not conform must not be made
 * available (MDR Art. 14(2)). Staff free the lots when they conform.
 */
async function quarantineFailed(tx: Tx, { id, inspection, receivedBy, now }: Receipt, lotIds: readonly string[]) {
  const reason = inspection?.remarks ?? 'failed its inspection';
  await quarantineLots(tx, lotIds, { recallId: null, causeId: id, reason, actorId: receivedBy, now });
}
