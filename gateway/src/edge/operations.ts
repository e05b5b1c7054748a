import * as catalogImport from '@toric/contracts/catalog-inventory/catalogue/import.http';
import * as catalogInventory from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import * as catalogLens from '@toric/contracts/catalog-inventory/storefront/lens.http';
import * as catalogPurchasing from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import * as catalogRegister from '@toric/contracts/catalog-inventory/registers/china-register.http';
import * as catalogReplenishment from '@toric/contracts/catalog-inventory/purchasing/replenishment.http';
import * as catalogReport from '@toric/contracts/catalog-inventory/reports/report.http';
import * as catalogPassport from '@toric/contracts/catalog-inventory/recall/passport.http';
import * as catalogRecall from '@toric/contracts/catalog-inventory/recall/recall.http';
import * as catalogRecallCase from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import * as catalogVigilance from '@toric/contracts/catalog-inventory/registers/vigilance-register.http';
import * as catalogStock from '@toric/contracts/catalog-inventory/stock/stock.http';
import * as catalogStocktake from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import * as catalogSupplier from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import * as customer from '@toric/contracts/customer/people/customer.http';
import * as customerAttachment from '@toric/contracts/customer/prescriptions/attachment.http';
import * as customerComplaint from '@toric/contracts/customer/complaints/complaint.http';
import * as customerFhir from '@toric/contracts/customer/prescriptions/fhir.http';
import * as customerPrescription from '@toric/contracts/customer/prescriptions/prescription.http';
import * as customerRegister from '@toric/contracts/customer/registers/rule-register.http';
import * as customerSession from '@toric/contracts/customer/accounts/session.http';
import * as customerVerification from '@toric/contracts/customer/supply/verification.http';
import * as jurisdiction from '@toric/contracts/tools/jurisdiction.http';
import * as marketing from '@toric/contracts/marketing/marketing.http';
import type { Operation } from '@toric/contracts/kernel/operation';
import * as operator from '@toric/contracts/operator/operator.http';
import * as order from '@toric/contracts/order/order.http';
import * as payment from '@toric/contracts/payment/payment.http';
import * as tools from '@toric/contracts/tools/tools.http';

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'endpoint' in value && 'allow' in value;

/** Every operation of the public API, in the order of the reference page. */
export const operations: readonly Operation[] = [
  customerSession,
  customer,
  customerPrescription,
  customerFhir,
  customerAttachment,
  customerVerification,
  customerRegister,
  customerComplaint,
  catalogInventory,
  catalogLens,
  catalogImport,
  catalogStock,
  catalogSupplier,
  catalogPurchasing,
  catalogStocktake,
  catalogReport,
  catalogReplenishment,
  catalogRecall,
  catalogRecallCase,
  catalogPassport,
  catalogRegister,
  catalogVigilance,
  order,
  payment,
  marketing,
  tools,
  jurisdiction,
  operator,
]
  .flatMap((contract): unknown[] => Object.values(contract))
  .filter(isOperation);
