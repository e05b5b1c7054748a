import { query } from '@toric/chassis/http/endpoint';
import { registerFile } from '@toric/chassis/files/register';
import { ExportSaleRecords, SaleRecord } from '@toric/contracts/catalog-inventory/registers/china-register.http';
import { type SaleMeans, saleRows } from '../china-register.reader.store.ts';
import { saleRecord } from '../china-register.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /registers/cn-sales.csv. Streams all sales to China on the requested days as CSV. */
export const exportSaleRecords = (sold: SaleMeans) =>
  query<typeof ExportSaleRecords, Reader>(ExportSaleRecords, {
    async run({ query: days, read }) {
      const register = { schema: SaleRecord, rows: saleRows(read, days, sold), view: saleRecord(days.timeZone) };
      return registerFile(`cn-sales-${days.from}-${days.to}.csv`, register);
    },
  });
