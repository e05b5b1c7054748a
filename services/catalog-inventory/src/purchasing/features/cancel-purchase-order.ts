import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PURCHASE_ORDER_NOT_FOUND } from '@toric/contracts/catalog-inventory/purchasing/purchasing.errors';
import { CancelPurchaseOrder } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { lockPurchaseOrder, savePurchaseOrder } from '../purchase-order.store.ts';
import { cancel } from '../purchase-order.ts';
import { purchaseOrderView } from '../purchase-order.view.ts';

/** POST /purchase-orders/{purchaseOrderId}/cancel. Cancels a purchase order of which nothing was received yet. */
export const cancelPurchaseOrder = command(CancelPurchaseOrder, {
  async run({ params: { purchaseOrderId }, expectedVersion, tx, now }) {
    const order = await lockPurchaseOrder(tx, purchaseOrderId);
    if (!order) throw PURCHASE_ORDER_NOT_FOUND();
    requireVersion(expectedVersion, order.version);
    const cancelled = cancel(order, now);
    await savePurchaseOrder(tx, cancelled);
    return answer(purchaseOrderView(cancelled));
  },
});
