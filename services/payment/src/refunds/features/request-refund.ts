import { command } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { answer } from '@toric/chassis/http/reply';
import { PAYMENT_NOT_FOUND, PAYMENT_REFUND_AMOUNT_OR_LINES } from '@toric/contracts/payment/payment.errors';
import { RequestRefund } from '@toric/contracts/payment/payment.http';
import { beginRefund, lockForRefund } from '../begin-refund.flow.ts';
import { refundedMessages } from '../refund-messages.ts';
import { refundableAmount, refundView } from '../refund.ts';
import { refundRecord } from '../refund-record.ts';

type Deps = { vault: Vault; refundLimit: number; creditNoteRule: string };

/**
 * POST /payments/{orderId}/refunds. Reserves the amount, or the boxes with their amount, and sends the refund to the
 * provider (send-refund.ts). If the refunds of the payment exceed the limit, the refund first waits for a second person
 * (approve-refund.ts). Cash is paid from the till at once → payment.payment-refunded.v1. A refund to store credit
 * raises the balance at once.
 */
export const requestRefund = ({ vault, refundLimit: limit, creditNoteRule }: Deps) =>
  command(RequestRefund, {
    async run({ params: { orderId }, body, actor, tx, now, newId }) {
      const { lines, withDelivery = false, amount, cause, reason, refundTo } = body;
      const boxes = lines || withDelivery ? { lines: lines ?? [], withDelivery } : undefined;
      if (boxes && amount) throw PAYMENT_REFUND_AMOUNT_OR_LINES();
      const payments = await lockForRefund(tx, orderId);
      const payment = payments.get(orderId);
      if (!payment) throw PAYMENT_NOT_FOUND();
      refundableAmount(payment, amount);
      const wish = { cause, reason, amount, boxes, to: refundTo, by: actor.id, limit };
      const begun = await beginRefund({ tx, vault, now, newId, creditNoteRule }, payments, orderId, wish);
      return answer(refundView(begun.refund, begun.lines))
        .emits(...refundedMessages(begun.refund, payment))
        .performs(...begun.effects)
        .records(refundRecord('requested', undefined, begun.refund, payment));
    },
  });
