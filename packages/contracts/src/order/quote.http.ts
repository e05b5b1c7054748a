/** Declares the operation that computes the total of an order before it is placed. */
import { z } from 'zod';
import { Id } from '../kernel/common.ts';
import { Goods, LineRule } from '../goods/goods.ts';
import { BasisPoints, Money } from '../kernel/money.ts';
import { operation } from '../kernel/operation.ts';
import { oneLine, SentText } from '../kernel/text.ts';
import { Country, Market } from '../lens.ts';
import { CouponCode } from '../marketing/coupon-code.ts';
import { OrderLineFields } from './order.http.ts';
import { UseStoreCredit } from '../payment/store-credit/refund-to.ts';
import { DELIVERY_BODY, QUOTED_DELIVERY, QUOTED_TAX } from './shipping/order-delivery.ts';

export const QuoteBody = z.strictObject({
  place: z.strictObject({
    country: Country,
    region: oneLine(80).optional().meta({ description: 'State, province or prefecture.' }),
    postalCode: oneLine(20).optional(),
  }),
  lines: z
    .array(OrderLineFields.omit({ eye: true, prescriptionId: true }))
    .min(1)
    .max(20),
  couponCode: CouponCode.optional(),
  deliveryMethodId: DELIVERY_BODY.deliveryMethodId,
  useStoreCredit: UseStoreCredit.optional(),
});
export type QuoteBody = z.infer<typeof QuoteBody>;

const QuotedLine = z.object({
  productId: Id,
  packId: Id,
  quantity: z.int(),
  productName: SentText.nullable(),
  goods: Goods.nullable().meta({ description: 'Null if it is not on sale.' }),
  rule: LineRule.nullable().meta({ description: 'Null if it is not on sale.' }),
  packSize: z.int().nullable().meta({ description: 'Lenses in one box, or pieces of other goods.' }),
  boxDays: z.int().nullable().meta({
    description: 'The days for which the lenses of one box last if they are worn every day. Null for other goods.',
  }),
  unitPrice: Money.nullable().meta({
    description: 'The price of one box, in the tax mode of the quote. Null if it is not on sale.',
  }),
  gross: Money.nullable().meta({ description: 'The price of all boxes before the discount.' }),
  discount: Money.nullable().meta({ description: 'The share of the discount in this line.' }),
  total: Money.nullable().meta({ description: 'The price of all boxes after the discount, with its tax.' }),
  taxRate: BasisPoints.nullable().meta({ description: 'The rate of the tax, in parts per ten thousand.' }),
  ...QUOTED_TAX,
});
export const QuoteView = z.object({
  market: Market.meta({ description: 'The country of the place. It decides prices, currency and tax.' }),
  lines: z.array(QuotedLine),
  subtotal: Money.nullable().meta({ description: 'Before the discount. Null if no line can be sold.' }),
  discount: Money.nullable(),
  ...QUOTED_DELIVERY,
  tax: Money.nullable().meta({ description: 'The tax in the total, inside prices or on top of them.' }),
  total: Money.nullable().meta({ description: 'The amount that would be charged.' }),
  storeCredit: Money.nullable().meta({
    description:
      'The part of the total that store credit pays. Null without a total, and if `useStoreCredit` names no amount: only `getStoreCredit` knows the balance.',
  }),
  toPay: Money.nullable().meta({
    description: 'The part of the total that is held on the card. It is the total where `storeCredit` is null.',
  }),
  refusals: z
    .array(
      z.object({
        code: SentText.meta({ description: 'The code of the refusal of `placeOrder`.' }),
        detail: SentText,
        pointer: SentText.meta({ description: 'A JSON pointer to the place in this request.' }),
      }),
    )
    .meta({ description: 'Why an order like this would be refused. Empty if nothing is known against it.' }),
});
export type QuoteView = z.infer<typeof QuoteView>;

export const QuoteOrder = operation({
  id: 'quoteOrder',
  record: 'none',
  because: 'It changes nothing.',
  endpoint: 'POST /quotes',
  owner: 'order',
  summary: 'See the total of an order before it is placed',
  description:
    'Answers prices, discount and tax of today for a place, and what would be refused and why. Nothing is stored, and no price is held. The totals cover the lines that can be sold. Prescription, stock and card are checked when the order is placed, and so are the uses of a coupon by one customer.',
  allow: ['public'],
  body: QuoteBody,
  example: {
    place: { country: 'US', region: 'NJ', postalCode: '07101' },
    lines: [
      {
        productId: '0197a000-0000-7000-8000-00000000000a',
        packId: '0197a000-0000-7000-8000-00000000000b',
        parameters: { baseCurve: 8.6, diameter: 14, sphere: -2.25 },
        quantity: 2,
      },
    ],
  },
  reply: QuoteView,
  status: 200,
  idempotent: false,
});
