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
import { adjustLot } from './stock/features/adjust-lot.ts';
import { changeProduct } from './catalogue/features/change-product.ts';
import { checkLens } from './storefront/features/check-lens.ts';
import { checkParameters } from './storefront/features/check-parameters.ts';
import { approveStocktake } from './counting/features/approve-stocktake.ts';
import { countLots } from './counting/features/count-lots.ts';
import { discardLot } from './stock/features/discard-lot.ts';
import { getStocktake } from './counting/features/get-stocktake.ts';
import { listStocktakeLots } from './counting/features/list-stocktake-lots.ts';
import { listStocktakes } from './counting/features/list-stocktakes.ts';
import { rejectStocktake } from './counting/features/reject-stocktake.ts';
import { startStocktake } from './counting/features/start-stocktake.ts';
import { submitStocktake } from './counting/features/submit-stocktake.ts';
import { createProduct } from './catalogue/features/create-product.ts';
import { createWarehouse } from './stock/features/create-warehouse.ts';
import { getProduct } from './storefront/features/get-product.ts';
import { importCatalogue } from './catalogue/features/import-catalogue.ts';
import { listCatalogueImports } from './catalogue/features/list-catalogue-imports.ts';
import { listLotLedger } from './stock/features/list-lot-ledger.ts';
import { listParameters } from './storefront/features/list-parameters.ts';
import { listProducts } from './storefront/features/list-products.ts';
import { listStock } from './stock/features/list-stock.ts';
import { listWarehouses } from './stock/features/list-warehouses.ts';
import { acceptProposal } from './purchasing/features/accept-proposal.ts';
import { approvePurchaseOrder } from './purchasing/features/approve-purchase-order.ts';
import { cancelPurchaseOrder } from './purchasing/features/cancel-purchase-order.ts';
import { changePurchaseOrder } from './purchasing/features/change-purchase-order.ts';
import { changeSupplier } from './purchasing/features/change-supplier.ts';
import { closePurchaseOrder } from './purchasing/features/close-purchase-order.ts';
import { createPurchaseOrder } from './purchasing/features/create-purchase-order.ts';
import { createSupplier } from './purchasing/features/create-supplier.ts';
import { getPurchaseOrder } from './purchasing/features/get-purchase-order.ts';
import { getSupplier } from './purchasing/features/get-supplier.ts';
import { getSupplierFigures } from './purchasing/features/get-supplier-figures.ts';
import { listProposals } from './purchasing/features/list-proposals.ts';
import { listPurchaseOrders } from './purchasing/features/list-purchase-orders.ts';
import { listSuppliers } from './purchasing/features/list-suppliers.ts';
import { proposeReplenishment } from './purchasing/features/propose-replenishment.ts';
import { putSupplierPrice } from './purchasing/features/put-supplier-price.ts';
import { removeSupplierPrice } from './purchasing/features/remove-supplier-price.ts';
import { sendPurchaseOrder } from './purchasing/features/send-purchase-order.ts';
import { putPack } from './catalogue/features/put-pack.ts';
import { readBarcode } from './storefront/features/read-barcode.ts';
import { addRecallVersion } from './recall/features/add-recall-version.ts';
import { answerRecallCase } from './recall/features/answer-recall-case.ts';
import { closeRecall } from './recall/features/close-recall.ts';
import { exportRecallCases } from './recall/features/export-recall-cases.ts';
import { freeLot } from './recall/features/free-lot.ts';
import { getRecall } from './recall/features/get-recall.ts';
import { issueRecall } from './recall/features/issue-recall.ts';
import { listRecallCases } from './recall/features/list-recall-cases.ts';
import { listRecalls } from './recall/features/list-recalls.ts';
import { quarantineLot } from './recall/features/quarantine-lot.ts';
import { readPassport } from './recall/features/read-passport.ts';
import { tellAffected } from './recall/features/tell-affected.ts';
import { receiveStock } from './receiving/features/receive-stock.ts';
import { exportPurchaseInspections } from './registers/features/export-purchase-inspections.ts';
import { exportSaleRecords } from './registers/features/export-sale-records.ts';
import { exportVigilanceRecords } from './registers/features/export-vigilance-records.ts';
import { listPurchaseInspections } from './registers/features/list-purchase-inspections.ts';
import { listRegistrations } from './registers/features/list-registrations.ts';
import { listSaleRecords } from './registers/features/list-sale-records.ts';
import { listVigilanceRecords } from './registers/features/list-vigilance-records.ts';
import { projectComplaint } from './registers/features/project-complaint.ts';
import { putRegistration } from './registers/features/put-registration.ts';
import { releaseStock } from './stock/features/release-stock.ts';
import { reportLowStock } from './reports/features/report-low-stock.ts';
import { reportStockAgeing } from './reports/features/report-stock-ageing.ts';
import { reserveStock } from './stock/features/reserve-stock.ts';
import { shipStock } from './stock/features/ship-stock.ts';
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
