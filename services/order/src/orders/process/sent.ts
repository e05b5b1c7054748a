/** Lists all messages that the use cases and the process of orders send. */
import { ReleaseStock, ReserveStock, ShipStock } from '@toric/contracts/catalog-inventory/events';
import { VerifyBuyer, VerifyPrescription } from '@toric/contracts/customer/events';
import { RedeemCoupon, ReleaseCoupon } from '@toric/contracts/marketing/events';
import { AmendmentStopped } from '@toric/contracts/order/amendments/amendment.events';
import * as order from '@toric/contracts/order/events';
import { OrderHoldChanged } from '@toric/contracts/order/holds/order-hold.events';
import { OrderAwaitsStock, OrderPartShipped, OrderRestCancelled } from '@toric/contracts/order/part.events';
import { AuthorisePayment, CapturePayment, VoidPayment } from '@toric/contracts/payment/events';

export const SENT_BY_ORDERS = [
  ...[order.OrderPlaced, order.OrderConfirmed, order.OrderShipped, order.OrderCompleted, order.OrderCancelled],
  ...[order.CancellationRequested, order.ShipmentRequested, order.ShipmentRequestedOnce, order.DeliveryRecorded],
  ...[VerifyPrescription, VerifyBuyer, RedeemCoupon, ReserveStock, AuthorisePayment, ShipStock, CapturePayment],
  ...[ReleaseCoupon, ReleaseStock, VoidPayment, OrderHoldChanged, AmendmentStopped],
  ...[OrderAwaitsStock, OrderPartShipped, OrderRestCancelled],
];
