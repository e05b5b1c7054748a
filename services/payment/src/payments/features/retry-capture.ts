import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PAYMENT_NOT_FOUND } from '@toric/contracts/payment/payment.errors';
import { RetryCapture } from '@toric/contracts/payment/payment.http';
import { outcomeOf } from '../payment-outcome.ts';
import { retryCapture as decide } from '../capture-part.ts';
import { pendingSince } from '../payment.ts';
import { lockPayment, savePayments } from '../payment.store.ts';
import { paymentView } from '../payment.view.ts';

/**
 * POST /payments/{orderId}/capture. Retries a failed capture. If the retry succeeds, the order process moves the order
 * from `payment-due` to `shipped`.
 */
export const retryCapture = command(RetryCapture, {
  async run({ params: { orderId }, tx, now }) {
    const old = await lockPayment(tx, orderId);
    if (!old) throw PAYMENT_NOT_FOUND();
    const decision = decide(old);
    const payment = { ...decision.payment, pendingSince: pendingSince(old, decision.payment, now), updatedAt: now };
    savePayments(tx, [payment], now);
    // the answer lists no refunds of earlier parts; GET /payments/{orderId} lists them
    return answer(paymentView(payment, [], now)).performs(...outcomeOf(decision, now).effects);
  },
});
