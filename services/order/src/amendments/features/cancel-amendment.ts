import type { Vault } from '@toric/chassis/data/vault';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { AmendmentCancelRequested } from '@toric/contracts/order/amendments/amendment.events';
import { AMENDMENT_NOT_FOUND } from '@toric/contracts/order/amendments/amendment.errors';
import { CancelAmendment } from '@toric/contracts/order/amendments/amendment.http';
import { assertRevocable } from '../amendment.ts';
import { findAmendment, lockAmendment, saveDecision, statusOf } from '../amendment.store.ts';
import { lockWaiting } from '../lock-waiting.flow.ts';
import { showAmendment } from '../show-amendment.flow.ts';

const TAKEN_BACK = {
  code: 'order.amendment-cancelled',
  detail: 'The change was taken back. The order stays as it was.',
};

/**
 * POST /amendments/{amendmentId}/cancel → order.amendment-cancel-requested.v1. Revokes an amendment, unless the
 * warehouse may already be swapping its boxes.
 */
export const cancelAmendment = ({ vault }: { vault: Vault }) =>
  command(CancelAmendment, {
    async run({ params: { amendmentId }, actor, tx, now }) {
      // an amendment that waits for a second person has no process yet, so the lock of its order prevents an approval
      // meanwhile
      const known = await findAmendment(tx, amendmentId, selfOf(actor));
      if (known?.status === 'needs-approval') await lockWaiting(tx, amendmentId);
      lockAmendment(tx, amendmentId);
      const row = await findAmendment(tx, amendmentId, selfOf(actor));
      if (!row) throw AMENDMENT_NOT_FOUND();
      assertRevocable(statusOf(row));
      const { orderId, customerId } = row;
      const record = { action: 'amendment.taken-back', subject: orderId, customerId } as const;
      const shown = answer(showAmendment(tx, vault, amendmentId)).records(record);
      if (row.status === 'needs-approval') {
        await saveDecision(tx, { id: amendmentId, status: 'cancelled', decidedBy: null, now });
        return shown;
      }
      return shown.emits(AmendmentCancelRequested({ orderId, amendmentId, reason: TAKEN_BACK }));
    },
  });
