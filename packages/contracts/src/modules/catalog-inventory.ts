import * as catalogueErrors from '../catalog-inventory/catalogue/catalogue.errors.ts';
import * as catalogue from '../catalog-inventory/catalogue/catalogue.http.ts';
import * as importErrors from '../catalog-inventory/catalogue/import.errors.ts';
import * as pictureErrors from '../catalog-inventory/catalogue/picture.errors.ts';
import * as picture from '../catalog-inventory/catalogue/picture.http.ts';
import * as catalogueImport from '../catalog-inventory/catalogue/import.http.ts';
import * as stocktakeErrors from '../catalog-inventory/counting/stocktake.errors.ts';
import * as stocktake from '../catalog-inventory/counting/stocktake.http.ts';
import * as stockAuditEvents from '../catalog-inventory/audit.events.ts';
import * as catalogInventoryEvents from '../catalog-inventory/events.ts';
import * as bin from '../catalog-inventory/picking/bin.http.ts';
import * as packing from '../catalog-inventory/picking/packing.http.ts';
import * as pickErrors from '../catalog-inventory/picking/pick.errors.ts';
import * as pickEvents from '../catalog-inventory/picking/pick.events.ts';
import * as pickWave from '../catalog-inventory/picking/pick-wave.http.ts';
import * as pickWork from '../catalog-inventory/picking/pick-work.http.ts';
import * as priceProposal from '../catalog-inventory/pricing/price-proposal.http.ts';
import * as priceSheet from '../catalog-inventory/pricing/price-sheet.http.ts';
import * as priceErrors from '../catalog-inventory/pricing/price.errors.ts';
import * as price from '../catalog-inventory/pricing/price.http.ts';
import * as purchasingErrors from '../catalog-inventory/purchasing/purchasing.errors.ts';
import * as purchasing from '../catalog-inventory/purchasing/purchasing.http.ts';
import * as replenishmentErrors from '../catalog-inventory/purchasing/replenishment.errors.ts';
import * as replenishment from '../catalog-inventory/purchasing/replenishment.http.ts';
import * as stockLevel from '../catalog-inventory/purchasing/stock-level.http.ts';
import * as supplierErrors from '../catalog-inventory/purchasing/supplier.errors.ts';
import * as supplier from '../catalog-inventory/purchasing/supplier.http.ts';
import * as passport from '../catalog-inventory/recall/passport.http.ts';
import * as recallCase from '../catalog-inventory/recall/recall-case.http.ts';
import * as recallErrors from '../catalog-inventory/recall/recall.errors.ts';
import * as recall from '../catalog-inventory/recall/recall.http.ts';
import * as receivingErrors from '../catalog-inventory/receiving/receiving.errors.ts';
import * as receiving from '../catalog-inventory/receiving/receiving.http.ts';
import * as chinaRegister from '../catalog-inventory/registers/china-register.http.ts';
import * as vigilanceRegister from '../catalog-inventory/registers/vigilance-register.http.ts';
import * as report from '../catalog-inventory/reports/report.http.ts';
import * as returnedErrors from '../catalog-inventory/returned/returned.errors.ts';
import * as returnedEvents from '../catalog-inventory/returned/returned.events.ts';
import * as returned from '../catalog-inventory/returned/returned.http.ts';
import * as stockAmendmentEvents from '../catalog-inventory/stock/amendment.events.ts';
import * as shipmentBoxes from '../catalog-inventory/stock/shipment-boxes.http.ts';
import * as stockErrors from '../catalog-inventory/stock/stock.errors.ts';
import * as stock from '../catalog-inventory/stock/stock.http.ts';
import * as goods from '../catalog-inventory/storefront/goods.http.ts';
import * as lens from '../catalog-inventory/storefront/lens.http.ts';
import * as product from '../catalog-inventory/storefront/product.http.ts';

/**
 * Lists the modules that declare the messages, operations and refusals of the catalog-inventory service. The API
 * reference shows them in this order.
 */
export const catalogInventoryModules: readonly object[] = [
  catalogInventoryEvents,
  stockAuditEvents,
  stockAmendmentEvents,
  catalogue,
  catalogueErrors,
  picture,
  pictureErrors,
  product,
  lens,
  goods,
  catalogueImport,
  importErrors,
  price,
  priceErrors,
  priceProposal,
  priceSheet,
  stock,
  stockErrors,
  shipmentBoxes,
  bin,
  pickEvents,
  pickWave,
  pickWork,
  packing,
  pickErrors,
  receiving,
  receivingErrors,
  supplier,
  supplierErrors,
  purchasing,
  purchasingErrors,
  stocktake,
  stocktakeErrors,
  report,
  returned,
  returnedErrors,
  returnedEvents,
  replenishment,
  replenishmentErrors,
  stockLevel,
  recall,
  recallErrors,
  recallCase,
  passport,
  chinaRegister,
  vigilanceRegister,
];
