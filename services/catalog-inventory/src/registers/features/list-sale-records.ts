import { query } from '@toric/chassis/http/endpoint';
import { registerPageOf } from '@toric/chassis/files/register';
import { ListSaleRecords, SaleRecord } from '@toric/contracts/catalog-inventory/registers/china-register.http';
import { countSales, type SaleMeans, saleRows } from '../china-register.reader.store.ts';
import { saleRecord } from '../china-register.ts';
import type { Reader } from '../../reader.store.ts';

/**
 * GET /registers/cn-sales. Lists shipments to China, page by page. On request, the gateway adds the names and addresses
 * of the buyers, which this service does not have.
 */
export const listSaleRecords = (sold: SaleMeans) =>
  query<typeof ListSaleRecords, Reader>(ListSaleRecords, {
    run({ query: { limit, cursor, ...days }, read }) {
      const register = { schema: SaleRecord, rows: saleRows(read, days, sold), view: saleRecord(days.timeZone) };
      return registerPageOf(register, { limit, cursor }, (atMost) => countSales(read, days, sold.seller, atMost));
    },
  });
