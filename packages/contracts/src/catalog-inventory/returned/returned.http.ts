/** Declares the operations on boxes that came back from customers, and the report about them. */
import { z } from 'zod';
import { choiceParams } from '../../filters/filters.ts';
import { CalendarDay, createdBetween, Id, Instant, page, PageQuery, RequestDay } from '../../kernel/common.ts';
import { BasisPoints, Money } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { BoxRule, BoxState, CountedReason, Disposition } from '../../returned/returned.ts';
import {
  RETURNED_BOX_NEEDS_SECOND_PERSON,
  RETURNED_BOX_NOT_FOUND,
  RETURNED_BOX_SETTLED,
  RETURNED_BOX_UNSALEABLE,
} from './returned.errors.ts';

const owner = 'catalog-inventory';
const readers = ['warehouse', 'sales', 'finance', 'auditor'] as const;

export const ShippedBoxes = z.object({
  lineId: Id,
  productName: SentText,
  gtin: SentText,
  lotId: Id,
  lotNumber: SentText,
  expiresOn: CalendarDay,
  shipped: z.int(),
  back: z.int().meta({ description: 'Boxes of this lot that came back already.' }),
});
export type ShippedBoxes = z.infer<typeof ShippedBoxes>;

export const GetShippedBoxes = operation({
  id: 'getShippedBoxes',
  endpoint: 'GET /orders/{orderId}/shipped-boxes',
  owner,
  summary: 'Read with which boxes an order was sent, lot by lot',
  description: 'The screen on which returned boxes are scanned compares each box with it. Empty if nothing was sent.',
  allow: ['warehouse', 'sales', 'auditor'],
  params: z.strictObject({ orderId: Id }),
  reply: z.object({ data: z.array(ShippedBoxes) }),
});

export const ReturnedBoxView = z.object({
  id: Id,
  returnId: Id,
  orderId: Id,
  lineId: Id,
  lotId: Id.nullable(),
  productId: Id.nullable(),
  productName: SentText.nullable(),
  lotNumber: SentText,
  expiresOn: CalendarDay,
  state: BoxState,
  reason: CountedReason.nullable(),
  disposition: Disposition,
  rule: BoxRule,
  cost: Money.nullable(),
  supplierId: Id.nullable(),
  receivedBy: Id.nullable().meta({
    description: 'The person who received the box. Null for boxes from before this was kept.',
  }),
  settledBy: Id.nullable(),
  why: SentText.nullable(),
  createdAt: Instant,
});
export type ReturnedBoxView = z.infer<typeof ReturnedBoxView>;

export const ListReturnedBoxes = operation({
  id: 'listReturnedBoxes',
  endpoint: 'GET /returned-boxes',
  owner,
  summary: 'List boxes that came back, newest first',
  allow: readers,
  query: PageQuery.extend({
    ...choiceParams('disposition', Disposition),
    ...choiceParams('state', BoxState),
    ...choiceParams('reason', CountedReason),
    productId: Id.optional(),
    supplierId: Id.optional(),
    lotNumber: oneLine(20).optional(),
    ...createdBetween,
  }),
  reply: page(ReturnedBoxView),
});

export const SettleReturnedBox = operation({
  id: 'settleReturnedBox',
  record: 'none',
  because: 'The row of the box and the stock ledger keep who settled it, when and why.',
  endpoint: 'POST /returned-boxes/{boxId}/settlement',
  owner,
  summary: 'Decide about a returned box that is set aside',
  description:
    'A box may be sold again only if it is sealed, in date, not recalled, and keeps long enough. Otherwise it is thrown away at its cost. Somebody else than the person who received the box must decide, unless it is thrown away and cost little.',
  allow: ['warehouse'],
  params: z.strictObject({ boxId: Id }),
  body: z.strictObject({
    to: z.enum(['restocked', 'scrapped']).meta({ description: '`restocked`: in its lot again, for sale.' }),
    why: oneLine(300).meta({ description: 'The reason. It is kept with the box, and names no person.' }),
  }),
  example: { to: 'scrapped', why: 'The maker does not want it' },
  reply: ReturnedBoxView,
  status: 200,
  errors: [RETURNED_BOX_NOT_FOUND, RETURNED_BOX_SETTLED, RETURNED_BOX_NEEDS_SECOND_PERSON, RETURNED_BOX_UNSALEABLE],
});

export const ReturnReportBy = z.enum(['product', 'lot', 'supplier']);
export type ReturnReportBy = z.infer<typeof ReturnReportBy>;

const ReasonCounts = z.object({
  'changed-mind': z.int(),
  'wrong-power-ordered': z.int(),
  'wrong-item': z.int(),
  'damaged-in-transit': z.int(),
  'lost-in-transit': z.int(),
  defective: z.int(),
  recall: z.int(),
});

export const ReturnReportRow = z.object({
  id: SentText.meta({ description: 'The id of the product, lot or supplier. `unknown` if nobody knows the supplier.' }),
  name: SentText.nullable(),
  shipped: z.int().meta({ description: 'Boxes that were sent in the period.' }),
  returned: z.int().meta({ description: 'Boxes that came back in the period.' }),
  rate: BasisPoints.nullable().meta({
    description: 'The share of shipped boxes that came back. Null if none was shipped.',
  }),
  faulty: z.int().meta({ description: 'Returned boxes that were defective or recalled.' }),
  faultRate: BasisPoints.nullable(),
  scrapped: z.int(),
  restocked: z.int(),
  reasons: ReasonCounts,
});
export type ReturnReportRow = z.infer<typeof ReturnReportRow>;

export const ReportReturns = operation({
  id: 'reportReturns',
  endpoint: 'GET /reports/returns',
  owner,
  summary: 'Report why boxes come back, and how often, by product, lot or supplier',
  description: 'The most returned first, at most 500 rows. A reaction of an eye is counted as a defect.',
  allow: [...readers, 'admin'],
  query: PageQuery.extend({
    by: ReturnReportBy.default('product'),
    from: RequestDay.optional().meta({ description: 'The first day, in UTC. Omitted: a year before `to`.' }),
    to: RequestDay.optional().meta({ description: 'The last day, in UTC. Omitted: today.' }),
  }),
  reply: page(ReturnReportRow).extend({ from: CalendarDay, to: CalendarDay, by: ReturnReportBy }),
});
