import { command } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { answer } from '@toric/chassis/http/reply';
import { ApproveRefund } from '@toric/contracts/payment/payment.http';
import { completeRefund, findLines, paysItself } from '../begin-refund.flow.ts';
import { decideRefund, refundView } from '../refund.ts';
import { refundedMessages } from '../refund-messages.ts';
import { refundRecord } from '../refund-record.ts';
import { refundCallOf } from '../refund-call.flow.ts';
import { lockWithPayment, saveRefund } from '../refund.store.ts';

/**
 * POST /refunds/{refundId}/approve. Records the approval of a second person and sends the refund to the provider
 * (send-refund.ts). Cash is paid from the till at once → payment.payment-refunded.v1.
 */
export const approveRefund = ({ vault, creditNoteRule }: { vault: Vault; creditNoteRule: string }) =>
  command(ApproveRefund, {
    async run({ params: { refundId }, actor, tx, now, newId }) {
      const { refund: waiting, payment, others } = await lockWithPayment(tx, vault, refundId);
      const approved = decideRefund(waiting, 'sending', actor.id, now);
      await saveRefund(tx, approved);
      const refund = paysItself(approved)
        ? await completeRefund({ tx, vault, now, newId, creditNoteRule }, others, approved)
        : approved;
      return answer(refundView(refund, await findLines(tx, refund)))
        .emits(...refundedMessages(refund, payment))
        .performs(...(await refundCallOf(tx, refund, others, now)))
        .records(refundRecord('approved', waiting, refund, payment));
    },
  });
