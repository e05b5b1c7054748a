import { z } from 'zod';
import { CustomerAffected } from '../catalog-inventory/events.ts';
import { Id, inQuery, Instant, page, PageQuery, Reason, RequestInstant, Version } from '../kernel/common.ts';
import { BasisPoints, MinorUnits, Money, PriceMoney } from '../kernel/money.ts';
import { operation } from '../kernel/operation.ts';
import { CouponCode } from './coupon-code.ts';
import { requestText, SentText, severalLines } from '../kernel/text.ts';
import { Market, Country } from '../lens.ts';
import {
  COUPON_CODE_TAKEN,
  COUPON_EMPTY_WINDOW,
  COUPON_LIMIT_BELOW_USE,
  COUPON_MIXED_CURRENCY,
  COUPON_NOT_FOUND,
  COUPON_OWN_APPROVAL,
} from './marketing.errors.ts';

const PercentDiscount = z.strictObject({
  kind: z.literal('percent'),
  basisPoints: BasisPoints.min(1).meta({
    description: 'The discount in parts per ten thousand of the subtotal.',
    example: 1000,
  }),
});
const discountIn = <M extends typeof Money>(money: M) =>
  z.discriminatedUnion('kind', [
    PercentDiscount,
    z.strictObject({ kind: z.literal('amount'), amount: money.extend({ amount: MinorUnits.min(1) }) }),
  ]);
export const CouponDiscount = discountIn(Money);
export type CouponDiscount = z.infer<typeof CouponDiscount>;

const Limit = z.int().min(1).max(1_000_000_000);
const couponTerms = {
  description: severalLines(500),
  minimumSubtotal: Money.nullable().meta({ description: 'The least subtotal before the discount. Null: no minimum.' }),
  markets: z.array(Market).max(250).meta({ description: 'Markets in which it may be used. Empty: every market.' }),
  startsAt: RequestInstant.meta({ description: 'It may be used from this instant on.' }),
  endsAt: RequestInstant.nullable().meta({ description: 'It may be used before this instant. Null: it never ends.' }),
  totalLimit: Limit.nullable().meta({ description: 'The most uses in all. Null: unlimited.' }),
  perCustomerLimit: Limit.nullable().meta({ description: 'The most uses by one customer. Null: unlimited.' }),
  active: z.boolean().meta({ description: 'False refuses every use, whatever the dates are.' }),
};

/** Describes the terms of a coupon in requests, which may name only currencies and countries that exist today. */
const termsInRequests = {
  ...couponTerms,
  minimumSubtotal: PriceMoney.nullable().meta(couponTerms.minimumSubtotal.meta() ?? {}),
  markets: z
    .array(Country)
    .max(250)
    .meta(couponTerms.markets.meta() ?? {}),
};

export const CreateCouponBody = z.strictObject({
  code: CouponCode,
  discount: discountIn(PriceMoney),
  description: couponTerms.description.default(''),
  minimumSubtotal: termsInRequests.minimumSubtotal.default(null),
  markets: termsInRequests.markets.default([]),
  startsAt: couponTerms.startsAt
    .optional()
    .meta({ description: 'It may be used from this instant on. If omitted, from now on.' }),
  endsAt: couponTerms.endsAt.default(null),
  totalLimit: couponTerms.totalLimit.default(null),
  perCustomerLimit: couponTerms.perCustomerLimit.default(null),
  active: couponTerms.active.default(true),
});
export type CreateCouponBody = z.output<typeof CreateCouponBody>;

export const ChangeCouponBody = z.strictObject(termsInRequests).partial();
export type ChangeCouponBody = z.output<typeof ChangeCouponBody>;

/** Without the approval of finance, a coupon may take at most this part off an order, in basis points (1/100 %). */
export const COUPON_ALONE_AT_MOST = 3_000;
const ALONE = `${COUPON_ALONE_AT_MOST / 100} %`;

export const CouponApproval = z.enum(['not-needed', 'needed', 'given']).meta({
  description: `A coupon that may take more than ${ALONE} off an order needs the approval of finance. Until it is given, no order may use the coupon.`,
});

/**
 * Describes a coupon without the number of its uses. That number changes without a new version of the coupon. So an
 * answer with the number could change while its ETag stays the same.
 */
export const CouponView = z.object({
  id: Id,
  code: SentText,
  discount: CouponDiscount,
  ...couponTerms,
  approval: CouponApproval,
  changedBy: Id.nullable().meta({ description: 'The person who created the coupon or last changed its terms.' }),
  approvedBy: Id.nullable().meta({ description: 'The person of finance who approved these terms.' }),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type CouponView = z.infer<typeof CouponView>;

const CouponUse = CouponView.extend({
  used: z.int().meta({ description: 'Uses by orders. Released uses do not count.' }),
});

export const RedemptionStatus = z
  .enum(['redeemed', 'refused', 'released'])
  .meta({ description: '`released`: the order gave the use of the coupon back.' });
export const RedemptionView = z.object({
  orderId: Id,
  customerId: Id.nullable(),
  status: RedemptionStatus,
  discount: Money.nullable(),
  reason: Reason.nullable().meta({ description: 'The reason of a refusal.' }),
  createdAt: Instant,
});

export type RedemptionView = z.infer<typeof RedemptionView>;

const AudienceMember = z.object({
  customerId: Id,
  registeredAt: Instant.nullable(),
  ordersPlaced: z.int(),
  ordersConfirmed: z.int(),
  ordersCancelled: z.int(),
  ordersMatched: z.int().meta({ description: 'Orders that match the filters, were confirmed and not cancelled.' }),
  lastMatchedAt: Instant.nullable(),
});

const couponId = z.strictObject({ couponId: Id });

export const CreateCoupon = operation({
  id: 'createCoupon',
  record: ['coupon.added'],
  endpoint: 'POST /coupons',
  owner: 'marketing',
  summary: 'Create a coupon',
  description: `A coupon that may take more than ${ALONE} off an order is created without effect, until finance approves it.`,
  allow: ['marketing'],
  body: CreateCouponBody,
  example: { code: 'WELCOME10', discount: { kind: 'percent', basisPoints: 1000 }, perCustomerLimit: 1 },
  reply: CouponView,
  status: 201,
  location: '/coupons/{id}',
  versioned: true,
  errors: [COUPON_CODE_TAKEN, COUPON_MIXED_CURRENCY, COUPON_EMPTY_WINDOW],
});

export const ListCoupons = operation({
  id: 'listCoupons',
  endpoint: 'GET /coupons',
  owner: 'marketing',
  summary: 'List coupons, newest first',
  allow: ['marketing', 'finance', 'auditor'],
  query: PageQuery.extend({
    q: requestText()
      .trim()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'A part of the code or of the description.' }),
    active: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: '`true` lists active coupons, `false` lists the others.' }),
    approval: z
      .literal('needed')
      .optional()
      .meta({ description: '`needed` lists only active coupons that wait for the approval of finance.' }),
  }),
  reply: page(CouponUse),
});

export const GetCoupon = operation({
  id: 'getCoupon',
  endpoint: 'GET /coupons/{couponId}',
  owner: 'marketing',
  summary: 'Read a coupon',
  allow: ['marketing', 'finance', 'auditor'],
  params: couponId,
  reply: CouponView,
  versioned: true,
  errors: [COUPON_NOT_FOUND],
});

export const ChangeCoupon = operation({
  id: 'changeCoupon',
  record: ['coupon.changed'],
  endpoint: 'PATCH /coupons/{couponId}',
  owner: 'marketing',
  summary: "Change a coupon's terms",
  description: 'Code and discount cannot be changed: end this coupon and create another.',
  allow: ['marketing'],
  params: couponId,
  body: ChangeCouponBody,
  example: { endsAt: '2027-01-01T00:00:00.000Z', active: true },
  reply: CouponView,
  versioned: true,
  errors: [COUPON_NOT_FOUND, COUPON_MIXED_CURRENCY, COUPON_EMPTY_WINDOW, COUPON_LIMIT_BELOW_USE],
});

export const ApproveCoupon = operation({
  id: 'approveCoupon',
  record: ['coupon.approved'],
  endpoint: 'POST /coupons/{couponId}/approve',
  owner: 'marketing',
  summary: `Approve a coupon that may take more than ${ALONE} off an order`,
  description:
    'Send `If-Match` with the version that you have read. A later change of the terms needs a new approval. A coupon that needs none stays as it is.',
  allow: ['finance'],
  params: couponId,
  reply: CouponView,
  versioned: true,
  errors: [COUPON_NOT_FOUND, COUPON_OWN_APPROVAL],
});

export const ListRedemptions = operation({
  id: 'listRedemptions',
  endpoint: 'GET /coupons/{couponId}/redemptions',
  owner: 'marketing',
  summary: 'List the orders that used a coupon or were refused it, newest first',
  allow: ['marketing', 'finance', 'auditor'],
  params: couponId,
  query: PageQuery.extend({ status: RedemptionStatus.optional() }),
  reply: page(RedemptionView),
  errors: [COUPON_NOT_FOUND],
});

export const ListAudience = operation({
  id: 'listAudience',
  endpoint: 'GET /audience',
  owner: 'marketing',
  summary: 'List customers by their purchases',
  description:
    'Customers are named by id. An order counts if it was confirmed and not cancelled. Each page examines some thousand customers, and `count` examines the first 10,000. A page may hold few customers, or none, although `nextCursor` leads to more.',
  allow: ['marketing', 'auditor'],
  query: PageQuery.extend({
    cursor: Id.optional().meta({
      description: '`nextCursor` of the previous page. If omitted, the first page is answered.',
    }),
    boughtProductId: Id.optional().meta({ description: 'Only orders with this product count.' }),
    segmentId: Id.optional().meta({ description: 'Only customers of this segment (`listSegments`).' }),
    since: RequestInstant.optional().meta({
      description: 'Only orders that were confirmed at this instant or later count.',
    }),
    minOrders: inQuery(z.coerce.number().int().min(0).max(10_000))
      .default(1)
      .meta({ description: 'The least number of orders that count.' }),
  }),
  reply: page(AudienceMember),
});

export const RecallNoticeView = CustomerAffected.data.extend({ id: Id, createdAt: Instant });
export type RecallNoticeView = z.infer<typeof RecallNoticeView>;

export const ListRecallNotices = operation({
  id: 'listRecallNotices',
  endpoint: 'GET /recall-notices',
  owner: 'marketing',
  summary: 'List the messages about recalled boxes that wait to be sent, newest first',
  description: 'They are queued whatever the customer agreed to, because they concern safety.',
  allow: ['marketing', 'warehouse', 'auditor'],
  query: PageQuery.extend({ recallId: Id.optional() }),
  reply: page(RecallNoticeView),
});
