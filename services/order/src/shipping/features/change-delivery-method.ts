import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import {
  DELIVERY_METHOD_NOT_FOUND,
  DELIVERY_METHOD_RETIRED,
} from '@toric/contracts/order/shipping/delivery-method.errors';
import { ChangeDeliveryMethod } from '@toric/contracts/order/shipping/delivery-method.http';
import { lockMethod, methodView, updateMethod } from '../delivery-method.store.ts';

/** PUT /delivery-methods/{methodId}. Changes a delivery method. The change applies to later orders. */
export const changeDeliveryMethod = command(ChangeDeliveryMethod, {
  async run({ params: { methodId }, body, expectedVersion, tx, now }) {
    const before = await lockMethod(tx, methodId);
    if (!before) throw DELIVERY_METHOD_NOT_FOUND();
    if (before.state === 'retired') throw DELIVERY_METHOD_RETIRED();
    requireVersion(expectedVersion, before.version);
    const { id: _, state: _state, version: _version, createdAt: _created, updatedAt: _updated, ...terms } = before;
    const fields = changed(terms, body);
    const change = { action: 'delivery-method.changed', subject: methodId, fields } as const;
    return answer(methodView(await updateMethod(tx, methodId, body, now))).records(
      ...(fields.length > 0 ? [change] : []),
    );
  },
});
