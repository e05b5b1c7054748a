/** Declares the HTTP operation that books a goods receipt. */
import { z } from 'zod';
import { Id, Instant, RequestDay } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, requestText, Scan, SentText } from '../../kernel/text.ts';
import { LensParameters } from '../../lens.ts';
import { PURCHASE_ORDER_NOT_FOUND, PURCHASE_ORDER_WRONG_STATE } from '../purchasing/purchasing.errors.ts';
import { SUPPLIER_NOT_FOUND } from '../purchasing/supplier.errors.ts';
import { WAREHOUSE_NOT_FOUND } from '../stock/stock.errors.ts';
import { BinCode, BOXES_PER_LOT_AT_MOST, LotNumber, MasterUdiDi } from '../stock/stock.http.ts';
import { Inspection } from './inspection.http.ts';
import {
  PURCHASE_ORDER_OTHER_WAREHOUSE,
  RECEIPT_ALREADY_BOOKED,
  RECEIPT_BARCODE,
  RECEIPT_EXPIRED,
  RECEIPT_GTIN_INVALID,
  RECEIPT_LABEL_MISSING,
  RECEIPT_NOT_MADE,
  RECEIPT_NOT_ORDERED,
  RECEIPT_OVER_DELIVERED,
  RECEIPT_PARAMETERS_UNKNOWN,
  RECEIPT_TOO_MANY_BOXES,
  RECEIPT_UNKNOWN_PACK,
} from './receiving.errors.ts';

/**
 * Describes a line of a receipt. It names the pack by its id, by its GTIN, or by the code of the box, which also holds
 * lot and expiry date.
 */
export const ReceiptLine = z
  .strictObject({
    packId: Id.optional(),
    gtin: requestText().max(14).optional(),
    barcode: Scan.optional().meta({
      description: 'The GS1 code of the box as the scanner sends it: see `POST /tools/gs1`.',
    }),
    parameters: LensParameters.optional().meta({
      description:
        'The parameters on the box. Needed unless the pack has only one lens, or the purchase order expects only one in it.',
    }),
    lotNumber: LotNumber.optional().meta({
      description:
        'The lot on the box, unless the barcode has it. Boxes of goods with `shelfLifeMonths` may have none: the shop then numbers the delivery.',
    }),
    expiresOn: RequestDay.optional().meta({
      description:
        'The use-by day on the box, unless the barcode has it. Boxes of goods with `shelfLifeMonths` may have none.',
    }),
    madeOn: RequestDay.optional().meta({
      description: 'The day of manufacture, if the box states it. A recall may be limited to days of manufacture.',
    }),
    masterUdiDi: MasterUdiDi.optional(),
    bin: BinCode.optional().meta({ description: 'The place on the shelf where the lot lies from now on.' }),
    quantity: z.int().min(1).max(100_000).default(1).meta({ description: 'Boxes.' }),
  })
  .refine(
    ({ packId, gtin, barcode }) => [packId, gtin, barcode].filter((name) => name !== undefined).length === 1,
    says({ en: 'name the pack by packId, gtin or barcode', zh: '请用 packId、gtin 或 barcode 之一指明包装' }),
  );
export const ReceiveStockBody = z
  .strictObject({
    reference: oneLine(80).meta({
      description: 'The number of the delivery note. A warehouse books each number once.',
    }),
    purchaseOrderId: Id.optional().meta({ description: 'The purchase order for which the boxes were sent.' }),
    supplierId: Id.optional().meta({ description: 'The supplier, if the boxes belong to no purchase order.' }),
    inspection: Inspection.optional().meta({
      description: 'The inspection on arrival. If omitted, registers show it as missing.',
    }),
    acceptOverDelivery: z
      .boolean()
      .default(false)
      .meta({ description: '`true` keeps boxes beyond the ordered ones. Otherwise they are refused.' }),
    lines: z.array(ReceiptLine).min(1).max(1_000),
  })
  .refine(({ purchaseOrderId, supplierId }) => purchaseOrderId === undefined || supplierId === undefined, {
    error: says({ en: 'must be left out: the purchase order names the supplier', zh: '请省略：采购单已指明供应商' }),
    path: ['supplierId'],
  });
export type ReceiveStockBody = z.infer<typeof ReceiveStockBody>;
export const ReceiptView = z.object({
  id: Id,
  warehouseId: Id,
  reference: SentText,
  purchaseOrderId: Id.nullable(),
  boxes: z.int(),
  lotIds: z.array(Id).meta({ description: 'The lot of each line, in the order of the lines.' }),
  quarantinedLotIds: z
    .array(Id)
    .meta({ description: 'Lots in quarantine. Store their boxes apart, so that nobody takes any.' }),
  warnings: z.array(z.object({ pointer: SentText, detail: SentText })).meta({
    description: 'Problems of boxes that were booked nevertheless: they expire soon, or their code is irregular.',
  }),
  createdAt: Instant,
});

const warehouseId = z.strictObject({ warehouseId: Id });
export const ReceiveStock = operation({
  id: 'receiveStock',
  record: 'none',
  because: 'The stock ledger keeps who moved which boxes, when and why.',
  endpoint: 'POST /warehouses/{warehouseId}/receipts',
  owner: 'catalog-inventory',
  summary: 'Book a goods receipt',
  description: `All lines are booked, or none. Send one line for each scan, or a line with a \`quantity\`. A serial number stands for one box: a receipt that has it twice is refused. With \`purchaseOrderId\` the boxes count towards that order. Lenses that the order does not contain are refused: book them in a receipt without it. A lot has at most ${BOXES_PER_LOT_AT_MOST} boxes.`,
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
    RECEIPT_LABEL_MISSING,
    RECEIPT_BARCODE,
    RECEIPT_PARAMETERS_UNKNOWN,
    SUPPLIER_NOT_FOUND,
    PURCHASE_ORDER_NOT_FOUND,
    PURCHASE_ORDER_WRONG_STATE,
    PURCHASE_ORDER_OTHER_WAREHOUSE,
    RECEIPT_NOT_ORDERED,
    RECEIPT_OVER_DELIVERED,
    RECEIPT_TOO_MANY_BOXES,
  ],
});
