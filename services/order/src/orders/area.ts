import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { ReleaseStock, ReserveStock, ShipStock } from '@toric/contracts/catalog-inventory/events';
import { VerifyPrescription } from '@toric/contracts/customer/events';
import { RedeemCoupon, ReleaseCoupon } from '@toric/contracts/marketing/events';
import * as order from '@toric/contracts/order/events';
import { AuthorisePayment, CapturePayment, VoidPayment } from '@toric/contracts/payment/events';
import { processRun } from '@toric/messaging/process.store';
import type { Reader } from '../reader.store.ts';
import { orderProcess } from './order.process.ts';
import { recordTransitions } from './order.store.ts';
import { cancelOrder } from './features/cancel-order.ts';
import { deliverOrder } from './features/deliver-order.ts';
import { getOrder } from './features/get-order.ts';
import { listOrderSteps } from './features/list-order-steps.ts';
import { listOrders } from './features/list-orders.ts';
import { placeOrder } from './features/place-order.ts';
import { projectOffer } from './features/project-offer.ts';
import { revokeEvidenceOfOrders } from './features/revoke-evidence.ts';
import { shipOrder } from './features/ship-order.ts';

/** Orders: each order, and its process from placed to completed. This area uses no other area. */
export const orders = ({ vault, numberRule }: { vault: Vault; numberRule: string }): Area<Reader> => ({
  routes: [
    ...[placeOrder({ vault, numberRule }), getOrder({ vault }), listOrders({ vault }), listOrderSteps],
    ...[cancelOrder({ vault }), shipOrder({ vault }), deliverOrder({ vault })],
  ],
  subscriptions: { 'project-offer': projectOffer, 'revoke-evidence': revokeEvidenceOfOrders },
  processes: [processRun({ process: orderProcess, recordTransitions })],
  sends: [
    ...[order.OrderPlaced, order.OrderConfirmed, order.OrderShipped, order.OrderCompleted, order.OrderCancelled],
    ...[order.CancellationRequested, order.ShipmentRequested, order.DeliveryRecorded],
    ...[VerifyPrescription, RedeemCoupon, ReserveStock, AuthorisePayment, ShipStock, CapturePayment],
    ...[ReleaseCoupon, ReleaseStock, VoidPayment],
  ],
});
