import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PRIVACY_REQUEST_NOT_FOUND } from '@toric/contracts/customer/privacy/privacy.errors';
import { PreviewErasure } from '@toric/contracts/customer/privacy/privacy.http';
import { countRows, findOrdersUnderWay, findUsedPrescriptions } from '../erasing/erase.store.ts';
import { heldPrescriptions, previewOf } from '../erasing/held.ts';
import { requireState } from '../privacy-request.ts';
import { lockRequest } from '../privacy-request.store.ts';

/**
 * GET /customers/{customerId}/privacy-requests/{requestId}/preview. Counts the rows that an erasure would erase, and
 * the records that the law holds. Also names the orders that prevent it.
 */
export const previewErasure = command(PreviewErasure, {
  async run({ params, actor, tx, now }) {
    const request = await lockRequest(tx, params, selfOf(actor));
    if (!request) throw PRIVACY_REQUEST_NOT_FOUND();
    requireState(request, ['erasure'], 'asked');
    const held = heldPrescriptions(await findUsedPrescriptions(tx, request.customerId), now);
    const preview = previewOf(await countRows(tx, request.customerId), held);
    return answer({ ...preview, blockedBy: await findOrdersUnderWay(tx, request.customerId) });
  },
});
