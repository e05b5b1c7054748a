import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PURCHASE_ORDER_NOT_FOUND } from '@toric/contracts/catalog-inventory/purchasing/purchasing.errors';
import { ClosePurchaseOrder } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { lockPurchaseOrder, savePurchaseOrder } from '../purchase-order.store.ts';
import { close } from '../purchase-order.ts';
import { purchaseOrderView } from '../purchase-order.view.ts';

/** POST /purchase-orders/{purchaseOrderId}/close. Ends a purchase order whose missing boxes will never arrive. */
export const closePurchaseOrder = command(ClosePurchaseOrder, {
  async run({ params: { purchaseOrderId }, expectedVersion, tx, now }) {
    const order = await lockPurchaseOrder(tx, purchaseOrderId);
    if (!order) throw PURCHASE_ORDER_NOT_FOUND();
    requireVersion(expectedVersion, order.version);
    const closed = close(order, now);
    await savePurchaseOrder(tx, closed);
    return answer(purchaseOrderView(closed));
  },
});
