import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { changeDeliveryMethod } from './features/change-delivery-method.ts';
import { createDeliveryMethod } from './features/create-delivery-method.ts';
import { getDeliveryMethod } from './features/get-delivery-method.ts';
import { listDeliveryMethods } from './features/list-delivery-methods.ts';
import { retireDeliveryMethod } from './features/retire-delivery-method.ts';

/**
 * Declares the area of shipping: delivery methods with their zones, charges and calendars. Orders choose one. This area
 * uses no other area.
 */
export const shipping: Area<Reader> = {
  routes: [
    ...[listDeliveryMethods, getDeliveryMethod],
    ...[createDeliveryMethod, changeDeliveryMethod, retireDeliveryMethod],
  ],
};
