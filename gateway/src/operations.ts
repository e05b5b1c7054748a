import * as catalogImport from '@toric/contracts/catalog-import.http';
import * as catalogInventory from '@toric/contracts/catalog-inventory.http';
import * as catalogLens from '@toric/contracts/catalog-lens.http';
import * as catalogPurchasing from '@toric/contracts/catalog-purchasing.http';
import * as catalogRegister from '@toric/contracts/catalog-register.http';
import * as catalogReplenishment from '@toric/contracts/catalog-replenishment.http';
import * as catalogReport from '@toric/contracts/catalog-report.http';
import * as catalogPassport from '@toric/contracts/catalog-passport.http';
import * as catalogRecall from '@toric/contracts/catalog-recall.http';
import * as catalogRecallCase from '@toric/contracts/catalog-recall-case.http';
import * as catalogVigilance from '@toric/contracts/catalog-vigilance.http';
import * as catalogStock from '@toric/contracts/catalog-stock.http';
import * as catalogStocktake from '@toric/contracts/catalog-stocktake.http';
import * as catalogSupplier from '@toric/contracts/catalog-supplier.http';
import * as customer from '@toric/contracts/customer.http';
import * as customerAttachment from '@toric/contracts/customer-attachment.http';
import * as customerComplaint from '@toric/contracts/customer-complaint.http';
import * as customerFhir from '@toric/contracts/customer-fhir.http';
import * as customerPrescription from '@toric/contracts/customer-prescription.http';
import * as customerRegister from '@toric/contracts/customer-register.http';
import * as customerSession from '@toric/contracts/customer-session.http';
import * as customerVerification from '@toric/contracts/customer-verification.http';
import * as jurisdiction from '@toric/contracts/jurisdiction.http';
import * as marketing from '@toric/contracts/marketing.http';
import type { Operation } from '@toric/contracts/operation';
import * as operator from '@toric/contracts/operator.http';
import * as order from '@toric/contracts/order.http';
import * as payment from '@toric/contracts/payment.http';
import * as tools from '@toric/contracts/tools.http';

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
