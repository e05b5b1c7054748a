import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { type CatalogInventoryConfig, replenishmentRules } from '../config.ts';
import { reportLowStock } from './features/report-low-stock.ts';
import { reportStockAgeing } from './features/report-stock-ageing.ts';
import { WAITING_WORK } from './waiting.store.ts';

/**
 * Declares the area `reports`: stock by age, low stock, and waiting work. It uses the areas `purchasing` and `stock`.
 */
export const reports = (config: CatalogInventoryConfig): Area<Reader> => ({
  routes: [reportStockAgeing({ spareDays: config.SPARE_SHELF_DAYS }), reportLowStock(replenishmentRules(config))],
  waiting: WAITING_WORK,
});
