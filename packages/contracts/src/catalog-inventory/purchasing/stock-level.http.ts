/** Declares the operations on minimum, maximum and reorder point of a lens in a warehouse. People set these levels. */
import { z } from 'zod';
import { Id, Instant } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText } from '../../kernel/text.ts';
import { BoxParameters } from '../../lens.ts';
import { WAREHOUSE_NOT_FOUND } from '../stock/stock.errors.ts';
import { STOCK_LEVEL_INVALID } from './replenishment.errors.ts';

const owner = 'catalog-inventory';

/** One request changes the levels of at most this number of lenses. */
export const LEVELS_AT_ONCE = 250;
/** One answer lists the levels of at most this number of lenses. */
export const LEVELS_AT_MOST = 5_000;

const Boxes = z.int().min(0).max(100_000);
const Levels = z.strictObject({
  minimum: Boxes.nullable().meta({ description: 'The reorder point is never below it. Null: no minimum.' }),
  reorderPoint: Boxes.nullable().meta({ description: 'It replaces the computed one. Null: it is computed.' }),
  maximum: Boxes.nullable().meta({
    description: 'An order fills the stock up to it. Null: an order covers the demand of some weeks.',
  }),
});

export const SetLevel = Levels.extend({
  ...{ productId: Id, packId: Id, gtin: SentText, packSize: z.int(), lensId: Id, parameters: BoxParameters },
  onHand: z.int().meta({ description: 'Boxes in the warehouse.' }),
  available: z.int().meta({ description: 'Boxes that no order holds and no quarantine sets aside.' }),
  setBy: Id.nullable().meta({ description: 'The person who set the levels last. Null if nobody did.' }),
  updatedAt: Instant.nullable(),
});
export type SetLevel = z.infer<typeof SetLevel>;

export const ListStockLevels = operation({
  id: 'listStockLevels',
  endpoint: 'GET /stock-levels',
  owner,
  summary: 'List the lenses of a product with the levels that people set',
  description:
    'Lenses that the warehouse has or had in stock, and lenses with levels. The levels change the proposals and the list of low stock.',
  allow: ['warehouse', 'finance', 'auditor'],
  query: z.strictObject({ warehouseId: Id, productId: Id }),
  reply: z.object({
    data: z.array(SetLevel),
    more: z.boolean().meta({ description: `True if there are more than ${LEVELS_AT_MOST} lenses.` }),
  }),
  errors: [WAREHOUSE_NOT_FOUND],
});

export const PutStockLevels = operation({
  id: 'putStockLevels',
  record: ['stock-level.set'],
  endpoint: 'PUT /stock-levels',
  owner,
  summary: 'Set minimum, maximum and reorder point of many lenses together',
  description:
    'All levels hold at once, or none does. Each wrong level has an error of its own. Levels that somebody else has changed meanwhile are not overwritten.',
  allow: ['warehouse'],
  body: z.strictObject({
    warehouseId: Id,
    levels: z
      .array(
        Levels.extend({
          packId: Id,
          lensId: Id,
          was: Levels.meta({ description: 'The levels that the person saw.' }),
        }),
      )
      .min(1)
      .max(LEVELS_AT_ONCE),
  }),
  example: {
    warehouseId: '0197a000-0000-7000-8000-00000000000f',
    levels: [
      {
        ...{ packId: '0197a000-0000-7000-8000-00000000000b', lensId: '0197a000-0000-8000-8000-00000000000c' },
        ...{ minimum: 5, reorderPoint: null, maximum: 20 },
        was: { minimum: null, reorderPoint: null, maximum: null },
      },
    ],
  },
  reply: z.object({ changed: z.int() }),
  errors: [WAREHOUSE_NOT_FOUND, STOCK_LEVEL_INVALID],
});
