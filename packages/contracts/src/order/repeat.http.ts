/**
 * Ordering the same lenses again. The lines of an earlier order name the lenses, so that staff who may not see the powers
 * of a person can order for her on the phone.
 */
import { z } from 'zod';
import { Id } from '../kernel/common.ts';
import { operation } from '../kernel/operation.ts';
import { ORDER_LINE_UNKNOWN, ORDER_NOT_FOUND, ORDER_NOT_REPEATABLE } from './order.errors.ts';
import { OrderLineFields, PlaceOrder, PlaceOrderBody } from './order.http.ts';
import { QuoteBody, QuoteView } from './quote.http.ts';

const orderId = z.strictObject({ orderId: Id });

export const RepeatedLine = z.strictObject({
  lineId: Id.meta({ description: 'The line of the earlier order whose lens is wanted again.' }),
  quantity: OrderLineFields.shape.quantity,
  packId: Id.optional().meta({ description: 'Another pack of the same product. If omitted, the pack of the line.' }),
  prescriptionId: Id.optional().meta({
    description: 'A newer prescription. If omitted, the prescription of the line.',
  }),
});
export type RepeatedLine = z.infer<typeof RepeatedLine>;

export const RepeatOrderBody = PlaceOrderBody.omit({ lines: true, customerId: true }).extend({
  lines: z.array(RepeatedLine).min(1).max(20),
});
export type RepeatOrderBody = z.infer<typeof RepeatOrderBody>;

const LINES = [{ lineId: '0197a000-0000-7000-8000-0000000000d1', quantity: 2 }];

export const RepeatOrder = operation({
  id: 'repeatOrder',
  record: 'none',
  because: 'The steps of the order are its record.',
  endpoint: 'POST /orders/{orderId}/repeat',
  owner: 'order',
  summary: 'Order goods of an earlier order again',
  description:
    'The new order belongs to the customer of the earlier one, and has today’s prices. Everything is checked as for a new order. Callers who may not see powers learn nothing about the lenses.',
  allow: ['customer:self', 'sales'],
  params: orderId,
  body: RepeatOrderBody,
  example: {
    market: 'US',
    lines: LINES,
    shippingAddressId: '0197a000-0000-7000-8000-00000000000d',
    paymentToken: 'tok_visa',
  },
  reply: PlaceOrder.reply,
  status: 201,
  location: '/orders/{id}',
  waitable: true,
  errors: [ORDER_NOT_FOUND, ORDER_LINE_UNKNOWN, ORDER_NOT_REPEATABLE, ...PlaceOrder.errors],
});

export const QuoteRepeat = operation({
  id: 'quoteRepeat',
  record: 'none',
  because: 'It changes nothing.',
  endpoint: 'POST /orders/{orderId}/repeat/quote',
  owner: 'order',
  summary: 'See the total of a repeated order before it is placed',
  description: 'It answers as `quoteOrder` does for the lenses of these lines.',
  allow: ['customer:self', 'sales'],
  params: orderId,
  body: z.strictObject({
    place: QuoteBody.shape.place,
    lines: RepeatOrderBody.shape.lines,
    couponCode: QuoteBody.shape.couponCode,
    deliveryMethodId: QuoteBody.shape.deliveryMethodId,
  }),
  example: { place: { country: 'US', region: 'NJ', postalCode: '07101' }, lines: LINES },
  reply: QuoteView,
  status: 200,
  idempotent: false,
  errors: [ORDER_NOT_FOUND, ORDER_LINE_UNKNOWN],
});
