import { z } from 'zod';
import { CalendarDay, Id, Instant, Reason } from './common.ts';
import { Eye, Market, ParameterMatrix } from './lens.ts';
import { commandMessage, event } from './message.ts';
import { BasisPoints, Currency, MinorUnits } from './money.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';
const lineId = '0197a000-0000-7000-8000-0000000000a1';
const lensId = '0197a000-0000-8000-8000-0000000000b3';
const packId = '0197a000-0000-7000-8000-0000000000b2';
const evidenceId = '0197a000-0000-7000-8000-0000000000e1';

/** Consumer prices include tax; `taxRate` says how much of it is tax. */
export const Price = z.object({ market: Market, currency: Currency, amount: MinorUnits, taxRate: BasisPoints });
export const OfferedPack = z.object({ packId: Id, gtin: z.string(), size: z.int().min(1), prices: z.array(Price) });

export const OfferChanged = event('catalog-inventory.offer-changed.v1', {
  summary: 'What a product is made in and sold at, whole, after any change.',
  aggregate: 'productId',
  carriesState: true,
  data: z.object({
    productId: Id,
    name: z.string(),
    onSale: z.boolean(),
    matrix: ParameterMatrix,
    packs: z.array(OfferedPack),
  }),
  example: {
    productId: '0197a000-0000-7000-8000-0000000000b1',
    name: 'Biofinity',
    onSale: true,
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

export const ReserveStock = commandMessage('catalog-inventory.reserve-stock.v1', {
  summary: 'Hold boxes for an order, first expired first out.',
  from: ['order'],
  aggregate: 'orderId',
  data: z.object({
    orderId: Id,
    market: Market,
    lines: z
      .array(
        z.object({
          lineId: Id,
          eye: Eye.optional(),
          lensId: Id,
          packId: Id,
          quantity: z.int().min(1),
          evidenceId: Id.optional().meta({ description: 'What permits the line; without it the order is refused' }),
        }),
      )
      .min(1),
  }),
  example: { orderId, market: 'US', lines: [{ lineId, eye: 'right', lensId, packId, quantity: 1, evidenceId }] },
});

export const ReleaseStock = commandMessage('catalog-inventory.release-stock.v1', {
  summary: "Give back an order's reservation; also forbids one that is still under way.",
  from: ['order'],
  aggregate: 'orderId',
  data: z.object({ orderId: Id }),
  example: { orderId },
});

export const ShipStock = commandMessage('catalog-inventory.ship-stock.v1', {
  summary: "Take an order's reserved boxes out of stock.",
  from: ['order'],
  aggregate: 'orderId',
  data: z.object({ orderId: Id }),
  example: { orderId },
});

export const StockReserved = event('catalog-inventory.stock-reserved.v1', {
  summary: 'All boxes of the order are held.',
  aggregate: 'orderId',
  data: z.object({ orderId: Id, reservedUntil: Instant }),
  example: { orderId, reservedUntil: '2026-12-21T09:30:00.000Z' },
});

export const StockRefused = event('catalog-inventory.stock-refused.v1', {
  summary: 'Some boxes are not to be had; nothing is held.',
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
    lots: z.array(z.object({ lineId: Id, lotNumber: z.string(), expiresOn: CalendarDay, quantity: z.int() })),
  }),
  example: { orderId, lots: [{ lineId, lotNumber: 'L2406A', expiresOn: '2029-06-30', quantity: 1 }] },
});
