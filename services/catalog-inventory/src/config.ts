import { LensIdKey, ServiceConfig } from '@toric/chassis/process/config';
import { NumberRule } from '@toric/contracts/numbers/number-rule';
import { z } from 'zod';

export const CatalogInventoryConfig = ServiceConfig.extend({
  MASTER_KEY: z
    .string()
    .min(44)
    .meta({ description: '32 random bytes in base64. The pseudonyms of customers and the seal of saved replies.' }),
  LENS_ID_KEY: LensIdKey,
  SPARE_SHELF_DAYS: z.coerce
    .number()
    .int()
    .min(0)
    .max(365)
    .default(30)
    .meta({ description: 'Days between the sale and the first worn lens, which a box must outlast as well' }),
  BACK_ORDER_DAYS: z.coerce.number().int().min(1).max(365).default(30).meta({
    description:
      'Days for which an order that may wait for boxes waits for them. It is then cancelled, and nothing is charged.',
  }),
  RESERVATION_DAYS: z.coerce
    .number()
    .int()
    .min(2)
    .max(365)
    .default(30)
    .meta({ description: 'Days for which boxes are held for an order: much longer than its longest deadline' }),
  LOW_STOCK_BOXES: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000)
    .default(5)
    .meta({ description: 'Largest number of boxes that the shop shows as "low"' }),
  DEMAND_DAYS: z.coerce
    .number()
    .int()
    .min(7)
    .max(365)
    .default(90)
    .meta({ description: 'Days of shipments from which the demand for a lens is computed' }),
  SAFETY_FACTOR: z.coerce.number().min(0).max(4).default(1.64).meta({
    description:
      'Standard deviations of demand kept in reserve: with 1.64, a box is left at the end of 95 of 100 lead times',
  }),
  ORDER_COVER_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(365)
    .default(30)
    .meta({ description: 'Days of demand that an order to a supplier should cover' }),
  SHORT_DATED_DAYS: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000)
    .default(90)
    .meta({ description: 'A receipt warns of boxes that expire within this number of days' }),
  RETURN_SHELF_DAYS: z.coerce.number().int().min(0).max(3_650).default(365).meta({
    description: 'The days that a sealed box which came back must still keep, so that it is sold again',
  }),
  RETURNED_BOX_ALONE: z.coerce.number().int().min(0).max(100_000_000).default(10_000).meta({
    description:
      'The cost of returned boxes, in minor units of any currency, that the person who received them may throw away alone within 24 hours',
  }),
  PURCHASE_ORDER_NUMBER_RULE: NumberRule.default('PO-{yyyy}-{seq:5}'),
  SELLER_NAME: z.string().min(1).optional().meta({ description: 'The seller, as registers name it' }),
  SELLER_LICENCE: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'Number of the seller’s licence to sell devices in China' }),
});
export type CatalogInventoryConfig = z.infer<typeof CatalogInventoryConfig>;

/** Returns the settings that decide when a lens is ordered again, and how many boxes. */
export const replenishmentRules = (config: CatalogInventoryConfig) => ({
  spareDays: config.SPARE_SHELF_DAYS,
  demandDays: config.DEMAND_DAYS,
  safetyFactor: config.SAFETY_FACTOR,
  coverDays: config.ORDER_COVER_DAYS,
});
