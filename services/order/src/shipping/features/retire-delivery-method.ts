import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { DELIVERY_METHOD_NOT_FOUND } from '@toric/contracts/order/shipping/delivery-method.errors';
import { RetireDeliveryMethod } from '@toric/contracts/order/shipping/delivery-method.http';
import { lockMethod, methodView, retireMethod } from '../delivery-method.store.ts';

/** POST /delivery-methods/{methodId}/retire. Retires a delivery method permanently. A repeat changes nothing. */
export const retireDeliveryMethod = command(RetireDeliveryMethod, {
  async run({ params: { methodId }, tx, now }) {
    const before = await lockMethod(tx, methodId);
    if (!before) throw DELIVERY_METHOD_NOT_FOUND();
    const isOver = before.state === 'retired';
    const method = isOver ? before : await retireMethod(tx, methodId, now);
    const retired = { action: 'delivery-method.retired', subject: methodId } as const;
    return answer(methodView(method)).records(...(isOver ? [] : [retired]));
  },
});
