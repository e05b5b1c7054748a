import { z } from 'zod';
import { CalendarDay, Id, Instant, Reason } from '../kernel/common.ts';
import { commandMessage, event } from '../kernel/message.ts';
import { BasisPoints, Currency, MinorUnits } from '../kernel/money.ts';
import { SentText } from '../kernel/text.ts';
import { Goods } from '../goods/goods.ts';
import { Eye, Market, ParameterMatrix, Replacement } from '../lens.ts';
import { COLLECTED_EXAMPLE, CollectedPart } from '../personal-data/collected-part.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';
const customerId = '0197a000-0000-7000-8000-00000000000c';
const lineId = '0197a000-0000-7000-8000-0000000000a1';
const lensId = '0197a000-0000-8000-8000-0000000000b3';
const packId = '0197a000-0000-7000-8000-0000000000b2';
const evidenceId = '0197a000-0000-7000-8000-0000000000e1';

/** Classifies the danger of wearing a recalled lens, in the three classes that authorities use. */
export const RecallSeverity = z.enum(['I', 'II', 'III']).meta({
  description: 'Class I may cause serious harm, class II harm that heals; class III is unlikely to cause any.',
});

export const Price = z.object({
  market: Market,
  currency: Currency,
  amount: MinorUnits.meta({ description: 'The price of one box in minor units, tax included.' }),
  taxRate: BasisPoints.meta({ description: 'The rate of the included tax, in parts per ten thousand.' }),
});
export const OfferedPack = z.object({
  packId: Id,
  gtin: SentText,
  size: z.int().min(1).meta({ description: 'Lenses in one box, or pieces of other goods.' }),
  weightGrams: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'The weight of a box. Omitted if nobody has weighed it.' }),
  content: SentText.optional().meta({ description: 'The content of one box, such as `360 ml`. Omitted for lenses.' }),
  prices: z.array(Price),
});

export const OfferChanged = event('catalog-inventory.offer-changed.v1', {
  summary: 'A lens changed in the catalogue. The event carries all its parameters, packs and prices.',
  aggregate: 'productId',
  carriesState: true,
  data: z.object({
    productId: Id,
    name: SentText,
    onSale: z.boolean(),
    matrix: ParameterMatrix,
    goods: Goods.optional().meta({ description: 'The class of the lens. Omitted for soft lenses of before classes.' }),
    replacement: Replacement.optional().meta({ description: 'Omitted in events from before it was sent.' }),
    privateLabelOf: Id.optional().meta({ description: 'The product of which this one is a private label.' }),
    packs: z.array(OfferedPack),
  }),
  example: {
    productId: '0197a000-0000-7000-8000-0000000000b1',
    name: 'Biofinity',
    onSale: true,
    replacement: 'monthly',
    matrix: {
      segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -6, to: -0.25, step: 0.25 }] }],
    },
    packs: [
      {
        packId,
        gtin: '02000000000015',
        size: 6,
        prices: [{ market: 'US', currency: 'USD', amount: 6400, taxRate: 0 }],
      },
    ],
  },
});

/**
 * Publishes a product that is no lens. Such products have an event of their own. So every offer of `OfferChanged` has a
 * matrix, and an older consumer never gets goods that it does not know. A product never changes from one kind to the
 * other.
 */
export const GoodsOfferChanged = event('catalog-inventory.goods-offer-changed.v1', {
  summary:
    'A product that is no lens changed: a solution, an accessory or a service. The event carries all its packs and prices.',
  aggregate: 'productId',
  carriesState: true,
  data: z.object({ productId: Id, goods: Goods, name: SentText, onSale: z.boolean(), packs: z.array(OfferedPack) }),
  example: {
    productId: '0197a000-0000-7000-8000-0000000000b4',
    goods: 'solution',
    name: 'Clear multipurpose',
    onSale: true,
    packs: [
      {
        packId: '0197a000-0000-7000-8000-0000000000b5',
        gtin: '02000000000077',
        size: 1,
        content: '360 ml',
        prices: [{ market: 'US', currency: 'USD', amount: 1290, taxRate: 0 }],
      },
    ],
  },
});

export const ReserveStock = commandMessage('catalog-inventory.reserve-stock.v1', {
  summary: 'Reserve boxes for an order, first expired first out.',
  from: ['order'],
  aggregate: 'orderId',
  data: z.object({
    orderId: Id,
    /** Holds the id of the customer who gets a message if the boxes are recalled. */
    customerId: Id.optional(),
    market: Market,
    warehouseId: Id.optional().meta({
      description: 'The only warehouse whose boxes may be taken, for a sale at its counter.',
    }),
    mayWait: z.boolean().optional().meta({
      description: 'True: an order whose boxes are sold out waits for them. False if omitted: it is refused.',
    }),
    lines: z
      .array(
        z.object({
          lineId: Id,
          eye: Eye.optional(),
          lensId: Id,
          packId: Id,
          quantity: z.int().min(1),
          evidenceId: Id.optional().meta({
            description:
              'The evidence that permits the line. Without it the order is refused, unless the product of the pack is no lens.',
          }),
        }),
      )
      .min(1),
  }),
  example: {
    orderId,
    customerId,
    market: 'US',
    lines: [{ lineId, eye: 'right', lensId, packId, quantity: 1, evidenceId }],
  },
});

export const ReleaseStock = commandMessage('catalog-inventory.release-stock.v1', {
  summary: "Release an order's boxes. A reservation of the order that arrives later is refused.",
  from: ['order'],
  aggregate: 'orderId',
  data: z.object({ orderId: Id }),
  example: { orderId },
});

export const ShipStock = commandMessage('catalog-inventory.ship-stock.v1', {
  summary: "Take an order's reserved boxes out of stock.",
  from: ['order'],
  aggregate: 'orderId',
  data: z.object({
    orderId: Id,
    parcelId: Id.optional().meta({ description: 'The parcel, if only a part of the order leaves.' }),
    lines: z
      .array(z.object({ lineId: Id, quantity: z.int().min(1) }))
      .optional()
      .meta({ description: 'The boxes of the parcel. All that are left if omitted.' }),
    waveId: Id.optional().meta({
      description: 'The wave that packed the parcel. Two parcels of an order may have equal lines, and different lots.',
    }),
  }),
  example: { orderId },
});

export const StockReserved = event('catalog-inventory.stock-reserved.v1', {
  summary: 'All boxes of the order are reserved.',
  aggregate: 'orderId',
  data: z.object({
    orderId: Id,
    reservedUntil: Instant,
    reservedAt: Instant.optional().meta({ description: 'When an order that had to wait got its boxes.' }),
  }),
  example: { orderId, reservedUntil: '2026-12-21T09:30:00.000Z' },
});

export const StockRefused = event('catalog-inventory.stock-refused.v1', {
  summary: 'Some boxes of the order are not available; none is reserved.',
  aggregate: 'orderId',
  data: z.object({ orderId: Id, reason: Reason, lineIds: z.array(Id) }),
  example: { orderId, reason: { code: 'stock.sold-out', detail: 'Sold out in this power.' }, lineIds: [lineId] },
});

export const StockReleased = event('catalog-inventory.stock-released.v1', {
  summary: 'The order holds no stock, and never will again.',
  aggregate: 'orderId',
  data: z.object({ orderId: Id }),
  example: { orderId },
});

export const StockShipped = event('catalog-inventory.stock-shipped.v1', {
  summary: 'The boxes left the warehouse, lot by lot.',
  aggregate: 'orderId',
  data: z.object({
    orderId: Id,
    parcelId: Id.optional().meta({ description: 'The parcel, if only a part of the order left.' }),
    lots: z.array(z.object({ lineId: Id, lotNumber: SentText, expiresOn: CalendarDay, quantity: z.int() })),
  }),
  example: { orderId, lots: [{ lineId, lotNumber: 'L2406A', expiresOn: '2029-06-30', quantity: 1 }] },
});

export const ShipmentRefused = event('catalog-inventory.shipment-refused.v1', {
  summary:
    'Boxes of the order were recalled or quarantined and cannot be replaced: none was shipped, and none is reserved.',
  aggregate: 'orderId',
  data: z.object({ orderId: Id, reason: Reason, parcelId: Id.optional() }),
  example: { orderId, reason: { code: 'stock.withdrawn', detail: 'Its boxes were recalled before they were sent.' } },
});

/* Declares the messages about recalls. */

const recallId = '0197a000-0000-7000-8000-0000000000f1';

export const TellAffected = commandMessage('catalog-inventory.tell-affected.v1', {
  summary: 'Announce the next customers of a recall who were not told yet, after the given one.',
  from: ['catalog-inventory'],
  aggregate: 'recallId',
  data: z.object({ recallId: Id, after: Id.optional() }),
  example: { recallId, after: customerId },
});

/**
 * Informs one customer about a recall. The message contains no personal data: it names the customer and the boxes by
 * ids, and the text of the notice is public.
 */
export const CustomerAffected = event('catalog-inventory.customer-affected.v1', {
  summary: 'A customer has recalled boxes and must be told, whatever the customer agreed to: safety comes first.',
  aggregate: 'customerId',
  data: z.object({
    customerId: Id,
    recallId: Id,
    reference: SentText,
    title: SentText,
    severity: RecallSeverity,
    whatToDo: SentText,
    sourceUrl: SentText,
    boxes: z.array(z.object({ orderId: Id, lineId: Id, lotNumber: SentText, quantity: z.int() })).min(1),
  }),
  example: {
    customerId,
    recallId,
    reference: 'Z-0217-2026',
    title: 'Lenses of one lot may tear',
    severity: 'II',
    whatToDo: 'Do not wear these lenses. Send unopened boxes back.',
    sourceUrl: 'https://authority.example/recalls/Z-0217-2026',
    boxes: [{ orderId, lineId, lotNumber: 'L2406A', quantity: 1 }],
  },
});

export const StockDataCollected = event('catalog-inventory.personal-data-collected.v1', {
  summary: 'The data that this service holds about a customer who asked for them, sealed for the customer service.',
  aggregate: 'requestId',
  data: CollectedPart,
  example: COLLECTED_EXAMPLE,
});
