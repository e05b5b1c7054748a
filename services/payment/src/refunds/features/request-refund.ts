import { command } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { answer } from '@toric/chassis/http/reply';
import { PAYMENT_NOT_FOUND } from '@toric/contracts/payment/payment.errors';
import { RequestRefund } from '@toric/contracts/payment/payment.http';
import { lockPayment, savePayments } from '../../payments/payment.store.ts';
import { insertRefund, keyringOf } from '../refund.store.ts';
import { refundView, requestRefund as decide } from '../refund.ts';
import { refundRecord } from '../refund-record.ts';
import { refundCallOf } from '../refund-call.ts';

/**
 * POST /payments/{orderId}/refunds. Reserves the amount and sends the refund to the provider (send-refund.ts). If the
 * refunds of the payment exceed the limit, the refund waits for a second person first (approve-refund.ts).
 */
export const requestRefund = ({ vault, refundLimit: limit }: { vault: Vault; refundLimit: number }) =>
  command(RequestRefund, {
    async run({ params: { orderId }, body, actor, tx, now, newId }) {
      const payment = await lockPayment(tx, orderId);
      if (!payment) throw PAYMENT_NOT_FOUND();
      const refund = decide(payment, { ...body, amount: body.amount, id: newId(), by: actor.id, limit, now });
      savePayments(tx, [{ ...payment, refundReserved: payment.refundReserved + refund.amount }], now);
      await insertRefund(tx, refund, await keyringOf(tx, vault, payment));
      return answer(refundView(refund))
        .performs(...refundCallOf(refund, payment, now))
        .records(refundRecord('requested', undefined, refund, payment));
    },
  });
