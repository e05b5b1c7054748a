import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CreatePurchaseOrder } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { WAREHOUSE_NOT_FOUND } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { formatNumber } from '@toric/contracts/numbers/number-rule';
import type { LensIds } from '@toric/optics/lens-id';
import { orderedLines } from '../purchase-line.ts';
import { insertPurchaseOrder, nextPurchaseNumber } from '../purchase-order.store.ts';
import { draftOrder } from '../purchase-order.ts';
import { purchaseOrderView } from '../purchase-order.view.ts';
import { findAssortment, findSupplier } from '../supplier.store.ts';
import { requireActive } from '../supplier.ts';
import { hasWarehouse } from '../../stock/warehouse.store.ts';

/**
 * POST /purchase-orders. Creates the draft of a purchase order at the supplier's prices. Another person must approve it
 * (approve-purchase-order.ts).
 */
export const createPurchaseOrder = ({ numberRule, lensIds }: { numberRule: string; lensIds: LensIds }) =>
  command(CreatePurchaseOrder, {
    async run({ body: { supplierId, warehouseId, lines: wanted }, actor, tx, now, newId }) {
      const supplier = requireActive(await findSupplier(tx, supplierId));
      if (!(await hasWarehouse(tx, warehouseId))) throw WAREHOUSE_NOT_FOUND();
      const lines = orderedLines(wanted, await findAssortment(tx, supplier, wanted), { newId, lensIds });
      const number = formatNumber(numberRule, await nextPurchaseNumber(tx), now);
      const draft = { id: newId(), number, warehouseId, lines, draftedBy: actor.id };
      const order = draftOrder(draft, supplier, now);
      await insertPurchaseOrder(tx, order);
      return answer(purchaseOrderView(order));
    },
  });
