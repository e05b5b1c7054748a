import { query } from '@toric/chassis/http/endpoint';
import { registerPageOf } from '@toric/chassis/files/register';
import {
  ListVigilanceRecords,
  VigilanceRecord,
} from '@toric/contracts/catalog-inventory/registers/vigilance-register.http';
import type { Reader } from '../../reader.store.ts';
import { countVigilance, vigilanceRows } from '../vigilance-register.reader.store.ts';
import { vigilanceRecord } from '../vigilance-register.ts';

/** GET /registers/eu-mdr-article-14. Lists complaints, quarantined lots and recalls, page by page. */
export const listVigilanceRecords = query<typeof ListVigilanceRecords, Reader>(ListVigilanceRecords, {
  run({ query: { limit, cursor, ...days }, read }) {
    const register = { schema: VigilanceRecord, rows: vigilanceRows(read, days), view: vigilanceRecord(days.timeZone) };
    return registerPageOf(register, { limit, cursor }, (atMost) => countVigilance(read, days, atMost));
  },
});
