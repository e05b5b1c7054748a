import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PURCHASE_ORDER_NOT_FOUND } from '@toric/contracts/catalog-inventory/purchasing/purchasing.errors';
import { ApprovePurchaseOrder } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { lockPurchaseOrder, savePurchaseOrder } from '../purchase-order.store.ts';
import { approve } from '../purchase-order.ts';
import { purchaseOrderView } from '../purchase-order.view.ts';

/**
 * POST /purchase-orders/{purchaseOrderId}/approve. Approves the draft of a purchase order, by a second person. The
 * lines of an approved order cannot change.
 */
export const approvePurchaseOrder = command(ApprovePurchaseOrder, {
  async run({ params: { purchaseOrderId }, actor, expectedVersion, tx, now }) {
    const order = await lockPurchaseOrder(tx, purchaseOrderId);
    if (!order) throw PURCHASE_ORDER_NOT_FOUND();
    requireVersion(expectedVersion, order.version);
    const approved = approve(order, actor.id, now);
    await savePurchaseOrder(tx, approved);
    return answer(purchaseOrderView(approved));
  },
});
