import * as catalogImport from '@toric/contracts/catalog-inventory/catalogue/import.errors';
import * as catalogInventory from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import * as catalogPurchasing from '@toric/contracts/catalog-inventory/purchasing/purchasing.errors';
import * as catalogReceiving from '@toric/contracts/catalog-inventory/receiving/receiving.errors';
import * as catalogReplenishment from '@toric/contracts/catalog-inventory/purchasing/replenishment.errors';
import * as catalogRecall from '@toric/contracts/catalog-inventory/recall/recall.errors';
import * as catalogStock from '@toric/contracts/catalog-inventory/stock/stock.errors';
import * as catalogStocktake from '@toric/contracts/catalog-inventory/counting/stocktake.errors';
import * as catalogSupplier from '@toric/contracts/catalog-inventory/purchasing/supplier.errors';
import * as customer from '@toric/contracts/customer/people/customer.errors';
import * as customerAttachment from '@toric/contracts/customer/prescriptions/attachment.errors';
import * as customerComplaint from '@toric/contracts/customer/complaints/complaint.errors';
import * as customerPrescription from '@toric/contracts/customer/prescriptions/prescription.errors';
import * as customerSession from '@toric/contracts/customer/accounts/session.errors';
import * as customerVerification from '@toric/contracts/customer/supply/verification.errors';
import * as jurisdiction from '@toric/contracts/tools/jurisdiction.errors';
import * as marketing from '@toric/contracts/marketing/marketing.errors';
import * as operator from '@toric/contracts/operator/operator.errors';
import * as order from '@toric/contracts/order/order.errors';
import * as payment from '@toric/contracts/payment/payment.errors';
import type { RefusalType } from '@toric/contracts/kernel/refusal';
import * as request from '@toric/contracts/kernel/request.errors';
import * as tools from '@toric/contracts/tools/tools.errors';

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
