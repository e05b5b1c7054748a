import type { Vault } from '@toric/chassis/data/vault';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import type { DataOf } from '@toric/contracts/kernel/message';
import { RefundReturn, ReturnRefundRefused } from '@toric/contracts/payment/return.events';
import { type Emission, emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { beginRefund, lockForRefund, type RefundMeans } from '../begin-refund.flow.ts';
import { refundedMessages, returnAnswer } from '../refund-messages.ts';
import { refundRecord } from '../refund-record.ts';
import { findReturnRefund } from '../refund.store.ts';

type Deps = { vault: Vault; refundLimit: number; creditNoteRule: string };
type Command = DataOf<typeof RefundReturn>;

/**
 * ⇐ payment.refund-return.v1. Refunds boxes that came back, with their share of tax and coupon. Each box is refunded
 * only once. A refund above the limit waits for a second person. A repeated command gets the same answer. →
 * payment.return-refunded.v1, payment.return-refund-waits.v1 or payment.return-refund-refused.v1, and
 * payment.payment-refunded.v1 if money goes back.
 */
export const refundReturn = ({ vault, refundLimit, creditNoteRule }: Deps) =>
  on(RefundReturn, {
    async run({ message, tx, now, newId }): Promise<Emission> {
      const means = { tx, vault, now, newId, creditNoteRule };
      const payments = await lockForRefund(tx, message.orderId, message.exchangeOrderId);
      const known = await findReturnRefund(tx, message.returnId, message.attempt ?? 1);
      if (known) return emits(...returnAnswer({ ...known, reason: '' }));
      const payment = payments.get(message.orderId);
      const begun = payment && (await begin(means, payments, message, refundLimit));
      if (!begun) return refused(message, NOTHING_CAPTURED);
      if (begun instanceof BusinessError) return refused(message, { code: begun.slug, detail: begun.message });
      const { refund, effects } = begun;
      return emits(...refundedMessages(refund, payment))
        .performs(...effects)
        .records(refundRecord('requested', undefined, refund, payment));
    },
  });

const NOTHING_CAPTURED = { code: 'payment.not-refundable', detail: 'No money was captured for this order.' };

const refused = ({ returnId, orderId }: Command, reason: { code: string; detail: string }) =>
  emits(ReturnRefundRefused({ returnId, orderId, reason }));

/**
 * Begins the refund of a return. A refusal becomes the answer to the return. The refusal is thrown before anything is
 * written, so no rows have changed.
 */
const begin = (
  means: RefundMeans,
  payments: Parameters<typeof beginRefund>[1],
  { orderId, returnId, lines, withDelivery, requestedBy, cause, attempt, exchangeOrderId, refundTo }: Command,
  limit: number,
) =>
  beginRefund(means, payments, orderId, {
    ...{ by: requestedBy, limit, cause: cause ?? 'returned', reason: `Return ${returnId}` },
    ...{ boxes: { lines, withDelivery }, to: refundTo },
    ofReturn: { returnId, attempt: attempt ?? 1, exchangeOrderId },
  }).catch((error: unknown) => {
    if (error instanceof BusinessError) return error;
    throw error;
  });
