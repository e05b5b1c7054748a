import type { Area } from '@toric/chassis/area';
import { processRun } from '@toric/messaging/process.store';
import type { Reader } from '../reader.store.ts';
import { orderProcess } from './order.process.ts';
import { lensIdsFit } from './order.reader.store.ts';
import { recordTransitions } from './order.store.ts';
import { SENT_BY_ORDERS } from './process/sent.ts';
import { orderChanges } from './record/order-changes.store.ts';
import { cancelOrder } from './features/cancel-order.ts';
import { deliverOrder } from './features/deliver-order.ts';
import { getOrder } from './features/get-order.ts';
import { listOrderSteps } from './features/list-order-steps.ts';
import { listOrders } from './features/list-orders.ts';
import { placeOrder } from './features/place-order.ts';
import { projectCoupon } from './features/project-coupon.ts';
import { projectGoodsOffer } from './features/project-goods-offer.ts';
import { projectOffer } from './features/project-offer.ts';
import { quoteOrder } from './features/quote-order.ts';
import { revokeEvidenceOfOrders as revokeEvidence } from './features/revoke-evidence.ts';
import { shipOrder } from './features/ship-order.ts';

/**
 * Declares the area of orders: each order, its quote, and its process from placing to completion. This area uses
 * `shipping`, `tax` and `credit`.
 */
export const orders = (settings: Parameters<typeof placeOrder>[0]): Area<Reader> => ({
  changeSources: [orderChanges],
  routes: [
    ...[placeOrder(settings), quoteOrder(settings), getOrder(settings), listOrders(settings), listOrderSteps],
    ...[cancelOrder(settings), shipOrder(settings), deliverOrder(settings)],
  ],
  subscriptions: {
    'project-offer': projectOffer,
    'project-goods-offer': projectGoodsOffer,
    'project-coupon': projectCoupon,
    'revoke-evidence': revokeEvidence,
  },
  ...{ processes: [processRun({ process: orderProcess, recordTransitions })], checkSettings: lensIdsFit(settings) },
  sends: SENT_BY_ORDERS,
});
