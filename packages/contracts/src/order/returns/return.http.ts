/** Declares the operations on returns, exchanges and claims: what a customer sends back, why, and for what. */
import { z } from 'zod';
import { withoutCardNumber } from '../../card-number.ts';
import { choiceParams } from '../../filters/filters.ts';
import { CalendarDay, createdBetween, Id, Instant, page, PageQuery, Reason, Version } from '../../kernel/common.ts';
import { Money } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { RefundTo } from '../../payment/store-credit/refund-to.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, requestText, SentText, severalLines } from '../../kernel/text.ts';
import { medical } from '../../medical.ts';
import { ORDER_NOT_FOUND } from '../order.errors.ts';
import {
  RETURN_CARRIAGE_HALF,
  RETURN_LINE_UNKNOWN,
  RETURN_LOST_STAYS_AWAY,
  RETURN_NEEDS_FINANCE,
  RETURN_NOT_ALLOWED,
  RETURN_NOT_FOUND,
  RETURN_NOT_SHIPPED,
  RETURN_RESHIP_NEEDS_CLAIM,
  RETURN_TOO_MANY,
  RETURN_WRONG_STATE,
} from './return.errors.ts';
import { BoxRule, BoxState, Disposition, ReturnReason } from '../../returned/returned.ts';
import { shopPerson } from '../../shown/shop-person.ts';

export const ReturnStatus = z
  .enum([
    ...(['requested', 'approved', 'exchanged', 'exchange-sent', 'reminded', 'received', 'deciding'] as const),
    ...(['refunding', 'refund-waits', 'refund-failed'] as const),
    ...(['charging', 'charge-failed', 'closed', 'refused', 'cancelled', 'expired'] as const),
  ])
  .meta({
    description:
      '`approved`: the goods are awaited. `exchanged`: the new goods were ordered first. `exchange-sent`: they were sent, and the old ones are awaited. `reminded`: the last day is near. `received`: the boxes lie in the warehouse, which decides what becomes of them. `deciding`: a person decides about the money. `refund-waits`: a second person must approve the refund. `charging`: what did not come back is charged. `expired`: nothing came back in time.',
  });
export type ReturnStatus = z.infer<typeof ReturnStatus>;

export const ReturnResolution = z.enum(['refund', 'exchange', 'reship']).meta({
  description:
    '`refund`: the money goes back. `exchange`: new goods are sent first, and what does not come back is charged. `reship`: the same goods are sent again without a charge, because they were lost, damaged or wrong.',
});
export type ReturnResolution = z.infer<typeof ReturnResolution>;

export const ReturnRule = z
  .enum([
    ...(['withdrawal', 'shop-window', 'shop-at-fault', 'recall'] as const),
    ...(['window-over', 'seal-broken', 'final-sale', 'by-hand'] as const),
  ])
  .meta({
    description:
      'The rule that decides. `withdrawal`: the law lets the buyer withdraw. `shop-window`: the shop allows more than the law. `window-over`: both periods are over. `seal-broken`: sealed goods that were opened may not come back for reasons of hygiene. `by-hand`: a person decided against the rules.',
  });
export type ReturnRule = z.infer<typeof ReturnRule>;

export const ReturnOutcome = z.enum(['refunded', 'exchanged', 'reshipped', 'charged', 'nothing']).meta({
  description: '`charged`: the exchange was charged, because nothing came back. `nothing`: no money moved.',
});
export type ReturnOutcome = z.infer<typeof ReturnOutcome>;

export const ReturnLineBody = z.strictObject({
  lineId: Id,
  quantity: z.int().min(1).max(99).meta({ description: 'Boxes of the line.' }),
  reason: ReturnReason,
});
export type ReturnLineBody = z.infer<typeof ReturnLineBody>;

const EACH_ONCE = says({ en: 'each line once', zh: '每一行只能出现一次' });
const Lines = z
  .array(ReturnLineBody)
  .min(1)
  .max(20)
  .refine((lines) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length, EACH_ONCE);

const Verdict = z.object({
  lineId: Id,
  productName: SentText,
  bought: z.int(),
  returned: z.int().meta({ description: 'Boxes of the line in other returns that still count.' }),
  quantity: z.int(),
  allowed: z.boolean(),
  rule: ReturnRule,
  source: SentText.nullable().meta({ description: 'The place in the law that states the rule, if a law decides.' }),
  until: CalendarDay.nullable().meta({ description: 'The last day on which the rule allows it. Null: no limit.' }),
  complaintOffered: z.boolean().meta({ description: 'True if a complaint should be recorded (`recordComplaint`).' }),
});

export const ReturnQuote = z.object({
  lines: z.array(Verdict),
  allowed: z.boolean().meta({ description: 'True if every line may come back.' }),
  goodsComeBack: z.boolean(),
  sealMustBeWhole: z.boolean().meta({ description: 'True if an opened box brings no money.' }),
  carriageBy: z.enum(['customer', 'shop']).meta({ description: 'The one who pays the way back.' }),
  deliveryToo: z.boolean().meta({ description: 'True if the charge for the first delivery is refunded too.' }),
  refund: Money.meta({ description: 'The refund if every box is accepted. The credit note decides.' }),
  sendBackBy: CalendarDay,
});
export type ReturnQuote = z.infer<typeof ReturnQuote>;

const ReturnBox = z.object({
  id: Id,
  lineId: Id,
  lotNumber: SentText,
  expiresOn: CalendarDay,
  state: BoxState,
  disposition: Disposition.nullable().meta({ description: 'Null until the warehouse has answered.' }),
  rule: BoxRule.nullable(),
  cost: Money.nullable().meta({ description: 'The purchase price of a lost box. Null if unknown, and for customers.' }),
  refunds: z.boolean().nullable().meta({ description: 'Whether money is given back for it. Null until decided.' }),
  refundRule: ReturnRule.meta({ description: 'The rule that decides, or will decide, about its money.' }),
  refundProposed: z.boolean().meta({ description: 'True if the rules give money back for it.' }),
  receivedBy: shopPerson('The person who received the box.'),
  receivedAt: Instant,
});

const ReturnPicture = z.object({
  id: Id,
  boxId: Id.nullable(),
  size: z.int().meta({ description: 'Bytes of the stored picture.' }),
  addedBy: shopPerson('The person who added the picture.'),
  createdAt: Instant,
});

export const ReturnView = z.object({
  id: Id,
  number: SentText,
  orderId: Id,
  orderNumber: SentText,
  customerId: Id,
  status: ReturnStatus,
  resolution: ReturnResolution,
  outcome: ReturnOutcome.nullable(),
  market: SentText,
  goodsComeBack: z.boolean(),
  lines: z.array(
    z.object({
      lineId: Id,
      productId: Id,
      productName: SentText,
      quantity: z.int(),
      reason: ReturnReason,
      reaction: medical(z.boolean(), 'True if the eye reacted.'),
      allowed: z.boolean(),
      rule: ReturnRule,
      source: SentText.nullable(),
    }),
  ),
  boxes: z.array(ReturnBox),
  pictures: z.array(ReturnPicture),
  steps: z.array(z.object({ status: ReturnStatus, reason: Reason.nullable(), at: Instant })),
  note: SentText.nullable().meta({
    description: 'The words of the person who asked. Null once the customer was erased.',
  }),
  decisionNote: SentText.nullable().meta({
    description: 'The reason why it was refused, or decided against the rules.',
  }),
  carriageBy: z.enum(['customer', 'shop']),
  carriage: z.object({ carrier: SentText, trackingNumber: SentText }).nullable(),
  deliveryToo: z.boolean(),
  expectedRefund: Money.meta({ description: 'The refund of every asked box, as it was reckoned at the request.' }),
  refundTo: RefundTo,
  refunded: Money.nullable(),
  creditNoteNumber: SentText.nullable(),
  exchangeOrderId: Id.nullable(),
  chargeFrom: CalendarDay.nullable().meta({
    description: 'The day from which an exchange is charged, or a return expires. Null if nothing is awaited.',
  }),
  reason: Reason.nullable().meta({
    description: 'The reason why the refund or the charge failed, or why it was refused.',
  }),
  requestedBy: shopPerson('The person who asked for it.'),
  decidedBy: shopPerson('The person who accepted, refused or decided it. Null until then.'),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type ReturnView = z.infer<typeof ReturnView>;

export const owner = 'order';
const orderId = z.strictObject({ orderId: Id });
export const returnId = z.strictObject({ returnId: Id });
const LINES = [{ lineId: '0197a000-0000-7000-8000-0000000000d1', quantity: 1, reason: 'changed-mind' as const }];

export const QuoteReturn = operation({
  id: 'quoteReturn',
  record: 'none',
  because: 'It changes nothing.',
  endpoint: 'POST /orders/{orderId}/return-quotes',
  owner,
  summary: 'See what may come back, by which rule, and what would be refunded',
  description: 'Nothing is stored. The law of the destination and the policy of the shop decide, on the day of today.',
  allow: ['customer:self', 'sales'],
  params: orderId,
  body: z.strictObject({ lines: Lines, resolution: ReturnResolution.default('refund') }),
  example: { lines: LINES, resolution: 'refund' },
  reply: ReturnQuote,
  status: 200,
  idempotent: false,
  errors: [ORDER_NOT_FOUND, RETURN_NOT_SHIPPED, RETURN_LINE_UNKNOWN, RETURN_TOO_MANY, RETURN_LOST_STAYS_AWAY],
});

export const RequestReturn = operation({
  id: 'requestReturn',
  record: ['return.requested'],
  endpoint: 'POST /orders/{orderId}/returns',
  owner,
  summary: 'Ask for a return, an exchange, or goods that were lost or damaged',
  description:
    'Never more boxes than were sent, over all returns of the order. A customer may ask only for what the rules allow. Staff may ask for more, and the decision says why.',
  allow: ['customer:self', 'sales'],
  params: orderId,
  body: z.strictObject({
    lines: Lines,
    resolution: ReturnResolution,
    refundTo: RefundTo.optional(),
    note: withoutCardNumber(severalLines(1000)).optional().meta({ description: 'The words of the customer, sealed.' }),
  }),
  example: { lines: LINES, resolution: 'refund', note: 'The new glasses suit her better' },
  reply: ReturnView,
  status: 201,
  location: '/returns/{id}',
  errors: [
    ORDER_NOT_FOUND,
    RETURN_NOT_SHIPPED,
    RETURN_LINE_UNKNOWN,
    RETURN_TOO_MANY,
    RETURN_NOT_ALLOWED,
    RETURN_RESHIP_NEEDS_CLAIM,
    RETURN_LOST_STAYS_AWAY,
  ],
});

const readers = ['customer:self', 'sales', 'optician', 'warehouse', 'finance', 'auditor'] as const;

export const ListReturns = operation({
  id: 'listReturns',
  endpoint: 'GET /returns',
  owner,
  summary: 'List returns, newest first',
  allow: readers,
  query: PageQuery.extend({
    ...choiceParams('status', ReturnStatus),
    ...choiceParams('resolution', ReturnResolution),
    orderId: Id.optional(),
    customerId: Id.optional(),
    number: requestText().max(40).optional(),
    ...createdBetween,
  }),
  reply: page(ReturnView),
});

export const GetReturn = operation({
  id: 'getReturn',
  endpoint: 'GET /returns/{returnId}',
  owner,
  summary: 'Read a return',
  allow: readers,
  params: returnId,
  reply: ReturnView,
  versioned: true,
  errors: [RETURN_NOT_FOUND],
});

export const ApproveReturn = operation({
  id: 'approveReturn',
  record: ['return.approved'],
  stepUp: true,
  endpoint: 'POST /returns/{returnId}/approve',
  owner,
  summary: 'Accept a return',
  description:
    'The customer is told how to send the goods back. Name carrier and tracking number if the shop has paid the way back. Goods that were lost do not come back: the refund then begins at once.',
  allow: ['sales', 'finance'],
  params: returnId,
  body: z
    .strictObject({ carrier: oneLine(60).optional(), trackingNumber: oneLine(80).optional() })
    .meta({ description: 'The parcel of the return, if the shop has paid it.' }),
  example: { carrier: 'UPS Ground', trackingNumber: '1Z999AA10123456784' },
  reply: ReturnView,
  errors: [RETURN_NOT_FOUND, RETURN_WRONG_STATE, RETURN_CARRIAGE_HALF, RETURN_NEEDS_FINANCE],
});

export const RefuseReturn = operation({
  id: 'refuseReturn',
  record: ['return.refused'],
  endpoint: 'POST /returns/{returnId}/refuse',
  owner,
  summary: 'Refuse a return',
  allow: ['sales', 'finance'],
  params: returnId,
  body: z.strictObject({
    why: withoutCardNumber(oneLine(500)).meta({ description: 'The reason, sealed. The customer can read it.' }),
  }),
  example: { why: 'The box was opened, and lenses are sealed goods' },
  reply: ReturnView,
  errors: [RETURN_NOT_FOUND, RETURN_WRONG_STATE],
});
