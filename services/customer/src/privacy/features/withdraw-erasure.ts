import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PRIVACY_REQUEST_NOT_FOUND } from '@toric/contracts/customer/privacy/privacy.errors';
import { WithdrawErasure } from '@toric/contracts/customer/privacy/privacy.http';
import { requestView, requireState } from '../privacy-request.ts';
import { endRequest, insertStep, lockRequest } from '../privacy-request.store.ts';

/**
 * POST /customers/{customerId}/privacy-requests/{requestId}/withdraw. Ends a request for erasure that was not
 * confirmed.
 */
export const withdrawErasure = command(WithdrawErasure, {
  async run({ params, actor, tx, now, newId }) {
    const { customerId, requestId } = params;
    const request = await lockRequest(tx, params, selfOf(actor));
    if (!request) throw PRIVACY_REQUEST_NOT_FOUND();
    requireState(request, ['erasure'], 'asked');
    await insertStep(tx, { id: newId(), requestId, kind: 'withdrawn', at: now }, actor);
    const ended = await endRequest(tx, requestId, 'withdrawn', now);
    return answer(requestView(ended, [])).records({
      action: 'privacy-request.withdrawn',
      subject: requestId,
      customerId,
    });
  },
});
