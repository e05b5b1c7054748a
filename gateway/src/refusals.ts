import * as catalogImport from '@toric/contracts/catalog-import.errors';
import * as catalogInventory from '@toric/contracts/catalog-inventory.errors';
import * as catalogPurchasing from '@toric/contracts/catalog-purchasing.errors';
import * as catalogReceiving from '@toric/contracts/catalog-receiving.errors';
import * as catalogReplenishment from '@toric/contracts/catalog-replenishment.errors';
import * as catalogRecall from '@toric/contracts/catalog-recall.errors';
import * as catalogStock from '@toric/contracts/catalog-stock.errors';
import * as catalogStocktake from '@toric/contracts/catalog-stocktake.errors';
import * as catalogSupplier from '@toric/contracts/catalog-supplier.errors';
import * as customer from '@toric/contracts/customer.errors';
import * as customerAttachment from '@toric/contracts/customer-attachment.errors';
import * as customerComplaint from '@toric/contracts/customer-complaint.errors';
import * as customerPrescription from '@toric/contracts/customer-prescription.errors';
import * as customerSession from '@toric/contracts/customer-session.errors';
import * as customerVerification from '@toric/contracts/customer-verification.errors';
import * as jurisdiction from '@toric/contracts/jurisdiction.errors';
import * as marketing from '@toric/contracts/marketing.errors';
import * as operator from '@toric/contracts/operator.errors';
import * as order from '@toric/contracts/order.errors';
import * as payment from '@toric/contracts/payment.errors';
import type { RefusalType } from '@toric/contracts/refusal';
import * as request from '@toric/contracts/request.errors';
import * as tools from '@toric/contracts/tools.errors';

/** The sentences about single fields that are declared beside the refusals are left out. */
const isRefusal = (value: unknown): value is RefusalType =>
  typeof value === 'function' && 'slug' in value && 'kind' in value;
const refusalsIn = (...contracts: readonly object[]): RefusalType[] =>
  contracts.flatMap((contract): unknown[] => Object.values(contract)).filter(isRefusal);

/** What any operation may answer. */
export const GENERAL: readonly RefusalType[] = refusalsIn(request);

/** Every refusal of the public API. */
export const refusals: readonly RefusalType[] = [
  ...GENERAL,
  ...refusalsIn(
    customerSession,
    customer,
    customerPrescription,
    customerAttachment,
    customerVerification,
    customerComplaint,
    catalogInventory,
    catalogImport,
    catalogStock,
    catalogSupplier,
    catalogPurchasing,
    catalogReceiving,
    catalogStocktake,
    catalogReplenishment,
    catalogRecall,
    order,
    payment,
    marketing,
    tools,
    jurisdiction,
    operator,
  ),
];
