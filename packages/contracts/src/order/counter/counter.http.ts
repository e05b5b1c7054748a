/** Declares the operations on sales at the counter of a shop. The goods are paid and handed over at once. */
import { z } from 'zod';
import { Id } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { COUPON_REFUSALS } from '../../marketing/marketing.errors.ts';
import { PaymentToken } from '../../payment/payment-token.ts';
import { ORDER_CREDIT_BLOCKED, ORDER_OVER_CREDIT } from '../credit/credit.errors.ts';
import {
  ORDER_CUSTOMER_UNKNOWN,
  ORDER_LINE_NEEDS_PRESCRIPTION,
  ORDER_LINE_NO_LENS,
  ORDER_MARKET_FORBIDDEN,
  ORDER_MARKET_WITHOUT_RULES,
  ORDER_MIXED_CURRENCY,
  ORDER_NOT_MADE,
  ORDER_STORE_CREDIT_BY_KEY,
  ORDER_TOO_LARGE,
  ORDER_TOO_MANY_CARDS,
  ORDER_TOO_MANY_COUPONS,
  ORDER_TOO_MANY_UNSUITABLE,
  ORDER_UNKNOWN_OFFER,
} from '../order.errors.ts';
import { OrderView, PlaceOrderBody } from '../order.http.ts';

/** States how a sale at the counter is paid. */
export const CounterMethod = z
  .enum(['card', 'cash'])
  .meta({ description: '`card`: by the token of a card, as every order. `cash`: in the till, without the provider.' });
export type CounterMethod = z.infer<typeof CounterMethod>;

const TOKEN_MISSING = says({
  en: 'is missing: a sale by card needs the token of the card; a sale in cash has none',
  zh: '缺少或多余：刷卡销售须提供银行卡令牌，现金销售则不需要',
});

const { market, lines, couponCode, note, place, useStoreCredit } = PlaceOrderBody.shape;

export const CounterSaleBody = z
  .strictObject({
    ...{ market, place, lines, couponCode, note, useStoreCredit },
    customerId: Id.meta({ description: 'The buyer. Somebody who walks in is recorded first (`addWalkIn`).' }),
    shippingAddressId: Id.meta({
      description: 'An address of the buyer. It stands on the invoice, and its law decides about lenses.',
    }),
    warehouseId: Id.meta({ description: 'The shop or warehouse whose shelf the goods are taken from.' }),
    method: CounterMethod,
    paymentToken: PaymentToken.optional().meta({ description: 'The token of the card. Left out for cash.' }),
  })
  .superRefine(({ method, paymentToken }, context) => {
    if ((method === 'card') === (paymentToken !== undefined)) return;
    context.addIssue({ code: 'custom', path: ['paymentToken'], message: TOKEN_MISSING });
  });
export type CounterSaleBody = z.infer<typeof CounterSaleBody>;

export const SellAtCounter = operation({
  id: 'sellAtCounter',
  record: ['store-credit.used'],
  endpoint: 'POST /counter-sales',
  owner: 'order',
  summary: 'Sell at the counter',
  description:
    'The goods are handed over at once: no parcel, no delivery charge. Prescription, stock and payment are checked as for every order; the boxes come from the named warehouse. Send `Prefer: wait=10` to be answered when the sale is done: `completed`, or `cancelled` with the reason.',
  allow: ['sales'],
  body: CounterSaleBody,
  example: {
    market: 'US',
    lines: [
      {
        productId: '0197a000-0000-7000-8000-00000000000a',
        packId: '0197a000-0000-7000-8000-00000000000b',
        quantity: 1,
      },
    ],
    customerId: '0197a000-0000-7000-8000-00000000000e',
    shippingAddressId: '0197a000-0000-7000-8000-00000000000d',
    warehouseId: '0197a000-0000-7000-8000-00000000000f',
    method: 'cash',
  },
  reply: OrderView,
  status: 201,
  location: '/orders/{id}',
  waitable: true,
  errors: [
    ORDER_STORE_CREDIT_BY_KEY,
    ORDER_TOO_MANY_CARDS,
    ORDER_TOO_MANY_COUPONS,
    ORDER_TOO_MANY_UNSUITABLE,
    ORDER_MARKET_FORBIDDEN,
    ORDER_MARKET_WITHOUT_RULES,
    ORDER_UNKNOWN_OFFER,
    ORDER_LINE_NEEDS_PRESCRIPTION,
    ORDER_LINE_NO_LENS,
    ORDER_NOT_MADE,
    ORDER_MIXED_CURRENCY,
    ORDER_TOO_LARGE,
    ORDER_OVER_CREDIT,
    ORDER_CREDIT_BLOCKED,
    ORDER_CUSTOMER_UNKNOWN,
    ...COUPON_REFUSALS,
  ],
});
