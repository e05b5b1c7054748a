import { query, selfOf } from '@toric/chassis/http/endpoint';
import { PAYMENT_NOT_FOUND } from '@toric/contracts/payment/payment.errors';
import { GetPayment } from '@toric/contracts/payment/payment.http';
import { paymentView } from '../payment.view.ts';
import type { Reader } from '../../reader.store.ts';
import { readPayment } from '../payment.reader.store.ts';

/** GET /payments/{orderId}. Another customer's payment gets the same 404 as one that does not exist. */
export const getPayment = query<typeof GetPayment, Reader>(GetPayment, {
  async run({ params: { orderId }, actor, now, db }) {
    const payment = await readPayment(db, orderId, selfOf(actor));
    if (!payment) throw PAYMENT_NOT_FOUND();
    return paymentView(payment, now);
  },
});
