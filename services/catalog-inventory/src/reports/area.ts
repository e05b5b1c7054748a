import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { type CatalogInventoryConfig, replenishmentRules } from '../config.ts';
import { reportLowStock } from './features/report-low-stock.ts';
import { reportStockAgeing } from './features/report-stock-ageing.ts';

/** The area of reports on stock that grows old and on stock that runs low. It uses the areas purchasing and stock. */
export const reports = (config: CatalogInventoryConfig): Area<Reader> => ({
  routes: [reportStockAgeing({ spareDays: config.SPARE_SHELF_DAYS }), reportLowStock(replenishmentRules(config))],
});
