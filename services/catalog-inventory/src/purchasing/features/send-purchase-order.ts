import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PURCHASE_ORDER_NOT_FOUND } from '@toric/contracts/catalog-inventory/purchasing/purchasing.errors';
import { SendPurchaseOrder } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { lockPurchaseOrder, savePurchaseOrder } from '../purchase-order.store.ts';
import { send } from '../purchase-order.ts';
import { purchaseOrderView } from '../purchase-order.view.ts';
import { findLeadTimeDays } from '../supplier.store.ts';

/**
 * POST /purchase-orders/{purchaseOrderId}/send. Records that staff sent the purchase order to the supplier. The system
 * itself sends nothing.
 */
export const sendPurchaseOrder = command(SendPurchaseOrder, {
  async run({ params: { purchaseOrderId }, expectedVersion, tx, now }) {
    const order = await lockPurchaseOrder(tx, purchaseOrderId);
    if (!order) throw PURCHASE_ORDER_NOT_FOUND();
    requireVersion(expectedVersion, order.version);
    const sent = send(order, await findLeadTimeDays(tx, order.supplierId), now);
    await savePurchaseOrder(tx, sent);
    return answer(purchaseOrderView(sent));
  },
});
