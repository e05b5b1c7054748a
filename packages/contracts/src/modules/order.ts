import * as orderAuditEvents from '../order/audit/audit.events.ts';
import * as shopAuditErrors from '../order/audit/shop-audit.errors.ts';
import * as shopAudit from '../order/audit/shop-audit.http.ts';
import * as creditErrors from '../order/credit/credit.errors.ts';
import * as credit from '../order/credit/credit.http.ts';
import * as orderEvents from '../order/events.ts';
import * as orderField from '../order/fields/order-field.http.ts';
import * as orderStream from '../order/order-stream.http.ts';
import * as orderErrors from '../order/order.errors.ts';
import * as order from '../order/order.http.ts';
import * as pastOrder from '../order/past-order.http.ts';
import * as quote from '../order/quote.http.ts';
import * as repeat from '../order/repeat.http.ts';
import * as shipment from '../order/shipment.http.ts';
import * as tracking from '../order/tracking.http.ts';

/** The modules that declare the messages, operations and refusals of the order service. The reference page shows them in this order. */
export const orderModules: readonly object[] = [
  orderEvents,
  order,
  orderStream,
  orderErrors,
  quote,
  repeat,
  shipment,
  tracking,
  credit,
  creditErrors,
  orderField,
  pastOrder,
  shopAudit,
  shopAuditErrors,
  orderAuditEvents,
];
