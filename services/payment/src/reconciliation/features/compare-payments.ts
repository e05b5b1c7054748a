import { OrdersAudited } from '@toric/contracts/order/audit/audit.events';
import { PaymentsCompared } from '@toric/contracts/payment/reconciliation/audit.events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { compareOrder, type OwnPayment } from '../compared-order.ts';
import { findPayments } from '../compared-order.store.ts';

/** ⇐ order.orders-audited.v1. Compares orders with their payments and invoices. Emits payment.orders-compared.v1. */
export const comparePayments = on(OrdersAudited, {
  async run({ message: { auditId, page, takenAt, orders }, tx }) {
    const found = new Map((await findPayments(tx, orders, takenAt)).map((row) => [row.orderId, row]));
    const differences = orders.flatMap((order) => {
      const row = found.get(order.orderId);
      if (row?.isMoving) return [];
      // safe cast: if the status exists, all columns of the payment do
      return compareOrder(order, row?.status ? (row as OwnPayment) : undefined);
    });
    return emits(PaymentsCompared({ auditId, page, differences }));
  },
});
