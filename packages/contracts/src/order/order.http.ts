import { z } from 'zod';
import { withoutCardNumber } from '../card-number.ts';
import { GetCustomer } from '../customer/people/customer.http.ts';
import { choiceParams } from '../filters/filters.ts';
import { Goods, LineRule } from '../goods/goods.ts';
import { Id, Instant, page, PageQuery, RequestDay, Version } from '../kernel/common.ts';
import { Money } from '../kernel/money.ts';
import { operation } from '../kernel/operation.ts';
import { says } from '../kernel/sentence.ts';
import { oneLine, requestText, SentText, severalLines } from '../kernel/text.ts';
import { Eye, LensParameters, Market, Country } from '../lens.ts';
import { CouponCode } from '../marketing/coupon-code.ts';
import { DELIVERY_BODY, DELIVERY_REFUSALS, DELIVERY_VIEW, LINE_TAX } from './shipping/order-delivery.ts';
import { medical, medicalReason } from '../medical.ts';
import { COUPON_REFUSALS } from '../marketing/marketing.errors.ts';
import { UseStoreCredit } from '../payment/store-credit/refund-to.ts';
import { PaymentToken } from '../payment/payment-token.ts';
import { GetPayment, ListInvoices } from '../payment/payment.http.ts';
import { ORDER_CREDIT_BLOCKED, ORDER_OVER_CREDIT } from './credit/credit.errors.ts';
import { DESK_BODY, DESK_FILTER, DESK_VIEW } from './desk/known.ts';
import {
  ORDER_CUSTOMER_MISSING,
  ORDER_CUSTOMER_UNKNOWN,
  ORDER_FIELD_NOT_SEARCHABLE,
  ORDER_LINE_NEEDS_PRESCRIPTION,
  ORDER_LINE_NO_LENS,
  ORDER_MARKET_FORBIDDEN,
  ORDER_MARKET_WITHOUT_RULES,
  ORDER_MIXED_CURRENCY,
  ORDER_NOT_FOUND,
  ORDER_NOT_MADE,
  ORDER_STORE_CREDIT_BY_KEY,
  ORDER_TOO_LARGE,
  ORDER_TOO_LATE_TO_CANCEL,
  ORDER_TOO_MANY_CARDS,
  ORDER_TOO_MANY_COUPONS,
  ORDER_TOO_MANY_UNSUITABLE,
  ORDER_UNKNOWN_OFFER,
} from './order.errors.ts';

/** Lists the states of the order process, as clients see them. */
export const OrderStatus = z
  .enum([
    'verifying',
    'discounting',
    'reserving',
    'awaiting-stock',
    'charging',
    'confirmed',
    'shipping',
    'capturing',
    'part-shipped',
    'payment-due',
    'shipped',
    'completed',
    'cancelling',
    'cancelled',
  ])
  .meta({
    description:
      'The state of an order. `verifying` may last for days if a prescriber must be asked. `awaiting-stock`: boxes are sold out, and the order waits for them. `part-shipped`: a parcel has left, and the rest follows. `payment-due`: the capture of the payment failed, and finance must collect the money.',
  });
export type OrderStatus = z.infer<typeof OrderStatus>;

/** Lists the states of a settled order: its buyer knows that it is confirmed, waits for boxes, or has ended. */
export const SETTLED: readonly OrderStatus[] = [
  'awaiting-stock',
  'confirmed',
  'part-shipped',
  'shipped',
  'completed',
  'cancelled',
];

/** Describes the fields of an order line. `OrderLine` decides which of these fields belong together. */
export const OrderLineFields = z.strictObject({
  eye: Eye.optional(),
  productId: Id,
  packId: Id,
  parameters: LensParameters.optional(),
  quantity: z.int().min(1).max(24).meta({ description: 'Boxes.' }),
  prescriptionId: Id.optional(),
});

/** Lists the fields that only a lens has. */
const LENS_FIELDS = ['eye', 'parameters', 'prescriptionId'] as const;
const LENS_FIELD_MISSING = says({
  en: 'is missing: a lens has an eye, parameters and a prescription; other goods have none of them',
  zh: '缺少此项：镜片须有眼别、参数和处方；其他商品则都没有',
});

/**
 * Parses a line of an order: a lens with its eye, parameters and prescription, or other goods with none of these
 * fields. The product decides which of the two the line must be, and a line of the other kind is refused (ADR 0091).
 */
export const OrderLine = OrderLineFields.superRefine((line, context) => {
  const missing = LENS_FIELDS.filter((field) => line[field] === undefined);
  if (missing.length === LENS_FIELDS.length) return;
  for (const field of missing) context.addIssue({ code: 'custom', path: [field], message: LENS_FIELD_MISSING });
});

export const PlaceOrderBody = z.strictObject({
  market: Country.meta({
    description: 'The country of the shipping address. It decides prices, currency and tax.',
    example: 'US',
  }),
  lines: z.array(OrderLine).min(1).max(20),
  shippingAddressId: Id,
  paymentToken: PaymentToken,
  useStoreCredit: UseStoreCredit.optional(),
  couponCode: CouponCode.optional(),
  ...DELIVERY_BODY,
  mayWait: z.boolean().optional().meta({
    description:
      'True: if boxes are sold out, the order waits for them, and nothing is held on the card until they arrive. Otherwise it is cancelled.',
  }),
  customerId: Id.optional().meta({
    description: 'The customer for whom staff place the order. Customers leave it out.',
  }),
  ...DESK_BODY,
});
export type PlaceOrderBody = z.infer<typeof PlaceOrderBody>;

const OrderLineView = OrderLineFields.extend({
  lineId: Id,
  goods: Goods,
  rule: LineRule,
  eye: Eye.nullable().meta({ description: 'Null for goods that are no lens.' }),
  parameters: medical(LensParameters, 'The parameters of the lens. Null for goods that are no lens.'),
  prescriptionId: Id.nullable().meta({ description: 'Null for goods that are no lens.' }),
  productName: SentText,
  packSize: z.int().meta({ description: 'Lenses in one box, or pieces of other goods.' }),
  unitPrice: Money.meta({ description: 'The price of one box, in the tax mode of the order.' }),
  total: Money.meta({ description: 'The price of all boxes, before the discount.' }),
  ...LINE_TAX,
  shipped: z.int().meta({ description: 'The boxes that have left in parcels of their own, while the rest has not.' }),
  evidenceId: Id.nullable().meta({
    description:
      'The evidence that permits the line (`getEvidence`). Null until it is permitted, and for goods that are no lens.',
  }),
});
export const OrderView = z.object({
  id: Id,
  number: SentText,
  customerId: Id,
  status: OrderStatus,
  reason: medicalReason('The reason of the cancellation, or of a failed capture.'),
  cancellationNote: SentText.nullable().meta({
    description: 'The note of the person who cancelled the order. Null if there is none.',
  }),
  market: Market,
  lines: z.array(OrderLineView),
  subtotal: Money,
  discount: Money,
  total: Money,
  ...DELIVERY_VIEW,
  couponCode: SentText.nullable(),
  shippingAddressId: Id,
  amendingId: Id.nullable().meta({
    description: 'The amendment that runs. Until it ends, the order is not shipped. Null if none runs.',
  }),
  shipment: z.object({ carrier: SentText, trackingNumber: SentText }).nullable(),
  shipmentWarning: SentText.nullable().meta({
    description:
      'A warning that the law of the destination demands in the parcel, word for word. Null if there is none.',
  }),
  invoiceNumber: SentText.nullable(),
  ...DESK_VIEW,
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type OrderView = z.infer<typeof OrderView>;

export const OrderStep = z.object({
  id: SentText.meta({
    description: 'Increases within an order. Send the last one as `Last-Event-ID` to resume the stream.',
  }),
  status: OrderStatus,
  reason: medicalReason('The reason of the cancellation, or of a failed capture.'),
  at: Instant,
});
export type OrderStep = z.infer<typeof OrderStep>;

const orderId = z.strictObject({ orderId: Id });
/** Lists the callers who may read orders. Only customers, opticians and auditors see the powers of the lenses. */
const readers = ['customer:self', 'sales', 'optician', 'warehouse', 'finance', 'auditor'] as const;
const expandable = {
  customer: { operation: GetCustomer, via: { customerId: 'customerId' } },
  payment: { operation: GetPayment, via: { orderId: 'id' } },
  invoices: { operation: ListInvoices, via: { orderId: 'id' } },
} as const;

export const PlaceOrder = operation({
  id: 'placeOrder',
  record: ['store-credit.used'],
  endpoint: 'POST /orders',
  owner: 'order',
  summary: 'Place an order',
  description:
    'The order is accepted at today’s prices. A coupon that does not apply is refused. Prescription, stock and payment are checked right afterwards: send `Prefer: wait=10` to be answered when they are.',
  allow: ['customer:self', 'sales'],
  body: PlaceOrderBody,
  example: {
    market: 'US',
    lines: [
      {
        eye: 'right',
        productId: '0197a000-0000-7000-8000-00000000000a',
        packId: '0197a000-0000-7000-8000-00000000000b',
        parameters: { baseCurve: 8.6, diameter: 14, sphere: -2.25 },
        quantity: 2,
        prescriptionId: '0197a000-0000-7000-8000-00000000000c',
      },
    ],
    shippingAddressId: '0197a000-0000-7000-8000-00000000000d',
    paymentToken: 'tok_visa',
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
    ...DELIVERY_REFUSALS,
    ORDER_OVER_CREDIT,
    ORDER_CREDIT_BLOCKED,
    ORDER_CUSTOMER_UNKNOWN,
    ORDER_CUSTOMER_MISSING,
    ...COUPON_REFUSALS,
  ],
});

export const GetOrder = operation({
  id: 'getOrder',
  endpoint: 'GET /orders/{orderId}',
  owner: 'order',
  summary: 'Read an order',
  allow: readers,
  params: orderId,
  reply: OrderView,
  versioned: true,
  expand: expandable,
  errors: [ORDER_NOT_FOUND],
});

export const ListOrders = operation({
  id: 'listOrders',
  endpoint: 'GET /orders',
  owner: 'order',
  summary: 'List orders, newest first',
  allow: readers,
  query: PageQuery.extend({
    ...choiceParams('status', OrderStatus),
    customerId: Id.optional(),
    number: requestText().max(40).optional(),
    market: Country.optional(),
    placedFrom: RequestDay.optional().meta({ description: 'Placed on this day or later, in UTC.' }),
    placedTo: RequestDay.optional().meta({ description: 'Placed on this day or earlier, in UTC.' }),
    fieldId: Id.optional().meta({
      description: 'A searchable custom field of orders. It needs `fieldValue`, and finds the newest 2,000.',
    }),
    fieldValue: oneLine(200).optional().meta({ description: 'The whole value of the field. A choice is its key.' }),
    ...DESK_FILTER,
  }),
  reply: page(OrderView),
  expand: expandable,
  errors: [ORDER_FIELD_NOT_SEARCHABLE],
});

export const CancelOrder = operation({
  id: 'cancelOrder',
  record: 'none',
  because: 'The steps of the order are its record.',
  endpoint: 'POST /orders/{orderId}/cancel',
  owner: 'order',
  summary: 'Cancel an order that has not been shipped',
  allow: ['customer:self', 'sales'],
  params: orderId,
  description: 'The note is sealed with the order. Customers and staff read it there; no message carries it.',
  body: z.strictObject({ note: withoutCardNumber(severalLines(500)).optional() }),
  example: { note: 'Ordered the wrong power' },
  reply: OrderView,
  status: 202,
  location: '/orders/{orderId}',
  waitable: true,
  errors: [ORDER_NOT_FOUND, ORDER_TOO_LATE_TO_CANCEL],
});
