/** Declares the events of a return. Messages contain ids and values of our enums, and no text that a person wrote. */
import { z } from 'zod';
import { CalendarDay, Id, Reason } from '../../kernel/common.ts';
import { event } from '../../kernel/message.ts';
import { Money } from '../../kernel/money.ts';
import { SentText } from '../../kernel/text.ts';
import { BoxState, CountedReason } from '../../returned/returned.ts';
import { RefundTo } from '../../payment/store-credit/refund-to.ts';
import { ReturnOutcome } from './return.http.ts';

const example = {
  returnId: '0197a000-0000-7000-8000-000000000e01',
  orderId: '0197a000-0000-7000-8000-00000000000a',
  customerId: '0197a000-0000-7000-8000-00000000000c',
  orderNumber: 'T-2026-000001',
  returnNumber: 'R-2026-000001',
};
const Return = z.object({
  returnId: Id,
  orderId: Id,
  customerId: Id,
  orderNumber: SentText,
  returnNumber: SentText,
});

/** Names a return and the order with its exchanged goods. The order process knows the return only by its id. */
const Exchange = z.object({ returnId: Id, exchangeOrderId: Id });
const exchange = { returnId: example.returnId, exchangeOrderId: '0197a000-0000-7000-8000-00000000000b' };

export const ReturnRequested = event('order.return-requested.v1', {
  summary: 'A customer or the shop asked for a return, an exchange or a reshipment.',
  aggregate: 'returnId',
  audience: 'external',
  data: Return,
  example,
});

export const ReturnApproved = event('order.return-approved.v1', {
  summary: 'The shop accepted a return. The goods are awaited, unless they were lost.',
  aggregate: 'returnId',
  data: Return.extend({
    goodsComeBack: z.boolean(),
    sendBackBy: CalendarDay,
    refunds: z
      .array(z.object({ lineId: Id, quantity: z.int().min(1) }))
      .meta({ description: 'The boxes to refund at once, because no goods come back.' }),
    withDelivery: z.boolean(),
    decidedBy: Id,
  }),
  example: {
    ...example,
    ...{ goodsComeBack: true, sendBackBy: '2026-12-30', refunds: [], withDelivery: false },
    decidedBy: '0197a000-0000-7000-8000-0000000000b1',
  },
});

export const ReturnRefused = event('order.return-refused.v1', {
  summary: 'The shop refused a return. The reason in words stands in the return.',
  aggregate: 'returnId',
  data: Return.extend({ reason: Reason }),
  example: { ...example, reason: { code: 'return.refused', detail: 'The shop refused the return.' } },
});

export const ReturnCancelled = event('order.return-cancelled.v1', {
  summary: 'The return was taken back before goods came.',
  aggregate: 'returnId',
  audience: 'external',
  data: Return,
  example,
});

export const ExchangePlaced = event('order.exchange-placed.v1', {
  summary: 'The new order of an exchange or of a reshipment was placed.',
  aggregate: 'returnId',
  audience: 'external',
  data: Exchange,
  example: exchange,
});

export const ExchangeShipped = event('order.exchange-shipped.v1', {
  summary: 'The new goods of an exchange or of a reshipment left the warehouse.',
  aggregate: 'returnId',
  audience: 'external',
  data: Exchange,
  example: exchange,
});

export const ExchangeCancelled = event('order.exchange-cancelled.v1', {
  summary: 'The new order of an exchange ended without a sale, so its return can be exchanged again.',
  aggregate: 'returnId',
  audience: 'external',
  data: Exchange,
  example: exchange,
});

export const ReturnReceived = event('order.return-received.v1', {
  summary: 'Boxes of a return came back to the warehouse.',
  aggregate: 'returnId',
  data: Return.extend({
    boxes: z
      .array(
        z.object({
          boxId: Id,
          lineId: Id,
          lotNumber: SentText,
          expiresOn: CalendarDay,
          state: BoxState,
          reason: CountedReason,
          receivedBy: Id.optional().meta({ description: 'The person who received the box.' }),
        }),
      )
      .min(1),
  }),
  example: {
    ...example,
    boxes: [
      {
        boxId: '0197a000-0000-7000-8000-000000000e11',
        lineId: '0197a000-0000-7000-8000-0000000000a1',
        lotNumber: 'L2406A',
        expiresOn: '2031-06-30',
        state: 'sealed',
        reason: 'changed-mind',
        receivedBy: '0197a000-0000-7000-8000-0000000000b1',
      },
    ],
  },
});

export const ReturnDecided = event('order.return-decided.v1', {
  summary: 'The shop decided for which boxes money is given back.',
  aggregate: 'returnId',
  data: Return.extend({
    refunds: z.array(z.object({ lineId: Id, quantity: z.int().min(1) })),
    withDelivery: z.boolean(),
    refundTo: RefundTo.optional().meta({ description: 'As it was asked for if omitted.' }),
    decidedBy: Id,
  }),
  example: {
    ...example,
    refunds: [{ lineId: '0197a000-0000-7000-8000-0000000000a1', quantity: 1 }],
    withDelivery: false,
    decidedBy: '0197a000-0000-7000-8000-0000000000b1',
  },
});

export const ReturnReminded = event('order.return-reminded.v1', {
  summary: 'The goods of a return have not come back yet, and the last day is near.',
  aggregate: 'returnId',
  data: Return.extend({
    isExchange: z.boolean(),
    days: z.int().min(1).meta({ description: 'The days that are left.' }),
  }),
  example: { ...example, isExchange: true, days: 10 },
});

export const ReturnClosed = event('order.return-closed.v1', {
  summary: 'A return ended.',
  aggregate: 'returnId',
  audience: 'external',
  data: Return.extend({ outcome: ReturnOutcome, amount: Money.nullable(), creditNoteNumber: SentText.nullable() }),
  example: {
    ...example,
    outcome: 'refunded',
    amount: { amount: 6400, currency: 'USD' },
    creditNoteNumber: 'CN-2026-000001',
  },
});
