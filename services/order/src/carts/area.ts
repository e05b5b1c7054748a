import type { Area } from '@toric/chassis/area';
import { OrderHoldChanged } from '@toric/contracts/order/holds/order-hold.events';
import { OrderPlaced } from '@toric/contracts/order/events';
import type { PlacingSettings } from '../orders/placing/place.flow.ts';
import type { Reader } from '../reader.store.ts';
import { expireCarts } from './expire-carts.flow.ts';
import { changeCart } from './features/change-cart.ts';
import { createCart } from './features/create-cart.ts';
import { getCart } from './features/get-cart.ts';
import { getUsualOrder } from './features/get-usual-order.ts';
import { listCarts } from './features/list-carts.ts';
import { placeCart } from './features/place-cart.ts';
import { showCart } from './features/show-cart.ts';

type Settings = PlacingSettings & { readonly cartsPerNetwork: number };

/** Declares the area of saved carts, and of the usual order of a customer. This area uses orders. */
export const carts = (settings: Settings): Area<Reader> => ({
  routes: [
    ...[createCart(settings), getCart(settings), showCart(settings), listCarts],
    ...[changeCart(settings), placeCart(settings), getUsualOrder(settings)],
  ],
  sends: [OrderPlaced, OrderHoldChanged],
  background: expireCarts,
});
