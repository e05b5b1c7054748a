import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { watchQueues } from '@toric/chassis/process/watch-queues';
import type { OrderConfig } from '../config.ts';
import type { Reader } from '../reader.store.ts';
import { listReturnLabels } from './back/features/list-return-labels.ts';
import { connectCarrier } from './carriers/connect.ts';
import { claimRoutes } from './claims/routes.ts';
import { callCarrier } from './features/call-carrier.ts';
import { parcelSubscriptions, SENT_BY_PARCELS } from './messages.ts';
import { packKept } from './packing/pack-kept.flow.ts';
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
    routes: [...parcelRoutes(means), ...claimRoutes(means), listReturnLabels],
    subscriptions: parcelSubscriptions(means),
    effects: [callCarrier(means)],
    background: [watchParcels(means), packKept(means), watchQueues(PARCEL_QUEUES)],
    waiting: PARCELS_WAITING,
    sends: SENT_BY_PARCELS,
  };
}
