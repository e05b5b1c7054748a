import { z } from 'zod';
import { Id, Reason } from '../kernel/common.ts';
import { commandMessage, event } from '../kernel/message.ts';
import { Money } from '../kernel/money.ts';
import { SentText } from '../kernel/text.ts';
import { RefundCause } from './refund-cause.ts';
import { RefundTo } from './store-credit/refund-to.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';
const exchangeOrderId = '0197a000-0000-7000-8000-00000000000b';
const returnId = '0197a000-0000-7000-8000-0000000000d1';
const refundId = '0197a000-0000-7000-8000-0000000000f2';
const amount = { amount: 3200, currency: 'USD' };
const DECLINED = { code: 'payment.card-declined', detail: 'The card was declined. Use another card.' };

const Attempt = z
  .int()
  .min(1)
  .optional()
  .meta({ description: 'The number of the attempt, 1 if omitted. A new attempt is made after a refusal only.' });

export const RefundReturn = commandMessage('payment.refund-return.v1', {
  summary: 'Refund boxes of an order that came back, each once, with their share of tax and coupon.',
  from: ['order'],
  aggregate: 'orderId',
  data: z.object({
    returnId: Id,
    orderId: Id,
    lines: z.array(z.object({ lineId: Id, quantity: z.int().min(1) })).meta({
      description: 'Lines of the order with the number of boxes to refund. Empty if only the delivery is refunded.',
    }),
    withDelivery: z.boolean().meta({ description: 'True refunds the delivery charge too, unless it was refunded.' }),
    requestedBy: Id.meta({
      description: 'The person of staff who decided the return. Another one must approve it above the limit.',
    }),
    cause: RefundCause.optional().meta({ description: '`returned` if omitted.' }),
    attempt: Attempt,
    exchangeOrderId: Id.optional().meta({
      description:
        'The order that this return covers. Its cover is settled first; only the rest goes back to the card.',
    }),
    refundTo: RefundTo.optional().meta({ description: '`original` if omitted.' }),
  }),
  example: {
    returnId,
    orderId,
    lines: [{ lineId: '0197a000-0000-7000-8000-0000000000a1', quantity: 1 }],
    withDelivery: false,
    requestedBy: '0197a000-0000-7000-8000-0000000000b1',
  },
});

export const ReturnRefunded = event('payment.return-refunded.v1', {
  summary: 'The boxes of a return are refunded, with a credit note.',
  aggregate: 'orderId',
  data: z.object({
    returnId: Id,
    orderId: Id,
    refundId: Id,
    amount: Money.meta({ description: 'The value of the boxes that was given back.' }),
    settled: Money.optional().meta({ description: 'The part that covers the exchange. The rest went to the card.' }),
    credited: Money.optional().meta({ description: 'The part that became store credit.' }),
    creditNoteNumber: SentText.nullable().meta({ description: 'Null if the boxes had cost nothing.' }),
  }),
  example: { returnId, orderId, refundId, amount, creditNoteNumber: 'CN-2026-000001' },
});

export const ReturnRefundWaits = event('payment.return-refund-waits.v1', {
  summary: 'The refund of a return is above the limit and waits for a second person.',
  aggregate: 'orderId',
  data: z.object({ returnId: Id, orderId: Id, refundId: Id, amount: Money }),
  example: { returnId, orderId, refundId, amount },
});

export const ReturnRefundRefused = event('payment.return-refund-refused.v1', {
  summary: 'The refund of a return was refused. Nothing was given back by it.',
  aggregate: 'orderId',
  data: z.object({ returnId: Id, orderId: Id, refundId: Id.optional(), reason: Reason }),
  example: {
    returnId,
    orderId,
    reason: { code: 'payment.refund-boxes', detail: 'Only 1 of these boxes are left to refund.' },
  },
});

export const ChargeExchange = commandMessage('payment.charge-exchange.v1', {
  summary: 'Charge the card for goods of an exchange whose return did not come back.',
  from: ['order'],
  aggregate: 'orderId',
  data: z.object({
    returnId: Id,
    orderId: Id.meta({ description: 'The order that was sent in exchange.' }),
    amount: Money.optional().meta({ description: 'All that is still covered if omitted; never more than that.' }),
    token: SentText.optional().meta({
      description: 'A SealedToken of another card, sealed for this order. The card of the exchange is used if omitted.',
    }),
    attempt: Attempt,
  }),
  example: { returnId, orderId: exchangeOrderId },
});

export const ExchangeCharged = event('payment.exchange-charged.v1', {
  summary: 'The goods of an exchange that were not returned are paid by card.',
  aggregate: 'orderId',
  data: z.object({
    returnId: Id,
    orderId: Id,
    amount: Money.meta({ description: '0 if everything had come back.' }),
  }),
  example: { returnId, orderId: exchangeOrderId, amount },
});

export const ExchangeChargeRefused = event('payment.exchange-charge-refused.v1', {
  summary: 'The card was declined for goods of an exchange that were not returned. Finance must collect the money.',
  aggregate: 'orderId',
  data: z.object({ returnId: Id, orderId: Id, amount: Money, reason: Reason }),
  example: { returnId, orderId: exchangeOrderId, amount, reason: DECLINED },
});
