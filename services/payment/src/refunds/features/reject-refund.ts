import { command } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { answer } from '@toric/chassis/http/reply';
import { RejectRefund } from '@toric/contracts/payment/payment.http';
import { savePayments } from '../../payments/payment.store.ts';
import { decideRefund, refundView } from '../refund.ts';
import { refundRecord } from '../refund-record.ts';
import { lockWithPayment, saveRefund } from '../refund.store.ts';

/**
 * POST /refunds/{refundId}/reject. Rejects a refund that waits for approval and frees its reserved amount. The person
 * who requested the refund may reject it too.
 */
export const rejectRefund = ({ vault }: { vault: Vault }) =>
  command(RejectRefund, {
    async run({ params: { refundId }, actor, tx, now }) {
      const { refund: waiting, payment } = await lockWithPayment(tx, vault, refundId);
      const refund = decideRefund(waiting, 'rejected', actor.id, now);
      savePayments(tx, [{ ...payment, refundReserved: payment.refundReserved - refund.amount }], now);
      await saveRefund(tx, refund);
      return answer(refundView(refund)).records(refundRecord('rejected', waiting, refund, payment));
    },
  });
