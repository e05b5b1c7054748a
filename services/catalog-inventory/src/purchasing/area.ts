import type { Area } from '@toric/chassis/area';
import type { LensIds } from '@toric/optics/lens-id';
import type { Reader } from '../reader.store.ts';
import { type CatalogInventoryConfig, replenishmentRules } from '../config.ts';
import { acceptProposal } from './features/accept-proposal.ts';
import { approvePurchaseOrder } from './features/approve-purchase-order.ts';
import { cancelPurchaseOrder } from './features/cancel-purchase-order.ts';
import { changePurchaseOrder } from './features/change-purchase-order.ts';
import { changeSupplier } from './features/change-supplier.ts';
import { closePurchaseOrder } from './features/close-purchase-order.ts';
import { createPurchaseOrder } from './features/create-purchase-order.ts';
import { createSupplier } from './features/create-supplier.ts';
import { getPurchaseOrder } from './features/get-purchase-order.ts';
import { getSupplier } from './features/get-supplier.ts';
import { getSupplierFigures } from './features/get-supplier-figures.ts';
import { listProposals } from './features/list-proposals.ts';
import { listPurchaseOrders } from './features/list-purchase-orders.ts';
import { listStockLevels } from './features/list-stock-levels.ts';
import { listSuppliers } from './features/list-suppliers.ts';
import { proposeReplenishment } from './features/propose-replenishment.ts';
import { putSupplierPrice } from './features/put-supplier-price.ts';
import { putStockLevels } from './features/put-stock-levels.ts';
import { removeSupplierPrice } from './features/remove-supplier-price.ts';
import { sendPurchaseOrder } from './features/send-purchase-order.ts';

/** Declares the area `purchasing`: suppliers, purchase orders, stock levels and proposals, above `catalogue` and `stock`. */
export function purchasing(config: CatalogInventoryConfig, lensIds: LensIds): Area<Reader> {
  const orders = { numberRule: config.PURCHASE_ORDER_NUMBER_RULE, lensIds };
  return {
    routes: [
      ...[createSupplier, getSupplier, getSupplierFigures, listSuppliers, changeSupplier, putSupplierPrice],
      ...[removeSupplierPrice, listStockLevels, putStockLevels, createPurchaseOrder(orders), getPurchaseOrder],
      ...[listPurchaseOrders, changePurchaseOrder(orders), approvePurchaseOrder, sendPurchaseOrder],
      ...[cancelPurchaseOrder, closePurchaseOrder, proposeReplenishment(replenishmentRules(config)), listProposals],
      acceptProposal(orders),
    ],
  };
}
