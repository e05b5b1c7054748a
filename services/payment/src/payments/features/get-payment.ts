import { query, selfOf } from '@toric/chassis/http/endpoint';
import { PAYMENT_NOT_FOUND } from '@toric/contracts/payment/payment.errors';
import { GetPayment } from '@toric/contracts/payment/payment.http';
import { paymentView } from '../payment.view.ts';
import type { Reader } from '../../reader.store.ts';
import { readPayment } from '../payment.reader.store.ts';

/**
 * GET /payments/{orderId}. Returns the payment of an order. A customer who asks for another customer's payment gets
 * 404, as if it did not exist.
 */
export const getPayment = query<typeof GetPayment, Reader>(GetPayment, {
  async run({ params: { orderId }, actor, now, db }) {
    const payment = await readPayment(db, orderId, selfOf(actor));
    if (!payment) throw PAYMENT_NOT_FOUND();
    return paymentView(payment, payment.refunds, now);
  },
});
