/** Declares the HTTP operations on warehouses, lots and the stock ledger. */
import { z } from 'zod';
import { dayParams } from '../../filters/filters.ts';
import { CalendarDay, Id, Instant, page, PageQuery, RequestDay } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, requestText, SentText, severalLines } from '../../kernel/text.ts';
import { BoxParameters, Market, Country } from '../../lens.ts';
import {
  LOT_NEEDS_STOCKTAKE,
  LOT_NOT_FOUND,
  LOT_RESERVED,
  LOT_TOO_MANY_BOXES,
  WAREHOUSE_CODE_TAKEN,
} from './stock.errors.ts';

const owner = 'catalog-inventory';
const stockReaders = ['warehouse', 'sales', 'auditor'] as const;

export const WarehouseBody = z.strictObject({
  code: requestText()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9-]{2,12}$/, says({ en: '2-12 letters, digits or hyphens', zh: '2-12 个字母、数字或连字符' }))
    .meta({ example: 'NJ-1' }),
  name: oneLine(120),
  country: Country,
  markets: z.array(Country).min(1).max(250).meta({ description: 'The markets to which it ships.' }),
  priority: z.int().min(0).max(1_000).default(100).meta({
    description: 'If lots expire on the same day, boxes of the warehouse with the lowest number are reserved first.',
  }),
});
export const WarehouseView = WarehouseBody.extend({
  country: Market,
  markets: z.array(Market),
  id: Id,
  createdAt: Instant,
});
export type WarehouseView = z.infer<typeof WarehouseView>;

export const CreateWarehouse = operation({
  id: 'createWarehouse',
  record: ['warehouse.added'],
  endpoint: 'POST /warehouses',
  owner,
  summary: 'Open a warehouse',
  allow: ['warehouse', 'admin'],
  body: WarehouseBody,
  example: { code: 'NJ-2', name: 'New Jersey', country: 'US', markets: ['US'] },
  reply: WarehouseView,
  status: 201,
  errors: [WAREHOUSE_CODE_TAKEN],
});

export const ListWarehouses = operation({
  id: 'listWarehouses',
  endpoint: 'GET /warehouses',
  owner,
  summary: 'List warehouses, newest first',
  allow: ['warehouse', 'sales', 'finance', 'auditor', 'admin'],
  query: PageQuery,
  reply: page(WarehouseView),
});

export const LotNumber = requestText()
  .regex(/^[!"%-?A-Z_a-z]{1,20}$/, says({ en: '1-20 characters of a GS1 lot number', zh: 'GS1 批号：1-20 个字符' }))
  .meta({ example: 'L2406A' });

/**
 * Holds the label of a place on a shelf. Walks of pickers are sorted by the label, and digits in it are compared as
 * numbers.
 */
export const BinCode = requestText()
  .trim()
  .toUpperCase()
  .regex(
    /^[A-Z0-9][A-Z0-9.-]{0,19}$/,
    says({ en: '1-20 letters, digits, hyphens or points', zh: '1-20 个字母、数字、连字符或点' }),
  )
  .meta({ example: 'A-03-2' });

export const MasterUdiDi = requestText()
  .regex(/^[!"%-?A-Z_a-z]{3,25}$/, says({ en: '3-25 characters of a GS1 key', zh: 'GS1 标识：3-25 个字符' }))
  .meta({
    description:
      'The Master UDI-DI of the EU, GS1 (8014): one for all lenses of a design with the same base curve and diameter. Boxes of before 9 November 2026 need none (MDCG 2025-7).',
    example: '1987654Ad4X4bL5ttr2310c2K',
  });

export const LotStatus = z
  .enum(['good', 'quarantined'])
  .meta({ description: '`quarantined`: no box of the lot is sold or shipped.' });
export const LotView = z.object({
  id: Id,
  warehouseId: Id,
  productId: Id,
  packId: Id,
  gtin: SentText,
  lensId: Id,
  parameters: BoxParameters,
  lotNumber: SentText,
  expiresOn: CalendarDay,
  labelledByShop: z.boolean().meta({
    description:
      'True if the boxes of an accessory or a solution state no lot number or no day, so that the shop has set them at the delivery.',
  }),
  madeFrom: CalendarDay.nullable().meta({
    description: 'The first day of manufacture on the received boxes. Null if no box stated one.',
  }),
  madeUntil: CalendarDay.nullable().meta({ description: 'The last day of manufacture on the received boxes.' }),
  masterUdiDi: MasterUdiDi.nullable(),
  bin: BinCode.nullable().meta({ description: 'The place on the shelf. Null if nobody has said it.' }),
  onHand: z.int().meta({ description: 'Boxes in the warehouse, reserved ones included.' }),
  reserved: z.int().meta({ description: 'Boxes that orders hold.' }),
  available: z.int().meta({ description: 'Boxes for new orders. 0 for a lot in quarantine.' }),
  status: LotStatus,
  createdAt: Instant,
});
export type LotView = z.infer<typeof LotView>;

export const ListStock = operation({
  id: 'listStock',
  endpoint: 'GET /stock',
  owner,
  summary: 'List lots, newest first',
  allow: stockReaders,
  query: PageQuery.extend({
    productId: Id.optional(),
    lensId: Id.optional(),
    warehouseId: Id.optional(),
    status: LotStatus.optional(),
    lotNumber: requestText()
      .min(1)
      .max(20)
      .optional()
      .meta({ description: 'The number of the lot, or its beginning.' }),
    ...dayParams('expires', 'expire'),
    expiresBefore: RequestDay.optional().meta({ description: 'Only lots that expire before this day.' }),
    onHand: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: '`true` lists lots with boxes in the warehouse, `false` lists the empty ones.' }),
  }),
  reply: page(LotView),
});

export const GetLot = operation({
  id: 'getLot',
  endpoint: 'GET /lots/{lotId}',
  owner,
  summary: 'Read a lot',
  allow: stockReaders,
  params: z.strictObject({ lotId: Id }),
  reply: LotView,
  errors: [LOT_NOT_FOUND],
});

/** One answer of `getLensStock` has at most this number of lenses of one product. */
export const LENSES_AT_MOST = 5_000;

/**
 * Returns the stock of each lens of a product. Sales may read the answer as they may read the list of lots: it names no
 * order and no customer, so its powers are only those of boxes on a shelf.
 */
export const GetLensStock = operation({
  id: 'getLensStock',
  endpoint: 'GET /stock/lenses',
  owner,
  summary: 'Read how many boxes of each lens of a product are in stock',
  description: `Only lenses with boxes are listed, at most ${LENSES_AT_MOST.toLocaleString('en-US')}. Boxes of all pack sizes are added up. Boxes in quarantine count as on hand, and not as available.`,
  allow: stockReaders,
  query: z.strictObject({ productId: Id, warehouseId: Id.optional() }),
  reply: z.object({
    data: z.array(
      LotView.pick({ lensId: true, parameters: true, onHand: true, available: true }).extend({
        firstExpiresOn: CalendarDay.meta({ description: 'The day on which the first of these boxes expires.' }),
      }),
    ),
  }),
});

/**
 * A lot in one warehouse has at most this number of boxes. A larger number is a typing error. The bound also keeps the
 * number of boxes within the range of its database column.
 */
export const BOXES_PER_LOT_AT_MOST = 1_000_000;

/**
 * One person may change at most this number of boxes of one lot by hand within 24 hours. More boxes need a stocktake,
 * which a second person approves.
 */
export const BY_HAND_AT_MOST = 10;

const lotId = z.strictObject({ lotId: Id });
export const AdjustLot = operation({
  id: 'adjustLot',
  record: 'none',
  because: 'The stock ledger keeps who moved which boxes, when and why.',
  endpoint: 'POST /lots/{lotId}/adjustments',
  owner,
  summary: 'Correct the quantity of a lot after a count, a breakage or a return',
  description: `One person may change ${BY_HAND_AT_MOST} boxes of a lot within 24 hours, adjustments and discards together. Larger differences need a stocktake, which a second person approves.`,
  allow: ['warehouse'],
  params: lotId,
  body: z.strictObject({
    delta: z
      .int()
      .min(-100_000)
      .max(100_000)
      .refine((delta) => delta !== 0, says({ en: 'nothing would change', zh: '不会产生任何变化' }))
      .meta({ description: 'Boxes to add. A negative number takes boxes out.' }),
    reason: severalLines(300).min(3),
  }),
  example: { delta: -2, reason: 'Crushed in the aisle' },
  reply: LotView,
  status: 201,
  errors: [LOT_NOT_FOUND, LOT_RESERVED, LOT_NEEDS_STOCKTAKE, LOT_TOO_MANY_BOXES],
});

export const DiscardReason = z.enum(['expired', 'damaged', 'returned-opened', 'sample']);

export const DiscardLot = operation({
  id: 'discardLot',
  record: 'none',
  because: 'The stock ledger keeps who moved which boxes, when and why.',
  endpoint: 'POST /lots/{lotId}/discards',
  owner,
  summary: 'Discard boxes of a lot',
  description:
    'The boxes leave stock for good, because they may no longer be sold. Boxes of a lot that has expired, or that a recall or another person has put in quarantine, can be discarded without a limit. Of any other lot, also of a lot that the same person has put in quarantine, the limit of adjustments applies.',
  allow: ['warehouse'],
  params: lotId,
  body: z.strictObject({
    quantity: z.int().min(1).max(100_000).meta({ description: 'Boxes.' }),
    reason: DiscardReason,
    note: severalLines(280).min(1).optional(),
  }),
  example: { quantity: 1, reason: 'damaged', note: 'Crushed under a pallet' },
  reply: LotView,
  status: 201,
  errors: [LOT_NOT_FOUND, LOT_RESERVED, LOT_NEEDS_STOCKTAKE],
});

export const LedgerKind = z
  .enum([
    ...(['receipt', 'reserve', 'release', 'ship', 'adjust', 'count', 'discard'] as const),
    ...(['exchange', 'quarantine', 'free', 'import', 'return'] as const),
  ])
  .meta({
    description:
      '`exchange`: an order gave up boxes of a lot in quarantine, or got other boxes in their place. `import`: the opening stock of a file, or its undo. `return`: a sealed box came back from a customer and is for sale again.',
  });

export const LedgerEntry = z.object({
  id: Id,
  kind: LedgerKind,
  onHandChange: z.int().meta({ description: 'Change of the boxes in the warehouse.' }),
  reservedChange: z.int().meta({ description: 'Change of the boxes that orders hold.' }),
  causeId: Id.meta({
    description:
      'The id of the receipt, order, adjustment, stocktake, discard or version of a recall that caused the movement.',
  }),
  reason: SentText.nullable(),
  actorId: Id.nullable().meta({ description: 'The person who did it. Null if an order caused it.' }),
  position: z.int().meta({
    description:
      'The order of the movements. A sum in this order is never below zero. Movements of one transaction share `createdAt`, so that does not order them.',
  }),
  createdAt: Instant,
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/**
 * Lists the stock ledger of a lot. Sales may not read the ledger: it names the orders that took boxes of the lot, and
 * the lot has a power. Together they would reveal the powers of a customer.
 */
export const ListLotLedger = operation({
  id: 'listLotLedger',
  endpoint: 'GET /lots/{lotId}/ledger',
  owner,
  summary: 'List all movements of a lot, newest first',
  allow: ['warehouse', 'auditor'],
  params: lotId,
  query: PageQuery,
  reply: page(LedgerEntry),
  errors: [LOT_NOT_FOUND],
});
