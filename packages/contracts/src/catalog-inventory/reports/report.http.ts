/** Declares the reports of a warehouse: stock by age, and lenses that run low. */
import { z } from 'zod';
import { CalendarDay, Id, inQuery, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { StockLevel } from '../purchasing/replenishment.http.ts';
import { WAREHOUSE_NOT_FOUND } from '../stock/stock.errors.ts';
import { LotView } from '../stock/stock.http.ts';

const owner = 'catalog-inventory';
const readers = ['warehouse', 'sales', 'finance', 'auditor', 'admin'] as const;

export const AgeBand = z.object({
  expiresWithin: z.int().nullable().meta({
    description:
      'The end of the band in days from today; it begins where the previous band ends. 0: expired. Null: no end.',
  }),
  lots: z.int(),
  boxes: z.int(),
  tooOldBoxes: z.int().meta({
    description: 'Free boxes of the band that can no longer be sold: the last lens would be opened too late.',
  }),
});
export type AgeBand = z.infer<typeof AgeBand>;
export const AgeingLot = LotView.extend({
  lastSaleOn: CalendarDay.meta({ description: 'The last day on which one box may be sold.' }),
  tooOld: z.boolean().meta({ description: 'True if `lastSaleOn` has passed.' }),
});
export type AgeingLot = z.infer<typeof AgeingLot>;

export const ReportStockAgeing = operation({
  id: 'reportStockAgeing',
  endpoint: 'GET /reports/stock-ageing',
  owner,
  summary: 'Report the stock of a warehouse by the days until it expires',
  description:
    'A box may be sold as long as its last lens would be opened before it expires: for a 90-pack of dailies, that ends long before the expiry date. `data` lists the lots that expire within `within` days, soonest first, with the expired ones.',
  allow: readers,
  query: PageQuery.extend({
    warehouseId: Id,
    within: inQuery(z.coerce.number().int().min(0).max(1_825)).default(180).meta({ description: 'Days from today.' }),
  }),
  reply: page(AgeingLot).extend({ on: CalendarDay, bands: z.array(AgeBand) }),
  errors: [WAREHOUSE_NOT_FOUND],
});

export const ReportLowStock = operation({
  id: 'reportLowStock',
  endpoint: 'GET /reports/low-stock',
  owner,
  summary: 'Report the lenses at or below their reorder point',
  description:
    'The reorder point is the expected demand during the lead time L and a safety stock: d·L + z·σ·√L, with the mean d and the standard deviation σ of the boxes shipped per day. A lens that was not shipped recently has no demand and is not listed.',
  allow: readers,
  query: PageQuery.extend({ warehouseId: Id, supplierId: Id.optional() }),
  reply: page(StockLevel),
  errors: [WAREHOUSE_NOT_FOUND],
});
