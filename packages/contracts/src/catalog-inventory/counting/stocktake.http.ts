/** Stocktakes over HTTP: lots are counted blind, and what differs from the book is approved by somebody else. */
import { z } from 'zod';
import { Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { LOT_NOT_FOUND, WAREHOUSE_NOT_FOUND } from '../stock/stock.errors.ts';
import { LotView } from '../stock/stock.http.ts';
import {
  STOCKTAKE_BLIND,
  STOCKTAKE_CONFLICT,
  STOCKTAKE_COUNTS,
  STOCKTAKE_EMPTY,
  STOCKTAKE_NEEDS_SECOND_PERSON,
  STOCKTAKE_NOT_FOUND,
  STOCKTAKE_UNCOUNTED,
  STOCKTAKE_WRONG_STATE,
} from './stocktake.errors.ts';

const owner = 'catalog-inventory';

export const StocktakeStatus = z.enum(['counting', 'submitted', 'approved']);
export type StocktakeStatus = z.infer<typeof StocktakeStatus>;

export const StocktakeView = z.object({
  id: Id,
  warehouseId: Id,
  productId: Id.nullable().meta({ description: 'Only lots of this product were listed' }),
  status: StocktakeStatus,
  round: z.int().meta({ description: 'Grows with every rejection' }),
  startedBy: Id,
  submittedBy: Id.nullable(),
  decidedBy: Id.nullable().meta({ description: 'Who approved it, or rejected it last' }),
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type StocktakeView = z.infer<typeof StocktakeView>;

export const StocktakeLot = LotView.pick({
  productId: true,
  packId: true,
  gtin: true,
  lensId: true,
  parameters: true,
  lotNumber: true,
  expiresOn: true,
}).extend({
  lotId: Id,
  counted: z.int().nullable(),
  countedBy: Id.nullable(),
  countedAt: Instant.nullable(),
  book: z
    .int()
    .nullable()
    .meta({ description: 'What the ledger had when it was counted; null while it is counted, and to who counted' }),
  variance: z.int().nullable().meta({ description: 'Counted, less the book' }),
});
export type StocktakeLot = z.infer<typeof StocktakeLot>;

export const Count = z
  .strictObject({
    lotId: Id.optional(),
    barcode: z.string().min(1).max(500).optional().meta({ description: 'The GS1 code of a box of the lot' }),
    counted: z.int().min(0).max(1_000_000).meta({ description: 'All boxes of the lot, wherever they lie' }),
    countedAt: Instant.optional().meta({ description: 'Where the count is sent in later; otherwise now' }),
  })
  .refine(
    ({ lotId, barcode }) => (lotId === undefined) !== (barcode === undefined),
    says({ en: 'name the lot by lotId or by barcode', zh: '请用 lotId 或 barcode 之一指明批次' }),
  );
export type Count = z.infer<typeof Count>;

const stocktakeId = z.strictObject({ stocktakeId: Id });
const counters = ['warehouse', 'admin'] as const;
const deciders = ['warehouse', 'finance', 'admin'] as const;
const readers = [...deciders, 'auditor'] as const;
const moved = { owner, params: stocktakeId, reply: StocktakeView, versioned: true } as const;

export const StartStocktake = operation({
  id: 'startStocktake',
  endpoint: 'POST /stocktakes',
  owner,
  summary: 'List lots to be counted',
  description:
    'All lots of which the warehouse has boxes, those of one product, or those that are named. The list stays as it is while orders go on; boxes of other lots that are found meanwhile may be counted too.',
  allow: counters,
  body: z
    .strictObject({ warehouseId: Id, productId: Id.optional(), lotIds: z.array(Id).min(1).max(1_000).optional() })
    .refine(
      ({ productId, lotIds }) => productId === undefined || lotIds === undefined,
      says({ en: 'name a product or lots, not both', zh: '请指定产品或批次，不可同时指定' }),
    ),
  example: {
    warehouseId: '0197a000-0000-7000-8000-00000000000f',
    productId: '0197a000-0000-7000-8000-00000000000a',
  },
  reply: StocktakeView,
  status: 201,
  versioned: true,
  errors: [WAREHOUSE_NOT_FOUND, LOT_NOT_FOUND, STOCKTAKE_EMPTY],
});

export const ListStocktakes = operation({
  id: 'listStocktakes',
  endpoint: 'GET /stocktakes',
  owner,
  summary: 'List stocktakes, newest first',
  allow: readers,
  query: PageQuery.extend({ warehouseId: Id.optional(), status: StocktakeStatus.optional() }),
  reply: page(StocktakeView),
});

export const GetStocktake = operation({
  ...moved,
  id: 'getStocktake',
  endpoint: 'GET /stocktakes/{stocktakeId}',
  summary: 'Read a stocktake; its lots are a list of their own',
  allow: readers,
  errors: [STOCKTAKE_NOT_FOUND],
});

export const ListStocktakeLots = operation({
  id: 'listStocktakeLots',
  endpoint: 'GET /stocktakes/{stocktakeId}/lots',
  owner,
  summary: 'The lots of a stocktake, and what was counted of each',
  description:
    'Blind: how many there should be is shown when the stocktake has been submitted, and to those who counted only when it has been approved. `counted=false&count=true` says how many are left to be counted.',
  allow: readers,
  params: stocktakeId,
  query: PageQuery.extend({
    counted: z.enum(['true', 'false']).optional(),
    varied: z.literal('true').optional().meta({ description: 'Only those that differ from the book' }),
  }),
  reply: page(StocktakeLot),
  errors: [STOCKTAKE_NOT_FOUND, STOCKTAKE_BLIND],
});

export const CountLots = operation({
  id: 'countLots',
  endpoint: 'POST /stocktakes/{stocktakeId}/counts',
  owner,
  summary: 'Say what was counted of lots, named or scanned: all counts or none',
  description:
    'A count takes the place of the one before. It is held against the book of that instant, so boxes that come and go afterwards are no difference. A box belongs to the warehouse until its shipment is booked: count those that are packed.',
  allow: counters,
  params: stocktakeId,
  body: z.strictObject({ counts: z.array(Count).min(1).max(200) }),
  example: { counts: [{ barcode: ']d201020000000000391731063010L2406A', counted: 19 }] },
  reply: z.object({ counts: z.array(z.object({ lotId: Id, counted: z.int(), countedAt: Instant })) }),
  status: 201,
  errors: [STOCKTAKE_NOT_FOUND, STOCKTAKE_WRONG_STATE, STOCKTAKE_COUNTS],
});

export const SubmitStocktake = operation({
  ...moved,
  id: 'submitStocktake',
  endpoint: 'POST /stocktakes/{stocktakeId}/submit',
  summary: 'All lots are counted: hand the counts in',
  allow: counters,
  errors: [STOCKTAKE_NOT_FOUND, STOCKTAKE_WRONG_STATE, STOCKTAKE_UNCOUNTED],
});

export const ApproveStocktake = operation({
  ...moved,
  id: 'approveStocktake',
  endpoint: 'POST /stocktakes/{stocktakeId}/approve',
  summary: 'Book the differences, as somebody who did not count',
  description: 'On hand is never less than orders hold: such lots are named, and nothing is booked.',
  allow: deciders,
  errors: [STOCKTAKE_NOT_FOUND, STOCKTAKE_WRONG_STATE, STOCKTAKE_NEEDS_SECOND_PERSON, STOCKTAKE_CONFLICT],
});

export const RejectStocktake = operation({
  ...moved,
  id: 'rejectStocktake',
  endpoint: 'POST /stocktakes/{stocktakeId}/reject',
  summary: 'Have the lots counted again that differ from the book',
  allow: deciders,
  errors: [STOCKTAKE_NOT_FOUND, STOCKTAKE_WRONG_STATE],
});
