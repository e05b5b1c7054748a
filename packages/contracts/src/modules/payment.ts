import * as amendmentEvents from '../payment/amendment.events.ts';
import * as paymentAuditEvents from '../payment/reconciliation/audit.events.ts';
import * as paymentEvents from '../payment/events.ts';
import * as exchange from '../payment/exchange/exchange.http.ts';
import * as invoiceFile from '../payment/invoice-file.http.ts';
import * as paymentErrors from '../payment/payment.errors.ts';
import * as payment from '../payment/payment.http.ts';
import * as returnEvents from '../payment/return.events.ts';
import * as storeCreditErrors from '../payment/store-credit/store-credit.errors.ts';
import * as storeCredit from '../payment/store-credit/store-credit.http.ts';
import * as reconciliation from '../payment/reconciliation/reconciliation.http.ts';

/**
 * Lists the modules that declare the messages, operations and refusals of the payment service. The API reference shows
 * them in this order.
 */
export const paymentModules: readonly object[] = [
  paymentEvents,
  paymentAuditEvents,
  amendmentEvents,
  returnEvents,
  payment,
  exchange,
  invoiceFile,
  reconciliation,
  storeCredit,
  paymentErrors,
  storeCreditErrors,
];
