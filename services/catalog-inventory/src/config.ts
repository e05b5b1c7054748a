import { ServiceConfig } from '@toric/chassis/config';
import { NumberRule } from '@toric/contracts/kernel/number-rule';
import { z } from 'zod';

export const CatalogInventoryConfig = ServiceConfig.extend({
  SPARE_SHELF_DAYS: z.coerce
    .number()
    .int()
    .min(0)
    .max(365)
    .default(30)
    .meta({ description: 'Days between the sale and the first lens worn that a box must outlast as well' }),
  RESERVATION_DAYS: z.coerce
    .number()
    .int()
    .min(2)
    .max(365)
    .default(30)
    .meta({ description: 'How long boxes are promised to an order; far beyond its longest deadline' }),
  LOW_STOCK_BOXES: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000)
    .default(5)
    .meta({ description: 'Up to so many boxes the shop shows "low"' }),
  DEMAND_DAYS: z.coerce
    .number()
    .int()
    .min(7)
    .max(365)
    .default(90)
    .meta({ description: 'So many days of shipments say how much of a lens is sold' }),
  SAFETY_FACTOR: z.coerce
    .number()
    .min(0)
    .max(4)
    .default(1.64)
    .meta({ description: 'Standard deviations kept in reserve: with 1.64, 95 of 100 lead times end with a box left' }),
  ORDER_COVER_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(365)
    .default(30)
    .meta({ description: 'For how many days an order to a supplier is to last' }),
  SHORT_DATED_DAYS: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000)
    .default(90)
    .meta({ description: 'A receipt warns of boxes that expire within so many days' }),
  PURCHASE_ORDER_NUMBER_RULE: NumberRule.default('PO-{yyyy}-{seq:5}'),
  SELLER_NAME: z.string().min(1).optional().meta({ description: 'Who sells, as registers name it' }),
  SELLER_LICENCE: z.string().min(1).optional().meta({ description: 'Number of its licence to sell devices in China' }),
});
export type CatalogInventoryConfig = z.infer<typeof CatalogInventoryConfig>;

/** The settings that decide when a lens is ordered again, and how much of it. */
export const replenishmentRules = (config: CatalogInventoryConfig) => ({
  spareDays: config.SPARE_SHELF_DAYS,
  demandDays: config.DEMAND_DAYS,
  safetyFactor: config.SAFETY_FACTOR,
  coverDays: config.ORDER_COVER_DAYS,
});
