import { query } from '@toric/chassis/http/endpoint';
import { ReportLowStock } from '@toric/contracts/catalog-inventory/reports/report.http';
import { WAREHOUSE_NOT_FOUND } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { dayOf } from '@toric/optics/calendar-day';
import { pageOfLevels } from '../stock-level-cursor.ts';
import type { Reader } from '../../reader.store.ts';
import { readDemand } from '../../purchasing/replenishment.reader.store.ts';
import { isLow, planLens, type ReplenishmentRules } from '../../purchasing/replenishment.ts';
import { knowsWarehouse } from '../../stock/warehouse.reader.store.ts';

/**
 * GET /reports/low-stock. Lists the lenses of a warehouse whose free boxes do not exceed their reorder point. They are
 * listed even if more boxes are on order.
 */
export const reportLowStock = (rules: ReplenishmentRules & { spareDays: number }) =>
  query<typeof ReportLowStock, Reader>(ReportLowStock, {
    async run({ query: { warehouseId, supplierId, ...page }, db, now }) {
      if (!(await knowsWarehouse(db, warehouseId))) throw WAREHOUSE_NOT_FOUND();
      const { demandDays, spareDays } = rules;
      const demand = await readDemand(db, { warehouseId, demandDays }, { today: dayOf(now), spareDays });
      const levels = demand.map((lens) => planLens(lens, rules));
      const low = levels.filter((lens) => isLow(lens) && (supplierId ?? lens.supplierId) === lens.supplierId);
      return pageOfLevels(low, page);
    },
  });
