import type { Service } from '@toric/chassis/service';
import {
  CustomerAffected,
  OfferChanged,
  ShipmentRefused,
  StockRefused,
  StockReleased,
  StockReserved,
  StockShipped,
  TellAffected,
} from '@toric/contracts/catalog-inventory/events';
import type { CatalogInventoryConfig } from './config.ts';
import { adjustLot } from './features/adjust-lot.ts';
import { changeProduct } from './features/change-product.ts';
import { checkLens } from './features/check-lens.ts';
import { checkParameters } from './features/check-parameters.ts';
import { approveStocktake } from './features/counting/approve-stocktake.ts';
import { countLots } from './features/counting/count-lots.ts';
import { discardLot } from './features/counting/discard-lot.ts';
import { getStocktake } from './features/counting/get-stocktake.ts';
import { listStocktakeLots } from './features/counting/list-stocktake-lots.ts';
import { listStocktakes } from './features/counting/list-stocktakes.ts';
import { rejectStocktake } from './features/counting/reject-stocktake.ts';
import { startStocktake } from './features/counting/start-stocktake.ts';
import { submitStocktake } from './features/counting/submit-stocktake.ts';
import { createProduct } from './features/create-product.ts';
import { createWarehouse } from './features/create-warehouse.ts';
import { getProduct } from './features/get-product.ts';
import { importCatalogue } from './features/import-catalogue.ts';
import { listCatalogueImports } from './features/list-catalogue-imports.ts';
import { listLotLedger } from './features/list-lot-ledger.ts';
import { listParameters } from './features/list-parameters.ts';
import { listProducts } from './features/list-products.ts';
import { listStock } from './features/list-stock.ts';
import { listWarehouses } from './features/list-warehouses.ts';
import { acceptProposal } from './features/purchasing/accept-proposal.ts';
import { approvePurchaseOrder } from './features/purchasing/approve-purchase-order.ts';
import { cancelPurchaseOrder } from './features/purchasing/cancel-purchase-order.ts';
import { changePurchaseOrder } from './features/purchasing/change-purchase-order.ts';
import { changeSupplier } from './features/purchasing/change-supplier.ts';
import { closePurchaseOrder } from './features/purchasing/close-purchase-order.ts';
import { createPurchaseOrder } from './features/purchasing/create-purchase-order.ts';
import { createSupplier } from './features/purchasing/create-supplier.ts';
import { getPurchaseOrder } from './features/purchasing/get-purchase-order.ts';
import { getSupplier } from './features/purchasing/get-supplier.ts';
import { getSupplierFigures } from './features/purchasing/get-supplier-figures.ts';
import { listProposals } from './features/purchasing/list-proposals.ts';
import { listPurchaseOrders } from './features/purchasing/list-purchase-orders.ts';
import { listSuppliers } from './features/purchasing/list-suppliers.ts';
import { proposeReplenishment } from './features/purchasing/propose-replenishment.ts';
import { putSupplierPrice } from './features/purchasing/put-supplier-price.ts';
import { removeSupplierPrice } from './features/purchasing/remove-supplier-price.ts';
import { sendPurchaseOrder } from './features/purchasing/send-purchase-order.ts';
import { putPack } from './features/put-pack.ts';
import { readBarcode } from './features/read-barcode.ts';
import { addRecallVersion } from './features/recall/add-recall-version.ts';
import { answerRecallCase } from './features/recall/answer-recall-case.ts';
import { closeRecall } from './features/recall/close-recall.ts';
import { exportRecallCases } from './features/recall/export-recall-cases.ts';
import { freeLot } from './features/recall/free-lot.ts';
import { getRecall } from './features/recall/get-recall.ts';
import { issueRecall } from './features/recall/issue-recall.ts';
import { listRecallCases } from './features/recall/list-recall-cases.ts';
import { listRecalls } from './features/recall/list-recalls.ts';
import { quarantineLot } from './features/recall/quarantine-lot.ts';
import { readPassport } from './features/recall/read-passport.ts';
import { tellAffected } from './features/recall/tell-affected.ts';
import { receiveStock } from './features/receive-stock.ts';
import { exportPurchaseInspections } from './features/registers/export-purchase-inspections.ts';
import { exportSaleRecords } from './features/registers/export-sale-records.ts';
import { exportVigilanceRecords } from './features/registers/export-vigilance-records.ts';
import { listPurchaseInspections } from './features/registers/list-purchase-inspections.ts';
import { listRegistrations } from './features/registers/list-registrations.ts';
import { listSaleRecords } from './features/registers/list-sale-records.ts';
import { listVigilanceRecords } from './features/registers/list-vigilance-records.ts';
import { projectComplaint } from './features/registers/project-complaint.ts';
import { putRegistration } from './features/registers/put-registration.ts';
import { releaseStock } from './features/release-stock.ts';
import { reportLowStock } from './features/reports/report-low-stock.ts';
import { reportStockAgeing } from './features/reports/report-stock-ageing.ts';
import { reserveStock } from './features/reserve-stock.ts';
import { shipStock } from './features/ship-stock.ts';
import { openReader, type Reader } from './reader.store.ts';

/** Everything that the catalogue and the stock do. */
export function catalogInventoryService(config: CatalogInventoryConfig): Service<Reader> {
  const spareDays = config.SPARE_SHELF_DAYS;
  const numberRule = config.PURCHASE_ORDER_NUMBER_RULE;
  const replenishment = {
    spareDays,
    demandDays: config.DEMAND_DAYS,
    safetyFactor: config.SAFETY_FACTOR,
    coverDays: config.ORDER_COVER_DAYS,
  };
  const seller = { name: config.SELLER_NAME ?? null, licence: config.SELLER_LICENCE ?? null };
  const rules = { spareDays, lowStock: config.LOW_STOCK_BOXES };
  return {
    name: 'catalog-inventory',
    routes: [
      listProducts({ spareDays }),
      getProduct,
      checkParameters(rules),
      listParameters(rules),
      checkLens(rules),
      createProduct,
      changeProduct,
      putPack,
      importCatalogue,
      listCatalogueImports,
      createWarehouse,
      listWarehouses,
      receiveStock({ shortDatedDays: config.SHORT_DATED_DAYS }),
      adjustLot,
      discardLot,
      listStock,
      listLotLedger,
      readBarcode,
      ...[createSupplier, getSupplier, getSupplierFigures, listSuppliers, changeSupplier],
      ...[putSupplierPrice, removeSupplierPrice],
      ...[createPurchaseOrder({ numberRule }), getPurchaseOrder, listPurchaseOrders, changePurchaseOrder],
      ...[approvePurchaseOrder, sendPurchaseOrder, cancelPurchaseOrder, closePurchaseOrder],
      ...[startStocktake, getStocktake, listStocktakes, listStocktakeLots],
      ...[countLots, submitStocktake, approveStocktake, rejectStocktake],
      ...[reportStockAgeing({ spareDays }), reportLowStock(replenishment)],
      ...[proposeReplenishment(replenishment), listProposals, acceptProposal({ numberRule })],
      ...[quarantineLot, freeLot],
      ...[issueRecall, addRecallVersion, closeRecall, listRecalls, getRecall],
      ...[listRecallCases, exportRecallCases, answerRecallCase, readPassport],
      ...[listRegistrations, putRegistration, listPurchaseInspections, exportPurchaseInspections],
      ...[listSaleRecords(seller), exportSaleRecords(seller), listVigilanceRecords, exportVigilanceRecords],
    ],
    subscriptions: {
      'reserve-stock': reserveStock({ spareDays, reservationDays: config.RESERVATION_DAYS }),
      'release-stock': releaseStock,
      'ship-stock': shipStock({ spareDays }),
      'tell-affected': tellAffected,
      'project-complaint': projectComplaint,
    },
    sends: [
      ...[OfferChanged, StockReserved, StockRefused, StockReleased, StockShipped, ShipmentRefused],
      ...[TellAffected, CustomerAffected],
    ],
    openReader,
  };
}
