import { EvidenceRevoked } from '@toric/contracts/customer/events';
import { CancellationRequested } from '@toric/contracts/order/events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { revokeEvidence } from '../order.store.ts';

/**
 * ⇐ customer.evidence-revoked.v1. Records that the evidence for a lens is revoked. → order.cancellation-requested.v1
 * for each order that has a line with this evidence and can still be cancelled.
 */
export const revokeEvidenceOfOrders = on(EvidenceRevoked, {
  async run({ message: { evidenceId, customerId, reason }, tx, now }) {
    const orderIds = await revokeEvidence(tx, { evidenceId, customerId }, now);
    return emits(...orderIds.map((orderId) => CancellationRequested({ orderId, customerId, reason })));
  },
});
