import { query } from '@toric/chassis/http/endpoint';
import { PURCHASE_ORDER_NOT_FOUND } from '@toric/contracts/catalog-inventory/purchasing/purchasing.errors';
import { GetPurchaseOrder } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { readPurchaseOrder } from '../purchase-order.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /purchase-orders/{purchaseOrderId}. Returns one purchase order with its lines. */
export const getPurchaseOrder = query<typeof GetPurchaseOrder, Reader>(GetPurchaseOrder, {
  async run({ params: { purchaseOrderId }, db }) {
    const order = await readPurchaseOrder(db, purchaseOrderId);
    if (!order) throw PURCHASE_ORDER_NOT_FOUND();
    return order;
  },
});
