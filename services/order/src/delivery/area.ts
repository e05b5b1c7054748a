import { pageLinkOpener } from '@toric/chassis/access/page-link';
import type { Area } from '@toric/chassis/area';
import { OrdersToPickChosen } from '@toric/contracts/order/pick.events';
import type { Reader } from '../reader.store.ts';
import { chooseOrdersToPick } from './features/choose-orders-to-pick.ts';
import { getShipment } from './features/get-shipment.ts';
import { listShipments } from './features/list-shipments.ts';
import { trackOrder } from './features/track-order.ts';

/**
 * Declares the area of delivery: the orders that the warehouse must ship, and the tracking of an order by a link. This
 * area uses orders.
 */
export const delivery = (jwks: string): Area<Reader> => ({
  routes: [listShipments, getShipment, trackOrder({ openLink: pageLinkOpener(jwks) })],
  subscriptions: { 'choose-orders-to-pick': chooseOrdersToPick },
  sends: [OrdersToPickChosen],
});
