import * as orderAuditEvents from '../order/audit/audit.events.ts';
import * as shopAuditErrors from '../order/audit/shop-audit.errors.ts';
import * as shopAudit from '../order/audit/shop-audit.http.ts';
import * as amendmentErrors from '../order/amendments/amendment.errors.ts';
import * as amendmentEvents from '../order/amendments/amendment.events.ts';
import * as amendment from '../order/amendments/amendment.http.ts';
import * as counter from '../order/counter/counter.http.ts';
import * as creditErrors from '../order/credit/credit.errors.ts';
import * as cartErrors from '../order/carts/cart.errors.ts';
import * as cart from '../order/carts/cart.http.ts';
import * as usual from '../order/carts/usual.http.ts';
import * as credit from '../order/credit/credit.http.ts';
import * as orderEvents from '../order/events.ts';
import * as orderField from '../order/fields/order-field.http.ts';
import * as orderHoldErrors from '../order/holds/order-hold.errors.ts';
import * as orderHoldEvents from '../order/holds/order-hold.events.ts';
import * as orderHold from '../order/holds/order-hold.http.ts';
import * as orderNoteErrors from '../order/notes/order-note.errors.ts';
import * as orderNote from '../order/notes/order-note.http.ts';
import * as orderStream from '../order/order-stream.http.ts';
import * as orderErrors from '../order/order.errors.ts';
import * as order from '../order/order.http.ts';
import * as handOver from '../order/hand-over.http.ts';
import * as partEvents from '../order/part.events.ts';
import * as carrierClaim from '../order/parcels/carrier-claim.http.ts';
import * as delayRule from '../order/parcels/delay-rule.http.ts';
import * as manifest from '../order/parcels/manifest.http.ts';
import * as parcelErrors from '../order/parcels/parcel.errors.ts';
import * as parcelEvents from '../order/parcels/parcel.events.ts';
import * as parcel from '../order/parcels/parcel.http.ts';
import * as pastOrder from '../order/past-order.http.ts';
import * as orderPickEvents from '../order/pick.events.ts';
import * as quote from '../order/quote.http.ts';
import * as repeat from '../order/repeat.http.ts';
import * as deliveryErrors from '../order/shipping/delivery-method.errors.ts';
import * as deliveryMethod from '../order/shipping/delivery-method.http.ts';
import * as deliveryOption from '../order/delivery-option.http.ts';
import * as taxErrors from '../order/tax/tax.errors.ts';
import * as tax from '../order/tax/tax.http.ts';
import * as returnLabelEvents from '../order/returns/label.events.ts';
import * as returnLabels from '../order/returns/label.http.ts';
import * as returnErrors from '../order/returns/return.errors.ts';
import * as returnEvents from '../order/returns/return.events.ts';
import * as returns from '../order/returns/return.http.ts';
import * as returnWork from '../order/returns/return-work.http.ts';
import * as shipment from '../order/shipment.http.ts';
import * as orderTagErrors from '../order/tags/order-tag.errors.ts';
import * as orderTag from '../order/tags/order-tag.http.ts';
import * as tracking from '../order/tracking.http.ts';

/**
 * Lists the modules that declare the messages, operations and refusals of the order service. The API reference shows
 * them in this order.
 */
export const orderModules: readonly object[] = [
  orderEvents,
  order,
  handOver,
  orderStream,
  orderErrors,
  quote,
  repeat,
  deliveryOption,
  deliveryMethod,
  deliveryErrors,
  tax,
  taxErrors,
  shipment,
  orderPickEvents,
  tracking,
  parcel,
  manifest,
  delayRule,
  carrierClaim,
  parcelErrors,
  parcelEvents,
  returns,
  returnLabels,
  returnLabelEvents,
  returnWork,
  returnErrors,
  returnEvents,
  ...[cart, cartErrors, usual, counter],
  ...[orderNote, orderNoteErrors, orderTag, orderTagErrors],
  ...[orderHold, orderHoldErrors, orderHoldEvents],
  partEvents,
  amendment,
  amendmentErrors,
  amendmentEvents,
  credit,
  creditErrors,
  orderField,
  pastOrder,
  shopAudit,
  shopAuditErrors,
  orderAuditEvents,
];
