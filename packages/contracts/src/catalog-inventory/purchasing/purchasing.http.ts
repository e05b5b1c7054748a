/**
 * Declares the operations on purchase orders. One person drafts an order, another person approves it, and then it is
 * sent to the supplier. Its boxes are received by scan (receiving.http.ts).
 */
import { z } from 'zod';
import { choiceParams, dayParams, presenceParam } from '../../filters/filters.ts';
import { CalendarDay, createdBetween, Id, Instant, page, PageQuery, Version } from '../../kernel/common.ts';
import { Currency, Money, PriceMoney } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { requestText, SentText } from '../../kernel/text.ts';
import { BoxParameters } from '../../lens.ts';
import { WAREHOUSE_NOT_FOUND } from '../stock/stock.errors.ts';
import {
  PURCHASE_ORDER_LINES,
  PURCHASE_ORDER_NEEDS_SECOND_PERSON,
  PURCHASE_ORDER_NOT_FOUND,
  PURCHASE_ORDER_WRONG_STATE,
  SUPPLIER_INACTIVE,
} from './purchasing.errors.ts';
import { SUPPLIER_NOT_FOUND } from './supplier.errors.ts';
import { buyers, GetSupplier } from './supplier.http.ts';

const owner = 'catalog-inventory';

export const PurchaseOrderStatus = z
  .enum(['draft', 'approved', 'sent', 'partly-received', 'received', 'closed', 'cancelled'])
  .meta({ description: '`closed`: ended with boxes missing. `cancelled`: ended before anything was received.' });
export type PurchaseOrderStatus = z.infer<typeof PurchaseOrderStatus>;

export const PurchaseLine = z.strictObject({
  packId: Id,
  parameters: BoxParameters.default(null),
  quantity: z.int().min(1).max(10_000).meta({ description: 'Boxes.' }),
  unitPrice: PriceMoney.strict()
    .optional()
    .meta({ description: "The agreed price of one box. If omitted, the supplier's price of the pack." }),
});
export type PurchaseLine = z.infer<typeof PurchaseLine>;
const lines = z.array(PurchaseLine).min(1).max(300);

export const PurchaseLineView = z.object({
  lineId: Id,
  packId: Id,
  productId: Id,
  gtin: SentText,
  lensId: Id,
  parameters: BoxParameters,
  quantity: z.int().meta({ description: 'Boxes ordered.' }),
  received: z.int().meta({ description: 'Boxes received. They may be more than were ordered.' }),
  missing: z.int().meta({ description: 'Boxes still to come.' }),
  unitPrice: Money,
});
export const PurchaseOrderView = z.object({
  id: Id,
  number: SentText,
  supplierId: Id,
  warehouseId: Id,
  status: PurchaseOrderStatus,
  lines: z.array(PurchaseLineView),
  total: z.object({ amount: z.int().meta({ description: 'Minor units.' }), currency: Currency }),
  draftedBy: Id.meta({ description: 'The person who wrote the present lines.' }),
  approvedBy: Id.nullable(),
  sentAt: Instant.nullable(),
  expectedOn: CalendarDay.nullable().meta({
    description: "The day on which it should arrive, by the supplier's lead time. Null until it is sent.",
  }),
  endedAt: Instant.nullable().meta({ description: 'The time at which it was fully received, closed or cancelled.' }),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type PurchaseOrderView = z.infer<typeof PurchaseOrderView>;

const purchaseOrderId = z.strictObject({ purchaseOrderId: Id });
const drafters = ['warehouse'] as const;
const readers = [...buyers, 'auditor'] as const;
const expandable = { supplier: { operation: GetSupplier, via: { supplierId: 'supplierId' } } } as const;
const transition = { owner, params: purchaseOrderId, reply: PurchaseOrderView, versioned: true } as const;

export const CreatePurchaseOrder = operation({
  id: 'createPurchaseOrder',
  record: 'none',
  because: 'The purchase order keeps who drafted, approved and changed it.',
  endpoint: 'POST /purchase-orders',
  owner,
  summary: 'Draft a purchase order',
  allow: drafters,
  body: z.strictObject({ supplierId: Id, warehouseId: Id, lines }),
  example: {
    supplierId: '0197a000-0000-7000-8000-00000000000e',
    warehouseId: '0197a000-0000-7000-8000-00000000000f',
    lines: [
      {
        packId: '0197a000-0000-7000-8000-00000000000b',
        parameters: { baseCurve: 8.6, diameter: 14, sphere: -2.25 },
        quantity: 20,
      },
    ],
  },
  reply: PurchaseOrderView,
  status: 201,
  location: '/purchase-orders/{id}',
  versioned: true,
  errors: [SUPPLIER_NOT_FOUND, SUPPLIER_INACTIVE, WAREHOUSE_NOT_FOUND, PURCHASE_ORDER_LINES],
});

export const ListPurchaseOrders = operation({
  id: 'listPurchaseOrders',
  endpoint: 'GET /purchase-orders',
  owner,
  summary: 'List purchase orders, newest first',
  allow: readers,
  query: PageQuery.extend({
    ...choiceParams('status', PurchaseOrderStatus),
    ...dayParams('expected', 'are expected'),
    ...presenceParam('expected'),
    supplierId: Id.optional(),
    warehouseId: Id.optional(),
    number: requestText().max(40).optional(),
    overdue: z
      .literal('true')
      .optional()
      .meta({ description: '`true` lists only orders that were sent and should have arrived before today.' }),
    ...createdBetween,
  }),
  reply: page(PurchaseOrderView),
  expand: expandable,
});

export const GetPurchaseOrder = operation({
  ...transition,
  id: 'getPurchaseOrder',
  endpoint: 'GET /purchase-orders/{purchaseOrderId}',
  summary: 'Read a purchase order with its missing boxes',
  allow: readers,
  expand: expandable,
  errors: [PURCHASE_ORDER_NOT_FOUND],
});

export const ChangePurchaseOrder = operation({
  ...transition,
  id: 'changePurchaseOrder',
  record: 'none',
  because: 'The purchase order keeps who drafted, approved and changed it.',
  endpoint: 'PATCH /purchase-orders/{purchaseOrderId}',
  summary: 'Replace the lines of a draft',
  description: 'The caller counts as the author of the order from then on: another person must approve it.',
  allow: drafters,
  body: z.strictObject({ lines }),
  example: {
    lines: [
      {
        packId: '0197a000-0000-7000-8000-00000000000b',
        parameters: { baseCurve: 8.6, diameter: 14, sphere: -2.25 },
        quantity: 24,
        unitPrice: { amount: 2950, currency: 'USD' },
      },
    ],
  },
  errors: [PURCHASE_ORDER_NOT_FOUND, PURCHASE_ORDER_WRONG_STATE, SUPPLIER_INACTIVE, PURCHASE_ORDER_LINES],
});

export const ApprovePurchaseOrder = operation({
  ...transition,
  id: 'approvePurchaseOrder',
  record: 'none',
  because: 'The purchase order keeps who drafted, approved and changed it.',
  endpoint: 'POST /purchase-orders/{purchaseOrderId}/approve',
  summary: 'Approve a draft',
  description:
    'The author of the draft may not approve it. Send `If-Match`, so that a draft that was changed meanwhile is not approved unread.',
  allow: ['finance'],
  errors: [PURCHASE_ORDER_NOT_FOUND, PURCHASE_ORDER_WRONG_STATE, PURCHASE_ORDER_NEEDS_SECOND_PERSON],
});

export const SendPurchaseOrder = operation({
  ...transition,
  id: 'sendPurchaseOrder',
  record: 'none',
  because: 'The purchase order keeps who drafted, approved and changed it.',
  endpoint: 'POST /purchase-orders/{purchaseOrderId}/send',
  summary: 'Record that a purchase order was sent to the supplier',
  description: "The supplier's lead time begins.",
  allow: buyers,
  errors: [PURCHASE_ORDER_NOT_FOUND, PURCHASE_ORDER_WRONG_STATE],
});

export const CancelPurchaseOrder = operation({
  ...transition,
  id: 'cancelPurchaseOrder',
  record: 'none',
  because: 'The purchase order keeps who drafted, approved and changed it.',
  endpoint: 'POST /purchase-orders/{purchaseOrderId}/cancel',
  summary: 'Cancel a purchase order before anything was received',
  description:
    "The supplier's fill rate does not count a cancelled order. If the supplier failed to deliver, use `close`.",
  allow: buyers,
  errors: [PURCHASE_ORDER_NOT_FOUND, PURCHASE_ORDER_WRONG_STATE],
});

export const ClosePurchaseOrder = operation({
  ...transition,
  id: 'closePurchaseOrder',
  record: 'none',
  because: 'The purchase order keeps who drafted, approved and changed it.',
  endpoint: 'POST /purchase-orders/{purchaseOrderId}/close',
  summary: 'Close a purchase order of which nothing more will come',
  description: "The boxes that are missing lower the supplier's fill rate.",
  allow: buyers,
  errors: [PURCHASE_ORDER_NOT_FOUND, PURCHASE_ORDER_WRONG_STATE],
});
