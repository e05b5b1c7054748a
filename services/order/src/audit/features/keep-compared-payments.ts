import { PaymentsCompared } from '@toric/contracts/payment/reconciliation/audit.events';
import { on } from '@toric/messaging/subscription';
import { saveAnswer } from '../audit.store.ts';

/** ⇐ payment.orders-compared.v1. Stores the differences that the payment service found in a page of an audit. */
export const keepComparedPayments = on(PaymentsCompared, {
  async run({ message, tx, now, newId }) {
    await saveAnswer(tx, { ...message, service: 'payment' }, { now, newId });
    return undefined;
  },
});
