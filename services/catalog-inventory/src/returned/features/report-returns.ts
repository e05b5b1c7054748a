import { query } from '@toric/chassis/http/endpoint';
import { ReportReturns } from '@toric/contracts/catalog-inventory/returned/returned.http';
import { addDays, dayOf } from '@toric/optics/calendar-day';
import type { Reader } from '../../reader.store.ts';
import { reportPage } from '../return-report.ts';
import { readReturnReport } from '../return-report.reader.store.ts';

const A_YEAR = 365;

/** GET /reports/returns. Reports why boxes come back, and how often, by product, lot or supplier. */
export const reportReturns = query<typeof ReportReturns, Reader>(ReportReturns, {
  async run({ query: { by, from, to, ...page }, read, now }) {
    const last = to ?? dayOf(now);
    const days = { from: from ?? addDays(last, -A_YEAR), to: last };
    return { ...days, by, ...reportPage(await readReturnReport(read, by, days), page) };
  },
});
