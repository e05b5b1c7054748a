/** Warehouses, goods receipts, lots and their ledger over HTTP. */
import { z } from 'zod';
import { CalendarDay, Id, Instant, PageQuery, page } from './common.ts';
import { LensParameters, Market } from './lens.ts';
import { operation } from './operation.ts';
import {
  LOT_NOT_FOUND,
  LOT_RESERVED,
  RECEIPT_ALREADY_BOOKED,
  RECEIPT_EXPIRED,
  RECEIPT_GTIN_INVALID,
  RECEIPT_NOT_MADE,
  RECEIPT_UNKNOWN_PACK,
  WAREHOUSE_CODE_TAKEN,
  WAREHOUSE_NOT_FOUND,
} from './catalog-stock.errors.ts';
import { says } from './sentence.ts';

const owner = 'catalog-inventory';
const stockReaders = ['warehouse', 'sales', 'auditor'] as const;

export const WarehouseBody = z.strictObject({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9-]{2,12}$/, says({ en: '2-12 letters, digits or hyphens', zh: '2-12 个字母、数字或连字符' }))
    .meta({ example: 'NJ-1' }),
  name: z.string().trim().min(1).max(120),
  country: Market,
  markets: z.array(Market).min(1).max(250).meta({ description: 'The markets that it ships to' }),
  priority: z
    .int()
    .min(0)
    .max(1_000)
    .default(100)
    .meta({ description: 'Of lots that expire on one day, the lowest goes first' }),
});
export const WarehouseView = WarehouseBody.extend({ id: Id, createdAt: Instant });
export type WarehouseView = z.infer<typeof WarehouseView>;

export const CreateWarehouse = operation({
  id: 'createWarehouse',
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
  allow: ['warehouse', 'sales', 'auditor', 'admin'],
  query: PageQuery,
  reply: page(WarehouseView),
});

/** The pack is named by its id, or by the GTIN that was scanned. */
export const ReceiptLine = z
  .strictObject({
    packId: Id.optional(),
    gtin: z.string().max(14).optional(),
    parameters: LensParameters,
    lotNumber: z
      .string()
      .regex(/^[!"%-?A-Z_a-z]{1,20}$/, says({ en: '1-20 characters of a GS1 lot number', zh: 'GS1 批号：1-20 个字符' }))
      .meta({ example: 'L2406A' }),
    expiresOn: CalendarDay,
    quantity: z.int().min(1).max(100_000).meta({ description: 'Boxes' }),
  })
  .refine(
    ({ packId, gtin }) => (packId === undefined) !== (gtin === undefined),
    says({ en: 'name the pack by packId or by gtin', zh: '请用 packId 或 gtin 之一指明包装' }),
  );
export const ReceiveStockBody = z.strictObject({
  reference: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .meta({ description: "The delivery note's number: a warehouse books it once" }),
  lines: z.array(ReceiptLine).min(1).max(1_000),
});
export type ReceiveStockBody = z.infer<typeof ReceiveStockBody>;
export const ReceiptView = z.object({
  id: Id,
  warehouseId: Id,
  reference: z.string(),
  boxes: z.int(),
  lotIds: z.array(Id).meta({ description: 'The lot of each line, in the order of the lines' }),
  createdAt: Instant,
});

const warehouseId = z.strictObject({ warehouseId: Id });
export const ReceiveStock = operation({
  id: 'receiveStock',
  endpoint: 'POST /warehouses/{warehouseId}/receipts',
  owner,
  summary: 'Book a goods receipt: all lines or none',
  allow: ['warehouse'],
  params: warehouseId,
  body: ReceiveStockBody,
  example: {
    reference: 'DN-2026-0001',
    lines: [
      {
        packId: '0197a000-0000-7000-8000-00000000000b',
        parameters: { baseCurve: 8.6, diameter: 14, sphere: -2.25 },
        lotNumber: 'L2406A',
        expiresOn: '2031-06-30',
        quantity: 20,
      },
    ],
  },
  reply: ReceiptView,
  status: 201,
  errors: [
    WAREHOUSE_NOT_FOUND,
    RECEIPT_ALREADY_BOOKED,
    RECEIPT_GTIN_INVALID,
    RECEIPT_UNKNOWN_PACK,
    RECEIPT_NOT_MADE,
    RECEIPT_EXPIRED,
  ],
});

export const LotView = z.object({
  id: Id,
  warehouseId: Id,
  productId: Id,
  packId: Id,
  gtin: z.string(),
  lensId: Id,
  parameters: LensParameters,
  lotNumber: z.string(),
  expiresOn: CalendarDay,
  onHand: z.int(),
  reserved: z.int(),
  available: z.int(),
  createdAt: Instant,
});
export type LotView = z.infer<typeof LotView>;

export const ListStock = operation({
  id: 'listStock',
  endpoint: 'GET /stock',
  owner,
  summary: 'List lots, newest first',
  allow: stockReaders,
  query: PageQuery.extend({ productId: Id.optional(), lensId: Id.optional(), warehouseId: Id.optional() }),
  reply: page(LotView),
});

const lotId = z.strictObject({ lotId: Id });
export const AdjustLot = operation({
  id: 'adjustLot',
  endpoint: 'POST /lots/{lotId}/adjustments',
  owner,
  summary: 'Correct what is on hand after a count, a breakage or a return',
  allow: ['warehouse'],
  params: lotId,
  body: z.strictObject({
    delta: z
      .int()
      .min(-100_000)
      .max(100_000)
      .refine((delta) => delta !== 0, says({ en: 'nothing would change', zh: '不会产生任何变化' })),
    reason: z.string().trim().min(3).max(300),
  }),
  example: { delta: -2, reason: 'Crushed in the aisle' },
  reply: LotView,
  status: 201,
  errors: [LOT_NOT_FOUND, LOT_RESERVED],
});

export const LedgerEntry = z.object({
  id: Id,
  kind: z.enum(['receipt', 'reserve', 'release', 'ship', 'adjust']),
  onHandChange: z.int(),
  reservedChange: z.int(),
  causeId: Id.meta({ description: 'The receipt, the order or the adjustment' }),
  reason: z.string().nullable(),
  actorId: Id.nullable().meta({ description: 'Who did it; null: an order' }),
  createdAt: Instant,
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

export const ListLotLedger = operation({
  id: 'listLotLedger',
  endpoint: 'GET /lots/{lotId}/ledger',
  owner,
  summary: 'Everything that ever moved in a lot, newest first',
  allow: stockReaders,
  params: lotId,
  query: PageQuery,
  reply: page(LedgerEntry),
  errors: [LOT_NOT_FOUND],
});
