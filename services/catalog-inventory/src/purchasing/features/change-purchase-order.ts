import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PURCHASE_ORDER_NOT_FOUND } from '@toric/contracts/catalog-inventory/purchasing/purchasing.errors';
import { ChangePurchaseOrder } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import type { LensIds } from '@toric/optics/lens-id';
import { orderedLines } from '../purchase-line.ts';
import { lockPurchaseOrder, replaceLines, savePurchaseOrder } from '../purchase-order.store.ts';
import { redraft } from '../purchase-order.ts';
import { purchaseOrderView } from '../purchase-order.view.ts';
import { findAssortment, findSupplier } from '../supplier.store.ts';
import { requireActive } from '../supplier.ts';

/**
 * PATCH /purchase-orders/{purchaseOrderId}. Replaces the lines of a draft order, with the supplier's current prices.
 */
export const changePurchaseOrder = ({ lensIds }: { lensIds: LensIds }) =>
  command(ChangePurchaseOrder, {
    async run({ params: { purchaseOrderId }, body: { lines: wanted }, actor, expectedVersion, tx, now, newId }) {
      const order = await lockPurchaseOrder(tx, purchaseOrderId);
      if (!order) throw PURCHASE_ORDER_NOT_FOUND();
      requireVersion(expectedVersion, order.version);
      const supplier = requireActive(await findSupplier(tx, order.supplierId));
      const lines = orderedLines(wanted, await findAssortment(tx, supplier, wanted), { newId, lensIds });
      const changed = redraft(order, lines, actor.id, now);
      await savePurchaseOrder(tx, changed);
      await replaceLines(tx, changed);
      return answer(purchaseOrderView(changed));
    },
  });
