import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { watchQueues } from '@toric/chassis/process/watch-queues';
import { TellStaff } from '@toric/contracts/customer/events';
import { SealParcelAddress } from '@toric/contracts/customer/people/parcel-address.events';
import { DeliveryRecorded, ShipmentRequested } from '@toric/contracts/order/events';
import { ParcelDelayed, ParcelLost } from '@toric/contracts/order/parcels/parcel.events';
import type { OrderConfig } from '../config.ts';
import type { Reader } from '../reader.store.ts';
import { connectCarrier } from './carriers/connect.ts';
import { claimRoutes } from './claims/routes.ts';
import { createPackedParcel } from './features/create-packed-parcel.ts';
import { buyLabel } from './features/buy-label.ts';
import { cancelOpenedParcels } from './features/cancel-opened-parcels.ts';
import { callCarrier } from './features/call-carrier.ts';
import { refuseLabel } from './features/refuse-label.ts';
import { parcelRoutes } from './routes.ts';
import { PARCEL_QUEUES, PARCELS_WAITING } from './watch/waiting.store.ts';
import { watchParcels } from './watch/watch-parcels.flow.ts';

/**
 * Declares the area of parcels: labels, hand-over, news of carriers, the alarm for late parcels, and claims to
 * carriers. This area uses orders.
 */
export function parcels({ vault }: { vault: Vault }, config: OrderConfig): Area<Reader> {
  const carrier = connectCarrier(config);
  const choice = { isConnected: carrier !== undefined, service: config.CARRIER_SERVICE };
  const means = { vault, carrier, choice, isConnected: choice.isConnected };
  return {
    routes: [...parcelRoutes(means), ...claimRoutes(means)],
    subscriptions: {
      'create-packed-parcel': createPackedParcel(means),
      'cancel-opened-parcels': cancelOpenedParcels,
      'buy-label': buyLabel(means),
      'refuse-label': refuseLabel,
    },
    effects: [callCarrier(means)],
    background: [watchParcels(means), watchQueues(PARCEL_QUEUES)],
    waiting: PARCELS_WAITING,
    sends: [SealParcelAddress, ShipmentRequested, DeliveryRecorded, ParcelDelayed, ParcelLost, TellStaff],
  };
}
