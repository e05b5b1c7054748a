import { command } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { answer } from '@toric/chassis/http/reply';
import { ApproveRefund } from '@toric/contracts/payment/payment.http';
import { decideRefund, refundView } from '../refund.ts';
import { refundRecord } from '../refund-record.ts';
import { refundCallOf } from '../refund-call.ts';
import { lockWithPayment, saveRefund } from '../refund.store.ts';

/**
 * POST /refunds/{refundId}/approve. Records the approval of a second person and sends the refund to the provider
 * (send-refund.ts).
 */
export const approveRefund = ({ vault }: { vault: Vault }) =>
  command(ApproveRefund, {
    async run({ params: { refundId }, actor, tx, now }) {
      const { refund: waiting, payment } = await lockWithPayment(tx, vault, refundId);
      const refund = decideRefund(waiting, 'sending', actor.id, now);
      await saveRefund(tx, refund);
      return answer(refundView(refund))
        .performs(...refundCallOf(refund, payment, now))
        .records(refundRecord('approved', waiting, refund, payment));
    },
  });
