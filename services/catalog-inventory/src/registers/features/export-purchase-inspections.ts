import { query } from '@toric/chassis/http/endpoint';
import { registerFile } from '@toric/chassis/files/register';
import {
  ExportPurchaseInspections,
  PurchaseInspection,
} from '@toric/contracts/catalog-inventory/registers/china-register.http';
import { purchaseRows } from '../china-register.reader.store.ts';
import { purchaseInspection } from '../china-register.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /registers/cn-purchase-inspections.csv. Streams all purchase inspections of the requested days as CSV. */
export const exportPurchaseInspections = query<typeof ExportPurchaseInspections, Reader>(ExportPurchaseInspections, {
  async run({ query: days, read }) {
    const register = {
      schema: PurchaseInspection,
      rows: purchaseRows(read, days),
      view: purchaseInspection(days.timeZone),
    };
    return registerFile(`cn-purchase-inspections-${days.from}-${days.to}.csv`, register);
  },
});
