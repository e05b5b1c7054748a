import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ReportStockAgeing } from '@toric/contracts/catalog-inventory/reports/report.http';
import { WAREHOUSE_NOT_FOUND } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { dayOf } from '@toric/optics/calendar-day';
import { ageBands } from '../ageing.ts';
import { readAgeingLots, readAgeGroups } from '../ageing.reader.store.ts';
import type { Reader } from '../../reader.store.ts';
import { knowsWarehouse } from '../../stock/warehouse.reader.store.ts';

/**
 * GET /reports/stock-ageing. Returns the stock of a warehouse in bands by the days until it expires. Also lists the
 * lots that expire within the requested number of days, the soonest first.
 */
export const reportStockAgeing = ({ spareDays }: { spareDays: number }) =>
  query<typeof ReportStockAgeing, Reader>(ReportStockAgeing, {
    async run({ query: { warehouseId, within, limit, cursor, count }, db, now }) {
      if (!(await knowsWarehouse(db, warehouseId))) throw WAREHOUSE_NOT_FOUND();
      const shelf = { today: dayOf(now), spareDays };
      const lots = await readAgeingLots(db, { warehouseId, within }, shelf, { limit, cursor, count });
      const bands = ageBands(await readAgeGroups(db, warehouseId), shelf);
      return { ...pageOf(lots, limit, ({ view }) => view), on: shelf.today, bands };
    },
  });
