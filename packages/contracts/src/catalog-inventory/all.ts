import * as catalogueErrors from './catalogue/catalogue.errors.ts';
import * as catalogue from './catalogue/catalogue.http.ts';
import * as importErrors from './catalogue/import.errors.ts';
import * as catalogueImport from './catalogue/import.http.ts';
import * as stocktakeErrors from './counting/stocktake.errors.ts';
import * as stocktake from './counting/stocktake.http.ts';
import * as stockAuditEvents from './audit.events.ts';
import * as catalogInventoryEvents from './events.ts';
import * as priceProposal from './pricing/price-proposal.http.ts';
import * as priceSheet from './pricing/price-sheet.http.ts';
import * as priceErrors from './pricing/price.errors.ts';
import * as price from './pricing/price.http.ts';
import * as purchasingErrors from './purchasing/purchasing.errors.ts';
import * as purchasing from './purchasing/purchasing.http.ts';
import * as replenishmentErrors from './purchasing/replenishment.errors.ts';
import * as replenishment from './purchasing/replenishment.http.ts';
import * as stockLevel from './purchasing/stock-level.http.ts';
import * as supplierErrors from './purchasing/supplier.errors.ts';
import * as supplier from './purchasing/supplier.http.ts';
import * as passport from './recall/passport.http.ts';
import * as recallCase from './recall/recall-case.http.ts';
import * as recallErrors from './recall/recall.errors.ts';
import * as recall from './recall/recall.http.ts';
import * as receivingErrors from './receiving/receiving.errors.ts';
import * as receiving from './receiving/receiving.http.ts';
import * as chinaRegister from './registers/china-register.http.ts';
import * as vigilanceRegister from './registers/vigilance-register.http.ts';
import * as report from './reports/report.http.ts';
import * as shipmentBoxes from './stock/shipment-boxes.http.ts';
import * as stockErrors from './stock/stock.errors.ts';
import * as stock from './stock/stock.http.ts';
import * as lens from './storefront/lens.http.ts';
import * as product from './storefront/product.http.ts';

/** The modules that declare the messages, operations and refusals of the catalog-inventory service. The reference page shows them in this order. */
export const catalogInventoryModules: readonly object[] = [
  catalogInventoryEvents,
  stockAuditEvents,
  catalogue,
  catalogueErrors,
  product,
  lens,
  catalogueImport,
  importErrors,
  price,
  priceErrors,
  priceProposal,
  priceSheet,
  stock,
  stockErrors,
  shipmentBoxes,
  receiving,
  receivingErrors,
  supplier,
  supplierErrors,
  purchasing,
  purchasingErrors,
  stocktake,
  stocktakeErrors,
  report,
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
