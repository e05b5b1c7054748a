import { query } from '@toric/chassis/http/endpoint';
import { registerFile } from '@toric/chassis/files/register';
import {
  ExportVigilanceRecords,
  VigilanceRecord,
} from '@toric/contracts/catalog-inventory/registers/vigilance-register.http';
import type { Reader } from '../../reader.store.ts';
import { vigilanceRows } from '../vigilance-register.reader.store.ts';
import { vigilanceRecord } from '../vigilance-register.ts';

/** GET /registers/eu-mdr-article-14.csv. Streams all entries of the requested days as CSV. */
export const exportVigilanceRecords = query<typeof ExportVigilanceRecords, Reader>(ExportVigilanceRecords, {
  async run({ query: days, read }) {
    const register = { schema: VigilanceRecord, rows: vigilanceRows(read, days), view: vigilanceRecord(days.timeZone) };
    return registerFile(`eu-mdr-article-14-${days.from}-${days.to}.csv`, register);
  },
});
