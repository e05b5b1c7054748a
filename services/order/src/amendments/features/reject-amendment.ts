import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { RejectAmendment } from '@toric/contracts/order/amendments/amendment.http';
import { assertDecidable } from '../amendment.ts';
import { saveDecision, statusOf } from '../amendment.store.ts';
import { lockWaiting } from '../lock-waiting.flow.ts';
import { showAmendment } from '../show-amendment.flow.ts';

/**
 * POST /amendments/{amendmentId}/reject. Rejects an amendment that waits for a second person. The order stays
 * unchanged.
 */
export const rejectAmendment = ({ vault }: { vault: Vault }) =>
  command(RejectAmendment, {
    async run({ params: { amendmentId }, actor, tx, now }) {
      const { row } = await lockWaiting(tx, amendmentId);
      assertDecidable({ status: statusOf(row), requestedBy: row.requestedBy }, { by: actor.id, approves: false });
      await saveDecision(tx, { id: amendmentId, status: 'rejected', decidedBy: actor.id, now });
      const { orderId, customerId } = row;
      return answer(showAmendment(tx, vault, amendmentId)).records({
        ...({ action: 'amendment.rejected', subject: orderId, customerId } as const),
      });
    },
  });
