import { command } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { answer } from '@toric/chassis/http/reply';
import { RejectRefund } from '@toric/contracts/payment/payment.http';
import { dropRefund, findLines } from '../begin-refund.flow.ts';
import { decideRefund, refundView } from '../refund.ts';
import { returnAnswer } from '../refund-messages.ts';
import { refundRecord } from '../refund-record.ts';
import { lockWithPayment } from '../refund.store.ts';

/**
 * POST /refunds/{refundId}/reject. Rejects a refund that waits for approval and frees its reserved amount and boxes.
 * The person who requested the refund may reject it too. → payment.return-refund-refused.v1 if the refund belongs to a
 * return.
 */
export const rejectRefund = ({ vault, creditNoteRule }: { vault: Vault; creditNoteRule: string }) =>
  command(RejectRefund, {
    async run({ params: { refundId }, actor, tx, now, newId }) {
      const { refund: waiting, payment, others } = await lockWithPayment(tx, vault, refundId);
      const refund = decideRefund(waiting, 'rejected', actor.id, now);
      await dropRefund({ tx, vault, now, newId, creditNoteRule }, others, refund);
      return answer(refundView(refund, await findLines(tx, refund)))
        .emits(...returnAnswer(refund))
        .records(refundRecord('rejected', waiting, refund, payment));
    },
  });
