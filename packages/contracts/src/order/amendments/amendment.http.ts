/**
 * Declares the operations on changes of a confirmed order: lines, address, delivery method and prices. An order can be
 * changed until the warehouse begins to pick it.
 */
import { z } from 'zod';
import { choiceParams } from '../../filters/filters.ts';
import { Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { LARGEST_AMOUNT, Money, PriceMoney } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { Eye, LensParameters } from '../../lens.ts';
import { medical, medicalReason } from '../../medical.ts';
import { COUPON_REFUSALS } from '../../marketing/marketing.errors.ts';
import { ORDER_CREDIT_BLOCKED, ORDER_OVER_CREDIT } from '../credit/credit.errors.ts';
import { ORDER_DELIVERY_NOT_THERE, ORDER_DELIVERY_UNKNOWN } from '../shipping/delivery-method.errors.ts';
import { ORDER_PLACE_NEEDED, ORDER_PLACE_UNFIT } from '../tax/tax.errors.ts';
import { ORDER_LINE_NEEDS_PRESCRIPTION, ORDER_LINE_NO_LENS } from '../order.errors.ts';
import { ORDER_LINE_UNKNOWN, ORDER_MIXED_CURRENCY, ORDER_NOT_FOUND, ORDER_NOT_MADE } from '../order.errors.ts';
import { ORDER_TOO_LARGE, ORDER_TOO_MANY_UNSUITABLE, ORDER_UNKNOWN_OFFER } from '../order.errors.ts';
import { StatedPlace } from '../shipping/delivery.ts';
import { OrderLine, OrderLineFields } from '../order.http.ts';
import {
  AMENDMENT_CHANGES_NOTHING,
  AMENDMENT_DECIDED,
  AMENDMENT_EMPTY,
  AMENDMENT_LAPSED,
  AMENDMENT_NEEDS_SECOND_PERSON,
  AMENDMENT_NOT_ALLOWED,
  AMENDMENT_NOT_FOUND,
  AMENDMENT_PACKED,
  AMENDMENT_PRICE_FOR_STAFF,
  AMENDMENT_PRICE_NEEDS_REASON,
  AMENDMENT_PRICE_RAISED,
  AMENDMENT_RUNS,
  AMENDMENT_TOO_LATE,
} from './amendment.errors.ts';
import { shopPerson } from '../../shown/shop-person.ts';

export const AmendmentStatus = z
  .enum([
    'needs-approval',
    'checking',
    'charging',
    'reserving',
    'applying',
    'undoing',
    'applied',
    'refused',
    'cancelled',
    'rejected',
    'lapsed',
  ])
  .meta({
    description:
      '`needs-approval`: a price waits for a second person, and the order goes on as it is. `checking`, `charging`, `reserving`: prescription and address, money, boxes. `applying`: granted, and the order takes it. `undoing`: refused or taken back, and the hold on the card is set back. `rejected`: by a colleague. `lapsed`: nobody approved the price in time, or the order changed or went on meanwhile.',
  });
export type AmendmentStatus = z.infer<typeof AmendmentStatus>;

const unitPrice = PriceMoney.optional().meta({
  description: 'A price of one box by hand, lower than that of the order or of today. Staff only; it needs `why`.',
});
const KeptLine = z.strictObject({
  lineId: Id.meta({
    description:
      'A line of the order. Its lens and eye stay, and so does its price. A price by hand stays unless boxes are added.',
  }),
  quantity: OrderLineFields.shape.quantity,
  packId: Id.optional().meta({ description: 'Another pack of the same product, at today’s price.' }),
  prescriptionId: Id.optional().meta({ description: 'A newer prescription.' }),
  unitPrice,
});
const LINES_ONCE = says({ en: 'each line once', zh: '每一行只能出现一次' });
const AddedLine = z.strictObject({ line: OrderLine, unitPrice });

export const AmendOrderBody = z.strictObject({
  lines: z
    .array(KeptLine)
    .max(20)
    .refine((lines) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length, LINES_ONCE)
    .optional()
    .meta({
      description:
        'The lines that stay, each once. A line that is not named is removed. If omitted, all lines stay as they are.',
    }),
  added: z.array(AddedLine).max(20).optional().meta({ description: 'New lines, at today’s prices.' }),
  shippingAddressId: Id.optional().meta({
    description: 'Another address of the customer, in the market of the order. The order keeps a copy of it.',
  }),
  place: StatedPlace.optional().meta({
    description: 'Region and postal code of the new address, as `placeOrder` takes them.',
  }),
  deliveryMethodId: Id.optional().meta({ description: 'Another delivery method.' }),
  why: oneLine(500).optional().meta({
    description: 'The reason. It is kept, sealed, and the customer can read it. A price by hand needs one.',
  }),
});
export type AmendOrderBody = z.infer<typeof AmendOrderBody>;

const VersionLine = z.object({
  lineId: Id,
  eye: Eye.nullable(),
  productId: Id,
  productName: SentText,
  packId: Id,
  packSize: z.int(),
  parameters: medical(LensParameters, 'The parameters of the lens.'),
  prescriptionId: Id.nullable(),
  quantity: z.int(),
  unitPrice: Money,
  total: Money,
});
export const OrderTerms = z.object({
  lines: z.array(VersionLine),
  shippingAddressId: Id,
  deliveryMethodId: Id.nullable(),
  subtotal: Money,
  discount: Money,
  delivery: Money.meta({ description: 'The charge of the delivery.' }),
  taxOnTop: Money.meta({ description: 'Tax that is added to the prices. 0 where prices include it.' }),
  total: Money,
});
export type OrderTerms = z.infer<typeof OrderTerms>;

const difference = Money.extend({
  amount: z.int().min(-LARGEST_AMOUNT).max(LARGEST_AMOUNT).meta({ description: 'Minor units of the currency.' }),
}).meta({ description: 'The new total less the present one. Negative if the customer pays less.' });

export const AmendmentQuote = z.object({
  before: OrderTerms,
  after: OrderTerms.nullable().meta({ description: 'Null if a refusal leaves no order that could be shown.' }),
  difference: difference.nullable(),
  needsSecondPerson: z
    .boolean()
    .meta({ description: 'True if a price by hand is so low that a colleague must approve it.' }),
  refusals: z.array(
    z.object({
      code: SentText,
      detail: SentText,
      pointer: SentText.meta({ description: 'A JSON pointer to the place in this request.' }),
    }),
  ),
});
export type AmendmentQuote = z.infer<typeof AmendmentQuote>;

export const AmendmentView = z.object({
  id: Id,
  orderId: Id,
  customerId: Id,
  status: AmendmentStatus,
  reason: medicalReason('Why the change was refused or ended.'),
  why: SentText.nullable().meta({
    description: 'The reason that was given for it. Null once the customer was erased.',
  }),
  before: OrderTerms.nullable().meta({ description: 'The order before. Null once the customer was erased.' }),
  after: OrderTerms.nullable().meta({
    description: 'The order as the change makes it. Null once the customer was erased.',
  }),
  difference,
  versionNumber: z
    .int()
    .nullable()
    .meta({ description: 'The number of the version that it became. The order as it was placed is 1.' }),
  requestedBy: shopPerson('The person who asked for the change.'),
  decidedBy: shopPerson('The person who approved or rejected the price.'),
  createdAt: Instant,
  updatedAt: Instant,
});
export type AmendmentView = z.infer<typeof AmendmentView>;

const owner = 'order';
const orderId = z.strictObject({ orderId: Id });
const amendmentId = z.strictObject({ amendmentId: Id });
const allow = ['customer:self', 'sales'] as const;
const readers = ['customer:self', 'sales', 'optician', 'warehouse', 'finance', 'auditor'] as const;
const example = {
  lines: [{ lineId: '0197a000-0000-7000-8000-0000000000a1', quantity: 1 }],
  why: 'One box is enough for now',
};
const REFUSALS = [
  ...[AMENDMENT_PACKED, ORDER_TOO_MANY_UNSUITABLE],
  ...[ORDER_NOT_FOUND, AMENDMENT_NOT_ALLOWED, AMENDMENT_RUNS, AMENDMENT_CHANGES_NOTHING, AMENDMENT_EMPTY],
  ...[ORDER_LINE_UNKNOWN, ORDER_UNKNOWN_OFFER, ORDER_NOT_MADE, ORDER_MIXED_CURRENCY, ORDER_TOO_LARGE],
  ...[ORDER_OVER_CREDIT, ORDER_CREDIT_BLOCKED, AMENDMENT_PRICE_FOR_STAFF, AMENDMENT_PRICE_NEEDS_REASON],
  ...[ORDER_PLACE_NEEDED, ORDER_PLACE_UNFIT, ORDER_DELIVERY_UNKNOWN, ORDER_DELIVERY_NOT_THERE],
  ...[ORDER_LINE_NEEDS_PRESCRIPTION, ORDER_LINE_NO_LENS, AMENDMENT_PRICE_RAISED, ...COUPON_REFUSALS],
];

export const QuoteAmendment = operation({
  id: 'quoteAmendment',
  record: 'none',
  because: 'It changes nothing.',
  endpoint: 'POST /orders/{orderId}/amendments/quote',
  owner,
  summary: 'See what a change of an order would cost',
  description:
    'Answers the order before and after, the difference, and everything that is known against the change. Nothing is stored. Prescription, boxes and card are checked when the order is changed.',
  allow,
  params: orderId,
  body: AmendOrderBody,
  example,
  reply: AmendmentQuote,
  status: 200,
  idempotent: false,
  errors: [ORDER_NOT_FOUND, AMENDMENT_NOT_ALLOWED],
});

export const AmendOrder = operation({
  id: 'amendOrder',
  record: ['amendment.asked'],
  endpoint: 'POST /orders/{orderId}/amendments',
  owner,
  summary: 'Change a confirmed order',
  description:
    'Everything is checked again: offers, prescription, address, coupon, credit, money and boxes. The order takes all of the change or none of it, and cannot be shipped meanwhile. It is refused once picking has begun. A price by hand below `PRICE_CUT_ALONE` waits for a second person.',
  allow,
  params: orderId,
  body: AmendOrderBody,
  example,
  reply: AmendmentView,
  status: 201,
  location: '/amendments/{id}',
  errors: REFUSALS,
});

export const ListAmendments = operation({
  id: 'listAmendments',
  endpoint: 'GET /amendments',
  owner,
  summary: 'List changes of orders, newest first',
  allow: readers,
  query: PageQuery.extend({
    ...choiceParams('status', AmendmentStatus),
    orderId: Id.optional(),
    customerId: Id.optional(),
  }),
  reply: page(AmendmentView),
});

export const GetAmendment = operation({
  id: 'getAmendment',
  endpoint: 'GET /amendments/{amendmentId}',
  owner,
  summary: 'Read a change of an order',
  allow: readers,
  params: amendmentId,
  reply: AmendmentView,
  errors: [AMENDMENT_NOT_FOUND],
});

export const CancelAmendment = operation({
  id: 'cancelAmendment',
  record: ['amendment.taken-back'],
  endpoint: 'POST /amendments/{amendmentId}/cancel',
  owner,
  summary: 'Take a change of an order back while it runs',
  description: 'The order stays as it was. It is too late once the boxes are being swapped.',
  allow,
  params: amendmentId,
  reply: AmendmentView,
  errors: [AMENDMENT_NOT_FOUND, AMENDMENT_TOO_LATE],
});

export const ApproveAmendment = operation({
  id: 'approveAmendment',
  record: ['amendment.approved'],
  stepUp: true,
  endpoint: 'POST /amendments/{amendmentId}/approve',
  owner,
  summary: 'Approve the low price of a change of an order',
  description:
    'The person who asked for it may not approve it. The change is then checked as any other, the credit of the customer too. A price that waited longer than `PRICE_APPROVAL_DAYS`, or whose order has changed since, must be asked for anew.',
  allow: ['sales', 'finance'],
  params: amendmentId,
  reply: AmendmentView,
  errors: [
    AMENDMENT_NOT_FOUND,
    AMENDMENT_DECIDED,
    AMENDMENT_NEEDS_SECOND_PERSON,
    AMENDMENT_NOT_ALLOWED,
    AMENDMENT_LAPSED,
    AMENDMENT_PACKED,
    AMENDMENT_RUNS,
    ORDER_OVER_CREDIT,
    ORDER_CREDIT_BLOCKED,
  ],
});

export const RejectAmendment = operation({
  id: 'rejectAmendment',
  record: ['amendment.rejected'],
  endpoint: 'POST /amendments/{amendmentId}/reject',
  owner,
  summary: 'Reject the low price of a change of an order',
  allow: ['sales', 'finance'],
  params: amendmentId,
  reply: AmendmentView,
  errors: [AMENDMENT_NOT_FOUND, AMENDMENT_DECIDED],
});
