import type { Service } from '@toric/chassis/service';
import { createVault } from '@toric/chassis/vault';
import { ReleaseStock, ReserveStock, ShipStock } from '@toric/contracts/catalog-inventory/events';
import { VerifyPrescription } from '@toric/contracts/customer/events';
import { RedeemCoupon, ReleaseCoupon } from '@toric/contracts/marketing/events';
import * as order from '@toric/contracts/order/events';
import { AuthorisePayment, CapturePayment, VoidPayment } from '@toric/contracts/payment/events';
import { runs } from '@toric/messaging/process.store';
import type { OrderConfig } from './config.ts';
import { cancelOrder } from './orders/features/cancel-order.ts';
import { deliverOrder } from './orders/features/deliver-order.ts';
import { getOrder } from './orders/features/get-order.ts';
import { listOrderSteps } from './orders/features/list-order-steps.ts';
import { listOrders } from './orders/features/list-orders.ts';
import { placeOrder } from './orders/features/place-order.ts';
import { projectOffer } from './orders/features/project-offer.ts';
import { revokeEvidenceOfOrders } from './orders/features/revoke-evidence.ts';
import { shipOrder } from './orders/features/ship-order.ts';
import { orderProcess } from './orders/order.process.ts';
import { recordTransitions } from './orders/order.store.ts';
import { openReader, type Reader } from './reader.store.ts';

/** Everything that the order service does. */
export function orderService(config: Pick<OrderConfig, 'MASTER_KEY' | 'ORDER_NUMBER_RULE'>): Service<Reader> {
  const vault = createVault({ service: 'order', masterKey: config.MASTER_KEY });
  const numberRule = config.ORDER_NUMBER_RULE;
  return {
    name: 'order',
    routes: [
      placeOrder({ vault, numberRule }),
      getOrder({ vault }),
      listOrders({ vault }),
      listOrderSteps,
      cancelOrder({ vault }),
      shipOrder({ vault }),
      deliverOrder({ vault }),
    ],
    subscriptions: { 'project-offer': projectOffer, 'revoke-evidence': revokeEvidenceOfOrders },
    processes: [runs({ process: orderProcess, record: recordTransitions })],
    sends: [
      ...[order.OrderPlaced, order.OrderConfirmed, order.OrderShipped, order.OrderCompleted, order.OrderCancelled],
      ...[order.CancellationRequested, order.ShipmentRequested, order.DeliveryRecorded],
      ...[VerifyPrescription, RedeemCoupon, ReserveStock, AuthorisePayment, ShipStock, CapturePayment],
      ...[ReleaseCoupon, ReleaseStock, VoidPayment],
    ],
    openReader,
    vault,
  };
}
