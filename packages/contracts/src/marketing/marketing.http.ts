import { z } from 'zod';
import { CustomerAffected } from '../catalog-inventory/events.ts';
import { Id, inQuery, Instant, page, PageQuery, Reason } from '../kernel/common.ts';
import { BasisPoints, MinorUnits, Money } from '../kernel/money.ts';
import { operation } from '../kernel/operation.ts';
import { says } from '../kernel/sentence.ts';
import { Market } from '../lens.ts';
import {
  COUPON_CODE_TAKEN,
  COUPON_EMPTY_WINDOW,
  COUPON_LIMIT_BELOW_USE,
  COUPON_MIXED_CURRENCY,
  COUPON_NOT_FOUND,
} from './marketing.errors.ts';

export const CouponDiscount = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('percent'),
    basisPoints: BasisPoints.min(1).meta({ description: 'Parts per ten thousand of the subtotal', example: 1000 }),
  }),
  z.strictObject({ kind: z.literal('amount'), amount: Money.extend({ amount: MinorUnits.min(1) }) }),
]);
export type CouponDiscount = z.infer<typeof CouponDiscount>;

const CouponCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(
    /^[A-Z0-9][A-Z0-9-]{1,39}$/,
    says({
      en: '2-40 letters, digits or hyphens, a letter or digit first',
      zh: '2-40 个字母、数字或连字符，以字母或数字开头',
    }),
  )
  .meta({ example: 'WELCOME10' });

const Limit = z.int().min(1).max(1_000_000_000);
const terms = {
  description: z.string().max(500),
  minimumSubtotal: Money.nullable().meta({ description: 'Before the discount; null: none' }),
  markets: z.array(Market).max(250).meta({ description: 'Empty: every market' }),
  startsAt: Instant.meta({ description: 'From this instant on' }),
  endsAt: Instant.nullable().meta({ description: 'Up to, but not at, this instant; null: open-ended' }),
  totalLimit: Limit.nullable().meta({ description: 'Uses in all; null: unlimited' }),
  perCustomerLimit: Limit.nullable().meta({ description: 'Uses by one customer; null: unlimited' }),
  active: z.boolean().meta({ description: 'False refuses every use, whatever the dates say' }),
};

export const CreateCouponBody = z.strictObject({
  code: CouponCode,
  discount: CouponDiscount,
  description: terms.description.default(''),
  minimumSubtotal: terms.minimumSubtotal.default(null),
  markets: terms.markets.default([]),
  startsAt: terms.startsAt.optional().meta({ description: 'Absent: now' }),
  endsAt: terms.endsAt.default(null),
  totalLimit: terms.totalLimit.default(null),
  perCustomerLimit: terms.perCustomerLimit.default(null),
  active: terms.active.default(true),
});
export type CreateCouponBody = z.output<typeof CreateCouponBody>;

export const ChangeCouponBody = z.strictObject(terms).partial();
export type ChangeCouponBody = z.output<typeof ChangeCouponBody>;

/** Without the number of uses: it changes while the version, and so the ETag, does not. */
export const CouponView = z.object({
  id: Id,
  code: z.string(),
  discount: CouponDiscount,
  ...terms,
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type CouponView = z.infer<typeof CouponView>;

const CouponUse = CouponView.extend({ used: z.int().meta({ description: 'Uses that count, released ones left out' }) });

export const RedemptionStatus = z.enum(['redeemed', 'refused', 'released']);
export const RedemptionView = z.object({
  orderId: Id,
  customerId: Id.nullable(),
  status: RedemptionStatus,
  discount: Money.nullable(),
  reason: Reason.nullable().meta({ description: 'Why it was refused' }),
  createdAt: Instant,
});

export type RedemptionView = z.infer<typeof RedemptionView>;

const AudienceMember = z.object({
  customerId: Id,
  registeredAt: Instant.nullable(),
  ordersPlaced: z.int(),
  ordersConfirmed: z.int(),
  ordersCancelled: z.int(),
  ordersMatched: z.int().meta({ description: 'Confirmed, not cancelled, and as the filters ask' }),
  lastMatchedAt: Instant.nullable(),
});

const couponId = z.strictObject({ couponId: Id });

export const CreateCoupon = operation({
  id: 'createCoupon',
  endpoint: 'POST /coupons',
  owner: 'marketing',
  summary: 'Create a coupon',
  allow: ['marketing', 'admin'],
  body: CreateCouponBody,
  example: { code: 'WELCOME10', discount: { kind: 'percent', basisPoints: 1000 }, perCustomerLimit: 1 },
  reply: CouponView,
  status: 201,
  versioned: true,
  errors: [COUPON_CODE_TAKEN, COUPON_MIXED_CURRENCY, COUPON_EMPTY_WINDOW],
});

export const ListCoupons = operation({
  id: 'listCoupons',
  endpoint: 'GET /coupons',
  owner: 'marketing',
  summary: 'List coupons, newest first',
  allow: ['marketing', 'admin', 'auditor'],
  query: PageQuery.extend({
    q: z.string().trim().min(1).max(100).optional().meta({ description: 'Part of the code or of the description' }),
    active: z.enum(['true', 'false']).optional(),
  }),
  reply: page(CouponUse),
});

export const GetCoupon = operation({
  id: 'getCoupon',
  endpoint: 'GET /coupons/{couponId}',
  owner: 'marketing',
  summary: 'Read a coupon',
  allow: ['marketing', 'admin', 'auditor'],
  params: couponId,
  reply: CouponView,
  versioned: true,
  errors: [COUPON_NOT_FOUND],
});

export const ChangeCoupon = operation({
  id: 'changeCoupon',
  endpoint: 'PATCH /coupons/{couponId}',
  owner: 'marketing',
  summary: "Change a coupon's terms",
  description: 'The code and the discount stay as they are: end this coupon and create another.',
  allow: ['marketing', 'admin'],
  params: couponId,
  body: ChangeCouponBody,
  example: { endsAt: '2027-01-01T00:00:00.000Z', active: true },
  reply: CouponView,
  versioned: true,
  errors: [COUPON_NOT_FOUND, COUPON_MIXED_CURRENCY, COUPON_EMPTY_WINDOW, COUPON_LIMIT_BELOW_USE],
});

export const ListRedemptions = operation({
  id: 'listRedemptions',
  endpoint: 'GET /coupons/{couponId}/redemptions',
  owner: 'marketing',
  summary: 'The orders that used a coupon or were refused it, newest first',
  allow: ['marketing', 'admin', 'auditor'],
  params: couponId,
  query: PageQuery.extend({ status: RedemptionStatus.optional() }),
  reply: page(RedemptionView),
  errors: [COUPON_NOT_FOUND],
});

export const ListAudience = operation({
  id: 'listAudience',
  endpoint: 'GET /audience',
  owner: 'marketing',
  summary: 'Customers by what they bought, by ids alone',
  description:
    'An order counts as bought when it was confirmed and not cancelled. Each page looks at some thousand customers, and `count` at the first 10,000: a page may hold few or none while `nextCursor` leads on.',
  allow: ['marketing', 'auditor'],
  query: PageQuery.extend({
    cursor: Id.optional().meta({ description: '`nextCursor` of the page before' }),
    boughtProductId: Id.optional(),
    since: Instant.optional().meta({ description: 'Bought at this instant or later' }),
    minOrders: inQuery(z.coerce.number().int().min(0).max(10_000)).default(1),
  }),
  reply: page(AudienceMember),
});

export const RecallNoticeView = CustomerAffected.data.extend({ id: Id, createdAt: Instant });
export type RecallNoticeView = z.infer<typeof RecallNoticeView>;

export const ListRecallNotices = operation({
  id: 'listRecallNotices',
  endpoint: 'GET /recall-notices',
  owner: 'marketing',
  summary: 'Messages about recalled boxes that wait to be sent, newest first',
  description: 'They concern the safety of the customer: they are queued whatever the customer agreed to.',
  allow: ['marketing', 'warehouse', 'auditor'],
  query: PageQuery.extend({ recallId: Id.optional() }),
  reply: page(RecallNoticeView),
});
