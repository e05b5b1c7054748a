import { EvidenceRevoked } from '@toric/contracts/customer/events';
import { CancellationRequested } from '@toric/contracts/order/events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { findAmendmentsOf } from '../amendment.store.ts';

/**
 * ⇐ customer.evidence-revoked.v1. → order.cancellation-requested.v1 for each order whose running amendment has a lens
 * with the revoked evidence. The boxes may already be swapped, so only the cancellation of the whole order is safe.
 */
export const stopAmendments = on(EvidenceRevoked, {
  async run({ message: { evidenceId, reason }, tx }) {
    const found = await findAmendmentsOf(tx, evidenceId);
    return emits(...found.map(({ orderId, customerId }) => CancellationRequested({ orderId, customerId, reason })));
  },
});
