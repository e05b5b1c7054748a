import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { OrderHoldChanged } from '@toric/contracts/order/holds/order-hold.events';
import type { Reader } from '../reader.store.ts';
import { holdBadAddresses } from './features/hold-bad-addresses.ts';
import { listOrderHolds } from './features/list-order-holds.ts';
import { placeOrderHold } from './features/place-order-hold.ts';
import { releaseOrderHold } from './features/release-order-hold.ts';
import { HELD_ORDERS } from './waiting.store.ts';

/** Declares the area of holds: orders that a person must check before they ship. This area uses orders. */
export const holds = (settings: { vault: Vault }): Area<Reader> => ({
  routes: [listOrderHolds(settings), placeOrderHold(settings), releaseOrderHold(settings)],
  subscriptions: { 'hold-bad-addresses': holdBadAddresses },
  sends: [OrderHoldChanged],
  waiting: HELD_ORDERS,
});
