import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { DELIVERY_METHOD_TOO_MANY } from '@toric/contracts/order/shipping/delivery-method.errors';
import { CreateDeliveryMethod } from '@toric/contracts/order/shipping/delivery-method.http';
import { insertMethod, lockMethods, methodView, MOST_METHODS } from '../delivery-method.store.ts';

/** POST /delivery-methods. Adds a delivery method. The next order can choose it. */
export const createDeliveryMethod = command(CreateDeliveryMethod, {
  async run({ body, tx, now, newId }) {
    if ((await lockMethods(tx)) >= MOST_METHODS) throw DELIVERY_METHOD_TOO_MANY({ most: MOST_METHODS });
    const view = methodView(await insertMethod(tx, newId(), body, now));
    return answer(view).records({ action: 'delivery-method.added', subject: view.id, fields: changed({}, body) });
  },
});
