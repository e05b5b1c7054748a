/** Reports of the warehouse: what grows old on its shelves, and what runs low. */
import { z } from 'zod';
import { CalendarDay, Id, inQuery, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { StockLevel } from '../purchasing/replenishment.http.ts';
import { WAREHOUSE_NOT_FOUND } from '../stock/stock.errors.ts';
import { LotView } from '../stock/stock.http.ts';

const owner = 'catalog-inventory';
const readers = ['warehouse', 'sales', 'finance', 'auditor', 'admin'] as const;

export const AgeBand = z.object({
  expiresWithin: z
    .int()
    .nullable()
    .meta({ description: 'Days from today, beginning where the band before ends; 0: expired; null: any longer' }),
  lots: z.int(),
  boxes: z.int(),
  tooOldBoxes: z
    .int()
    .meta({ description: 'Of these, free ones that cannot be sold any more: the last lens would be opened too late' }),
});
export type AgeBand = z.infer<typeof AgeBand>;
export const AgeingLot = LotView.extend({
  lastSaleOn: CalendarDay.meta({ description: 'The last day on which one box may be sold' }),
  tooOld: z.boolean().meta({ description: 'That day has passed' }),
});
export type AgeingLot = z.infer<typeof AgeingLot>;

export const ReportStockAgeing = operation({
  id: 'reportStockAgeing',
  endpoint: 'GET /reports/stock-ageing',
  owner,
  summary: 'What a warehouse holds, by the days until it expires, and the lots that expire soon',
  description:
    'A box may be sold while its last lens is opened before it expires: a 90-pack of dailies long before that. The lots are those that expire within `within` days, soonest first, expired ones included.',
  allow: readers,
  query: PageQuery.extend({
    warehouseId: Id,
    within: inQuery(z.coerce.number().int().min(0).max(1_825)).default(180).meta({ description: 'Days from today' }),
  }),
  reply: page(AgeingLot).extend({ on: CalendarDay, bands: z.array(AgeBand) }),
  errors: [WAREHOUSE_NOT_FOUND],
});

export const ReportLowStock = operation({
  id: 'reportLowStock',
  endpoint: 'GET /reports/low-stock',
  owner,
  summary: 'Lenses of which a warehouse has no more than their reorder point',
  description:
    'Reorder point: the demand that is to be expected during the lead time, and a safety stock for when it is higher: d·L + z·σ·√L, with mean and standard deviation of the boxes shipped per day. What was not shipped of late has no demand, and is not listed.',
  allow: readers,
  query: PageQuery.extend({ warehouseId: Id, supplierId: Id.optional() }),
  reply: page(StockLevel),
  errors: [WAREHOUSE_NOT_FOUND],
});
