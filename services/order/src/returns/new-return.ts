import type { RequestReturn, ReturnQuote } from '@toric/contracts/order/returns/return.http';
import type { z } from 'zod';
import type { ReturnFacts } from './return.process.ts';
import type { NewReturn } from './return.store.ts';
import { type BoughtOrder, causeOf } from './return.ts';

type Request = {
  readonly body: z.output<typeof RequestReturn.body>;
  readonly id: string;
  readonly number: string;
  readonly by: string;
  readonly now: Date;
};

/** Returns the requested return, with the rule that decided about each line. */
export function newReturn(order: BoughtOrder, quote: ReturnQuote, { body, id, number, by, now }: Request): NewReturn {
  return {
    ...{ id, number, orderId: order.id, orderNumber: order.number, customerId: order.customerId },
    ...{ market: order.market, currency: order.currency, resolution: body.resolution, note: body.note },
    refundTo: body.refundTo ?? 'original',
    ...{ goodsComeBack: quote.goodsComeBack, deliveryToo: quote.deliveryToo, carriageBy: quote.carriageBy },
    ...{ expectedRefund: quote.refund.amount, requestedBy: by, createdAt: now },
    lines: body.lines.map(({ lineId, quantity, reason }, index) => {
      const verdict = quote.lines[index];
      return {
        ...{ lineId, quantity, reason },
        productId: order.lines.find((line) => line.id === lineId)?.productId ?? '',
        productName: verdict?.productName ?? '',
        allowed: verdict?.allowed ?? false,
        rule: verdict?.rule ?? ('by-hand' as const),
        source: verdict?.source ?? null,
      };
    }),
  };
}

/** Returns the initial data of the process of a new return. */
export const factsOf = (asked: NewReturn): ReturnFacts => ({
  ...{ returnId: asked.id, returnNumber: asked.number, orderId: asked.orderId, orderNumber: asked.orderNumber },
  ...{ customerId: asked.customerId, resolution: asked.resolution, goodsComeBack: asked.goodsComeBack },
  cause: causeOf(asked.lines.map(({ reason }) => reason)),
  ...(asked.refundTo === 'store-credit' && { refundTo: asked.refundTo }),
  ...{ boxes: [], refunds: [], withDelivery: false, decidedBy: null, exchangeOrderId: null },
  ...{ refundTry: 1, chargeTry: 1, amount: null, creditNoteNumber: null, outcome: null, reason: null },
});
