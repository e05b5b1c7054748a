/** Warehouses, goods receipts, lots and their ledger over HTTP. */
import { z } from 'zod';
import { PURCHASE_ORDER_NOT_FOUND, PURCHASE_ORDER_WRONG_STATE } from '../purchasing/purchasing.errors.ts';
import {
  PURCHASE_ORDER_OTHER_WAREHOUSE,
  RECEIPT_BARCODE,
  RECEIPT_NOT_ORDERED,
  RECEIPT_OVER_DELIVERED,
  RECEIPT_PARAMETERS_UNKNOWN,
} from '../receiving/receiving.errors.ts';
import { CalendarDay, Id, Instant, PageQuery, page } from '../../kernel/common.ts';
import { Inspection } from '../receiving/inspection.http.ts';
import { SUPPLIER_NOT_FOUND } from '../purchasing/supplier.errors.ts';
import { LensParameters, Market } from '../../lens.ts';
import { operation } from '../../kernel/operation.ts';
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
} from './stock.errors.ts';
import { says } from '../../kernel/sentence.ts';

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

export const LotNumber = z
  .string()
  .regex(/^[!"%-?A-Z_a-z]{1,20}$/, says({ en: '1-20 characters of a GS1 lot number', zh: 'GS1 批号：1-20 个字符' }))
  .meta({ example: 'L2406A' });

/** The pack is named by its id, by its GTIN, or by the code of the box, which says lot and expiry as well. */
export const ReceiptLine = z
  .strictObject({
    packId: Id.optional(),
    gtin: z.string().max(14).optional(),
    barcode: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .meta({ description: 'The GS1 code of the box as the scanner sends it: see POST /tools/gs1' }),
    parameters: LensParameters.optional().meta({
      description: 'Not needed where the pack has one lens only, or the purchase order expects only one in it',
    }),
    lotNumber: LotNumber.optional(),
    expiresOn: CalendarDay.optional(),
    quantity: z.int().min(1).max(100_000).default(1).meta({ description: 'Boxes' }),
  })
  .refine(
    ({ packId, gtin, barcode }) => [packId, gtin, barcode].filter((name) => name !== undefined).length === 1,
    says({ en: 'name the pack by packId, gtin or barcode', zh: '请用 packId、gtin 或 barcode 之一指明包装' }),
  )
  .refine(
    ({ barcode, lotNumber, expiresOn }) => (barcode ?? lotNumber) !== undefined && (barcode ?? expiresOn) !== undefined,
    says({ en: 'say lotNumber and expiresOn, or scan the barcode', zh: '请填写 lotNumber 和 expiresOn，或扫描条码' }),
  );
export const ReceiveStockBody = z
  .strictObject({
    reference: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .meta({ description: "The delivery note's number: a warehouse books it once" }),
    purchaseOrderId: Id.optional().meta({ description: 'The order that the boxes were sent for' }),
    supplierId: Id.optional().meta({ description: 'Who sent boxes that no purchase order asked for' }),
    inspection: Inspection.optional().meta({
      description: 'How what came was inspected; registers show it as missing otherwise',
    }),
    acceptOverDelivery: z
      .boolean()
      .default(false)
      .meta({ description: 'Keeps boxes that the purchase order does not ask for any more; refused otherwise' }),
    lines: z.array(ReceiptLine).min(1).max(1_000),
  })
  .refine(({ purchaseOrderId, supplierId }) => purchaseOrderId === undefined || supplierId === undefined, {
    error: says({ en: 'the purchase order names it', zh: '采购单已指明供应商' }),
    path: ['supplierId'],
  });
export type ReceiveStockBody = z.infer<typeof ReceiveStockBody>;
export const ReceiptView = z.object({
  id: Id,
  warehouseId: Id,
  reference: z.string(),
  purchaseOrderId: Id.nullable(),
  boxes: z.int(),
  lotIds: z.array(Id).meta({ description: 'The lot of each line, in the order of the lines' }),
  quarantinedLotIds: z
    .array(Id)
    .meta({ description: 'Recalled, or set aside before: put their boxes where nobody takes any' }),
  warnings: z.array(z.object({ pointer: z.string(), detail: z.string() })).meta({
    description: 'What was booked all the same: boxes that expire soon, codes that are not as they should be',
  }),
  createdAt: Instant,
});

const warehouseId = z.strictObject({ warehouseId: Id });
export const ReceiveStock = operation({
  id: 'receiveStock',
  endpoint: 'POST /warehouses/{warehouseId}/receipts',
  owner,
  summary: 'Book a goods receipt: all lines or none',
  description:
    'A line for each scan, or one with a `quantity`. A serial number is one box: scanned twice, the receipt is refused. With `purchaseOrderId` the boxes count as what that order asked for; lenses that it does not ask for are refused: book them in a receipt without it.',
  allow: ['warehouse'],
  params: warehouseId,
  body: ReceiveStockBody,
  example: {
    reference: 'DN-2026-0001',
    inspection: { result: 'passed', checks: ['ce-mark', 'label-and-language', 'packaging'] },
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
    RECEIPT_BARCODE,
    RECEIPT_PARAMETERS_UNKNOWN,
    SUPPLIER_NOT_FOUND,
    PURCHASE_ORDER_NOT_FOUND,
    PURCHASE_ORDER_WRONG_STATE,
    PURCHASE_ORDER_OTHER_WAREHOUSE,
    RECEIPT_NOT_ORDERED,
    RECEIPT_OVER_DELIVERED,
  ],
});

const LotStatus = z.enum(['good', 'quarantined']);
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
  available: z.int().meta({ description: 'For new orders; none of a lot in quarantine' }),
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
  }),
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

export const DiscardLot = operation({
  id: 'discardLot',
  endpoint: 'POST /lots/{lotId}/discards',
  owner,
  summary: 'Take boxes out for good that nobody may have any more',
  allow: ['warehouse'],
  params: lotId,
  body: z.strictObject({
    quantity: z.int().min(1).max(100_000).meta({ description: 'Boxes' }),
    reason: z.enum(['expired', 'damaged', 'returned-opened', 'sample']),
    note: z.string().trim().min(1).max(280).optional(),
  }),
  example: { quantity: 1, reason: 'damaged', note: 'Crushed under a pallet' },
  reply: LotView,
  status: 201,
  errors: [LOT_NOT_FOUND, LOT_RESERVED],
});

export const LedgerEntry = z.object({
  id: Id,
  kind: z
    .enum(['receipt', 'reserve', 'release', 'ship', 'adjust', 'count', 'discard', 'exchange', 'quarantine', 'free'])
    .meta({
      description: '`exchange`: an order gave boxes of a lot in quarantine up, or got others in their place',
    }),
  onHandChange: z.int(),
  reservedChange: z.int(),
  causeId: Id.meta({
    description: 'The receipt, the order, the adjustment, the stocktake, the discard, or the version of a recall',
  }),
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
