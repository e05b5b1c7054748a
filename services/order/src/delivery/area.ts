import { pageLinkOpener } from '@toric/chassis/access/page-link';
import type { Area } from '@toric/chassis/area';
import { OrdersToPickChosen } from '@toric/contracts/order/pick.events';
import type { Reader } from '../reader.store.ts';
import { chooseOrdersToPick } from './features/choose-orders-to-pick.ts';
import { getShipment } from './features/get-shipment.ts';
import { listShipments } from './features/list-shipments.ts';
import { trackOrder } from './features/track-order.ts';

/** Delivery: the orders that the warehouse is to ship, and the tracking of an order by link. It uses orders. */
export const delivery = (jwks: string): Area<Reader> => ({
  routes: [listShipments, getShipment, trackOrder({ openLink: pageLinkOpener(jwks) })],
  subscriptions: { 'choose-orders-to-pick': chooseOrdersToPick },
  sends: [OrdersToPickChosen],
});
