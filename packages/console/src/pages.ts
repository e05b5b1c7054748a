/** Lists the areas of the console. A page is loaded when it is first opened. */
import { accountArea } from './areas/account/area.ts';
import { amendmentsArea } from './areas/amendments/area.ts';
import { backupsArea } from './areas/backups/area.ts';
import { catalogueArea } from './areas/catalogue/area.ts';
import { changesArea } from './areas/changes/area.ts';
import { casesArea } from './areas/cases/area.ts';
import { channelsArea } from './areas/channels/area.ts';
import { complaintsArea } from './areas/complaints/area.ts';
import { contactsArea } from './areas/contacts/area.ts';
import { countingArea } from './areas/counting/area.ts';
import { counterArea } from './areas/counter/area.ts';
import { couponsArea } from './areas/coupons/area.ts';
import { cartsArea } from './areas/carts/area.ts';
import { creditArea } from './areas/credit/area.ts';
import { storeCreditArea } from './areas/store-credit/area.ts';
import { customersArea } from './areas/customers/area.ts';
import { exchangeChargesArea } from './areas/exchange-charges/area.ts';
import { helpArea } from './areas/help/area.ts';
import { dataQualityArea } from './areas/data-quality/area.ts';
import { fieldsArea } from './areas/fields/area.ts';
import { formsArea } from './areas/forms/area.ts';
import { homeArea } from './areas/home/area.ts';
import { invoicesArea } from './areas/invoices/area.ts';
import { jobsArea } from './areas/jobs/area.ts';
import { machinesArea } from './areas/machines/area.ts';
import { messagesArea } from './areas/messages/area.ts';
import { noticesArea } from './areas/notices/area.ts';
import { operationsArea } from './areas/operations/area.ts';
import { orderDeskArea } from './areas/order-desk/area.ts';
import { ordersArea } from './areas/orders/area.ts';
import { partnersArea } from './areas/partners/area.ts';
import { paymentsArea } from './areas/payments/area.ts';
import { pickingArea } from './areas/picking/area.ts';
import { pipelineArea } from './areas/pipeline/area.ts';
import { prescriptionsArea } from './areas/prescriptions/area.ts';
import { privacyArea } from './areas/privacy/area.ts';
import { purchasingArea } from './areas/purchasing/area.ts';
import { qualityArea } from './areas/quality/area.ts';
import { recallArea } from './areas/recall/area.ts';
import { receivingArea } from './areas/receiving/area.ts';
import { reconciliationArea } from './areas/reconciliation/area.ts';
import { refundsArea } from './areas/refunds/area.ts';
import { registersArea } from './areas/registers/area.ts';
import { shippingArea } from './areas/shipping/area.ts';
import { parcelsArea } from './areas/parcels/area.ts';
import { returnsArea } from './areas/returns/area.ts';
import { shopAuditArea } from './areas/shop-audit/area.ts';
import { staffArea } from './areas/staff/area.ts';
import { stockArea } from './areas/stock/area.ts';
import { surveysArea } from './areas/surveys/area.ts';
import { tagsArea } from './areas/tags/area.ts';
import { tasksArea } from './areas/tasks/area.ts';
import { taxArea } from './areas/tax/area.ts';
import { templatesArea } from './areas/templates/area.ts';
import { trainingArea } from './areas/training/area.ts';
import { verificationArea } from './areas/verification/area.ts';
import { webhooksArea } from './areas/webhooks/area.ts';
import type { ConsoleArea, Page } from './kit/kit.types.ts';

export const areas: readonly ConsoleArea[] = [
  accountArea,
  amendmentsArea,
  backupsArea,
  catalogueArea,
  changesArea,
  casesArea,
  channelsArea,
  complaintsArea,
  contactsArea,
  countingArea,
  counterArea,
  couponsArea,
  cartsArea,
  creditArea,
  storeCreditArea,
  orderDeskArea,
  customersArea,
  dataQualityArea,
  helpArea,
  fieldsArea,
  formsArea,
  homeArea,
  invoicesArea,
  exchangeChargesArea,
  jobsArea,
  machinesArea,
  messagesArea,
  noticesArea,
  operationsArea,
  ordersArea,
  partnersArea,
  paymentsArea,
  pickingArea,
  pipelineArea,
  prescriptionsArea,
  privacyArea,
  purchasingArea,
  qualityArea,
  recallArea,
  receivingArea,
  reconciliationArea,
  refundsArea,
  registersArea,
  returnsArea,
  shippingArea,
  parcelsArea,
  shopAuditArea,
  staffArea,
  stockArea,
  surveysArea,
  tagsArea,
  tasksArea,
  taxArea,
  templatesArea,
  trainingArea,
  verificationArea,
  webhooksArea,
];

/** Lists every page of the console. */
export const pages: readonly Page[] = areas.flatMap(({ pages: own }) => own);
