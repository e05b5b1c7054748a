import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ReleaseStock } from '@toric/contracts/catalog-inventory/events';
import { FINDING_BY_HAND, FINDING_NOT_FOUND } from '@toric/contracts/order/audit/shop-audit.errors';
import { MendAuditFinding } from '@toric/contracts/order/audit/shop-audit.http';
import { VoidPayment } from '@toric/contracts/payment/events';
import { isCancelled, lockFinding } from '../audit.store.ts';
import { findingView } from '../finding.ts';

/**
 * POST /audit-findings/{findingId}/mend. Mends a finding about a cancelled order: its order process sends release-stock
 * or void-payment again.
 */
export const mendAuditFinding = command(MendAuditFinding, {
  async run({ params: { findingId }, tx }) {
    const row = await lockFinding(tx, findingId);
    if (!row) throw FINDING_NOT_FOUND();
    const finding = findingView(row);
    const { orderId, check } = finding;
    if (!finding.mayMend || orderId === null || !(await isCancelled(tx, orderId))) throw FINDING_BY_HAND();
    const message = check === 'boxes-held' ? ReleaseStock({ orderId }) : VoidPayment({ orderId });
    return answer(finding).emits(message).records({ action: 'shop-audit.mended', subject: findingId });
  },
});
