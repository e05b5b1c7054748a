import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { RestrictionChanged } from '@toric/contracts/customer/events';
import { PRIVACY_REQUEST_NOT_FOUND } from '@toric/contracts/customer/privacy/privacy.errors';
import { LiftRestriction } from '@toric/contracts/customer/privacy/privacy.http';
import { lockCustomers } from '../../customer-lock.store.ts';
import { requestView, requireState } from '../privacy-request.ts';
import { endRequest, insertStep, lockRequest } from '../privacy-request.store.ts';
import { setRestricted } from '../restriction.store.ts';

/**
 * POST /customers/{customerId}/privacy-requests/{requestId}/lift. Lifts a restriction →
 * customer.restriction-changed.v1.
 */
export const liftRestriction = command(LiftRestriction, {
  async run({ params, body: { reason: why }, actor, tx, now, newId }) {
    const { customerId, requestId } = params;
    await lockCustomers(tx, [customerId]);
    const request = await lockRequest(tx, params, undefined);
    if (!request) throw PRIVACY_REQUEST_NOT_FOUND();
    requireState(request, ['restriction'], 'in-force');
    await setRestricted(tx, customerId, null);
    await insertStep(tx, { id: newId(), requestId, kind: 'lifted', at: now }, actor);
    const ended = await endRequest(tx, requestId, 'lifted', now);
    return answer(requestView(ended, []))
      .emits(RestrictionChanged({ customerId, isRestricted: false }))
      .records({ action: 'privacy-request.lifted', subject: requestId, customerId, why });
  },
});
