/**
 * Declares the operations that order the same lenses again. The request names lines of an earlier order instead of
 * powers. So staff who may not see the powers of a person can order for this person on the phone.
 */
import { z } from 'zod';
import { Id } from '../kernel/common.ts';
import { Money } from '../kernel/money.ts';
import { operation } from '../kernel/operation.ts';
import { SentText } from '../kernel/text.ts';
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

/**
 * Parses goods that are no lens and are added to the repeated order. They need no prescription, so they need no earlier
 * line.
 */
const AddedGoods = z
  .array(OrderLineFields.pick({ productId: true, packId: true, quantity: true }))
  .max(19)
  .optional();

export const RepeatOrderBody = PlaceOrderBody.omit({ lines: true }).extend({
  lines: z.array(RepeatedLine).min(1).max(20).optional().meta({
    description: 'The lines that are wanted again. If omitted, all lines of the earlier order, as they were.',
  }),
  customerId: Id.optional().meta({
    description:
      'The customer of the earlier order. Staff name her if the order uses her store credit. Customers leave it out.',
  }),
  goods: AddedGoods.meta({ description: 'Goods that are no lens and that are ordered besides.' }),
});
export type RepeatOrderBody = z.infer<typeof RepeatOrderBody>;

/** Names a kind of difference between a line of the earlier order and its repetition. */
export const RepeatChangeKind = z.enum(['price', 'rule', 'not-sold']).meta({
  description:
    '`price`: a box costs more or less. `rule`: another rule applies to the line. `not-sold`: it is not on sale any more, or not made.',
});
const RepeatChange = z.object({
  lineId: Id.meta({ description: 'The line of the earlier order.' }),
  productName: SentText,
  kind: RepeatChangeKind,
  before: Money.meta({ description: 'The price of one box then.' }),
  now: Money.nullable().meta({ description: 'The price of one box today. Null if it is not sold.' }),
});
export const RepeatQuoteView = QuoteView.extend({
  changes: z
    .array(RepeatChange)
    .meta({ description: 'The differences from the earlier order. Empty if there are none.' }),
});
export type RepeatQuoteView = z.infer<typeof RepeatQuoteView>;

const LINES = [{ lineId: '0197a000-0000-7000-8000-0000000000d1', quantity: 2 }];

export const RepeatOrder = operation({
  id: 'repeatOrder',
  record: ['store-credit.used'],
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
  description: 'It answers as `quoteOrder` does for these lines, and names what has changed in price or rule since.',
  allow: ['customer:self', 'sales'],
  params: orderId,
  body: z.strictObject({
    place: QuoteBody.shape.place,
    lines: RepeatOrderBody.shape.lines,
    goods: RepeatOrderBody.shape.goods,
    couponCode: QuoteBody.shape.couponCode,
    deliveryMethodId: QuoteBody.shape.deliveryMethodId,
  }),
  example: { place: { country: 'US', region: 'NJ', postalCode: '07101' }, lines: LINES },
  reply: RepeatQuoteView,
  status: 200,
  idempotent: false,
  errors: [ORDER_NOT_FOUND, ORDER_LINE_UNKNOWN],
});
