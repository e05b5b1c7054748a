import type { Vault } from '@toric/chassis/data/vault';
import { CapturePayment } from '@toric/contracts/payment/events';
import { on } from '@toric/messaging/subscription';
import { keepBuyer } from '../../invoices/invoice-buyer.ts';
import { keyOfYear } from '../../invoices/retention-key.store.ts';
import { capturePart } from '../capture-part.ts';
import { blankPayment, capture } from '../payment.ts';
import { lockPayments } from '../payment.store.ts';
import { decideEach } from '../settle-payment.flow.ts';

/**
 * ⇐ payment.capture-payment.v1. Stores the call that captures the money. The transaction that records the result of
 * this call issues the invoice, with the buyer from this message. → payment.payment-captured.v1 or
 * payment.payment-capture-failed.v1. An order that leaves in several parcels is captured in parts, one after the other.
 */
export const capturePayment = ({ vault, retentionYears }: { vault: Vault; retentionYears: number }) =>
  on(CapturePayment, {
    async runMany({ received, ...context }) {
      const { tx, newId, now } = context;
      const messages = received.map(({ message }) => message);
      const [payments, key] = await Promise.all([
        lockPayments(
          tx,
          messages.map(({ orderId }) => orderId),
        ),
        keyOfYear(tx, vault, now, retentionYears),
      ]);
      return decideEach(context, payments, messages, (stored, { orderId, sealedBuyer, parcelId, isLast, ...draft }) => {
        const buyer = sealedBuyer === undefined ? undefined : keepBuyer(vault, key, { orderId, sealedBuyer });
        const payment = stored ?? blankPayment(newId(), orderId, now);
        if (parcelId === undefined) return capture(payment, { ...draft, buyer });
        return capturePart(payment, { ...draft, buyer, parcelId, isLast: isLast ?? true });
      });
    },
  });
