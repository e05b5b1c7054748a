/** Declares the operations on stocktakes. Lots are counted blind, and another person approves the differences. */
import { z } from 'zod';
import { Id, Instant, page, PageQuery, RequestInstant, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { Scan } from '../../kernel/text.ts';
import { LOT_NOT_FOUND, WAREHOUSE_NOT_FOUND } from '../stock/stock.errors.ts';
import { BOXES_PER_LOT_AT_MOST, LotView } from '../stock/stock.http.ts';
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

export const StocktakeStatus = z
  .enum(['counting', 'submitted', 'approved'])
  .meta({ description: 'A rejection leads from `submitted` back to `counting`.' });
export type StocktakeStatus = z.infer<typeof StocktakeStatus>;

export const StocktakeView = z.object({
  id: Id,
  warehouseId: Id,
  productId: Id.nullable().meta({ description: 'If set, only lots of this product were listed.' }),
  status: StocktakeStatus,
  round: z.int().meta({ description: 'Increases with every rejection.' }),
  startedBy: Id,
  submittedBy: Id.nullable(),
  decidedBy: Id.nullable().meta({ description: 'The person who approved it, or who rejected it last.' }),
  version: Version,
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
  counted: z.int().nullable().meta({ description: 'Boxes. Null until the lot is counted.' }),
  countedBy: Id.nullable(),
  countedAt: Instant.nullable(),
  book: z.int().nullable().meta({
    description:
      'Boxes in the ledger at the time of the count. Null during counting; people who counted see it after the approval.',
  }),
  variance: z.int().nullable().meta({ description: '`counted` minus `book`.' }),
});
export type StocktakeLot = z.infer<typeof StocktakeLot>;

export const Count = z
  .strictObject({
    lotId: Id.optional(),
    barcode: Scan.optional().meta({ description: 'The GS1 code of a box of the lot.' }),
    counted: z
      .int()
      .min(0)
      .max(BOXES_PER_LOT_AT_MOST)
      .meta({ description: 'All boxes of the lot in the warehouse, on whichever shelf.' }),
    countedAt: RequestInstant.optional().meta({
      description: 'The time of the count, if it is sent later. If omitted, now.',
    }),
  })
  .refine(
    ({ lotId, barcode }) => (lotId === undefined) !== (barcode === undefined),
    says({ en: 'name the lot by lotId or by barcode', zh: '请用 lotId 或 barcode 之一指明批次' }),
  );
export type Count = z.infer<typeof Count>;

const stocktakeId = z.strictObject({ stocktakeId: Id });
const counters = ['warehouse'] as const;
const deciders = ['warehouse', 'finance'] as const;
const readers = [...deciders, 'auditor'] as const;
const transition = { owner, params: stocktakeId, reply: StocktakeView, versioned: true } as const;

export const StartStocktake = operation({
  id: 'startStocktake',
  record: 'none',
  because: 'The stocktake keeps who counted and who decided.',
  endpoint: 'POST /stocktakes',
  owner,
  summary: 'Start a stocktake',
  description:
    'Lists all lots of which the warehouse has boxes, the lots of one product, or the named lots. The list stays the same while orders go on. Boxes of other lots that are found meanwhile may be counted too.',
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
  location: '/stocktakes/{id}',
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
  ...transition,
  id: 'getStocktake',
  endpoint: 'GET /stocktakes/{stocktakeId}',
  summary: 'Read a stocktake',
  description: 'Its lots are a list of their own: `listStocktakeLots`.',
  allow: readers,
  errors: [STOCKTAKE_NOT_FOUND],
});

export const ListStocktakeLots = operation({
  id: 'listStocktakeLots',
  endpoint: 'GET /stocktakes/{stocktakeId}/lots',
  owner,
  summary: 'List the lots of a stocktake with their counts',
  description:
    'The count is blind: book quantities are shown after the stocktake has been submitted, and to people who counted after it has been approved. `counted=false&count=true` answers how many lots are left to count.',
  allow: readers,
  params: stocktakeId,
  query: PageQuery.extend({
    counted: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: '`true` lists the counted lots, `false` lists the others.' }),
    varied: z.literal('true').optional().meta({ description: '`true` lists only lots that differ from the book.' }),
  }),
  reply: page(StocktakeLot),
  errors: [STOCKTAKE_NOT_FOUND, STOCKTAKE_BLIND],
});

export const CountLots = operation({
  id: 'countLots',
  record: 'none',
  because: 'The stocktake keeps who counted and who decided.',
  endpoint: 'POST /stocktakes/{stocktakeId}/counts',
  owner,
  summary: 'Record counts of lots',
  description:
    'Lots are named by id or by a scanned code. All counts are recorded, or none. A new count replaces the previous count of the lot. It is compared with the book at the time of the count, so boxes that come and go afterwards make no difference. A box belongs to the warehouse until its shipment is booked: count packed boxes too.',
  allow: counters,
  params: stocktakeId,
  body: z.strictObject({ counts: z.array(Count).min(1).max(200) }),
  example: { counts: [{ barcode: ']d201020000000000391731063010L2406A', counted: 19 }] },
  reply: z.object({ counts: z.array(z.object({ lotId: Id, counted: z.int(), countedAt: Instant })) }),
  status: 201,
  errors: [STOCKTAKE_NOT_FOUND, STOCKTAKE_WRONG_STATE, STOCKTAKE_COUNTS],
});

export const SubmitStocktake = operation({
  ...transition,
  id: 'submitStocktake',
  record: 'none',
  because: 'The stocktake keeps who counted and who decided.',
  endpoint: 'POST /stocktakes/{stocktakeId}/submit',
  summary: 'Submit a stocktake for approval',
  description: 'All its lots must be counted.',
  allow: counters,
  errors: [STOCKTAKE_NOT_FOUND, STOCKTAKE_WRONG_STATE, STOCKTAKE_UNCOUNTED],
});

export const ApproveStocktake = operation({
  ...transition,
  id: 'approveStocktake',
  record: 'none',
  because: 'The stocktake keeps who counted and who decided.',
  endpoint: 'POST /stocktakes/{stocktakeId}/approve',
  summary: 'Approve a stocktake and book the differences',
  description:
    'A person who counted may not approve it. If a lot would have fewer boxes than orders hold, such lots are named and nothing is booked.',
  allow: deciders,
  errors: [STOCKTAKE_NOT_FOUND, STOCKTAKE_WRONG_STATE, STOCKTAKE_NEEDS_SECOND_PERSON, STOCKTAKE_CONFLICT],
});

export const RejectStocktake = operation({
  ...transition,
  id: 'rejectStocktake',
  record: 'none',
  because: 'The stocktake keeps who counted and who decided.',
  endpoint: 'POST /stocktakes/{stocktakeId}/reject',
  summary: 'Reject a stocktake',
  description: 'The lots that differ from the book must be counted again.',
  allow: deciders,
  errors: [STOCKTAKE_NOT_FOUND, STOCKTAKE_WRONG_STATE],
});
