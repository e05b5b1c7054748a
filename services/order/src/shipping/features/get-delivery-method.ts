import { query } from '@toric/chassis/http/endpoint';
import { DELIVERY_METHOD_NOT_FOUND } from '@toric/contracts/order/shipping/delivery-method.errors';
import { GetDeliveryMethod } from '@toric/contracts/order/shipping/delivery-method.http';
import type { Reader } from '../../reader.store.ts';
import { readMethod } from '../delivery-method.reader.store.ts';
import { methodView } from '../delivery-method.store.ts';

/** GET /delivery-methods/{methodId}. Returns a delivery method. */
export const getDeliveryMethod = query<typeof GetDeliveryMethod, Reader>(GetDeliveryMethod, {
  async run({ params: { methodId }, db }) {
    const method = await readMethod(db, methodId);
    if (!method) throw DELIVERY_METHOD_NOT_FOUND();
    return methodView(method);
  },
});
