/** Defines how the payments and refunds of a customer are read for her timeline. */
import type { TimelineSources } from '@toric/chassis/timeline/timeline.reader.store';
import { GetPayment, ListPayments, ListRefunds } from '@toric/contracts/payment/payment.http';

export const PAYMENT_SOURCES: TimelineSources = {
  payment: {
    allow: [...GetPayment.allow, ...ListPayments.allow],
    // a payment that was voided before its authorisation has no currency and no amount
    from: 'payment where customer_id = $1::uuid and currency is not null',
    ...{ at: 'created_at', id: 'id' },
    facts: `'orderId', order_id, 'status', status, 'amount', amount, 'currency', currency`,
  },
  refund: {
    // everybody who may read a payment sees its refunds
    allow: [...GetPayment.allow, ...ListRefunds.allow],
    from: 'payment p join refund r on r.order_id = p.order_id where p.customer_id = $1::uuid',
    ...{ at: 'r.created_at', id: 'r.id', by: 'r.requested_by' },
    facts: `'orderId', r.order_id, 'status', r.status, 'amount', r.amount, 'currency', r.currency`,
  },
};
