import { REQUEST_INVALID_CURSOR } from '@toric/contracts/kernel/request.errors';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { ReturnReportRow } from '@toric/contracts/catalog-inventory/returned/returned.http';

type Counted = Omit<ReturnReportRow, 'reasons' | 'rate' | 'faultRate'> & {
  readonly reasons: Readonly<Record<string, number>>;
};

/**
 * Returns the share of the shipped boxes in parts per ten thousand, at most 10,000. The share could be larger, because
 * a box may come back in a later period. Returns null if no box was shipped.
 */
const rateOf = (part: number, shipped: number): number | null =>
  shipped === 0 ? null : Math.min(10_000, Math.round((part * 10_000) / shipped));

/** Returns a row of the report with its rates. */
const reportRow = ({ reasons, ...row }: Counted): ReturnReportRow => ({
  ...row,
  rate: rateOf(row.returned, row.shipped),
  faultRate: rateOf(row.faulty, row.shipped),
  reasons: {
    'changed-mind': reasons['changed-mind'] ?? 0,
    'wrong-power-ordered': reasons['wrong-power-ordered'] ?? 0,
    'wrong-item': reasons['wrong-item'] ?? 0,
    'damaged-in-transit': reasons['damaged-in-transit'] ?? 0,
    'lost-in-transit': reasons['lost-in-transit'] ?? 0,
    defective: reasons['defective'] ?? 0,
    recall: reasons['recall'] ?? 0,
  },
});

/**
 * Returns one page of the report. The cursor is the number of rows before the page, because the whole report is
 * computed each time.
 */
export function reportPage(rows: readonly Counted[], { limit, cursor, count }: PageQuery) {
  const from = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isInteger(from) || from < 0) throw REQUEST_INVALID_CURSOR();
  const next = from + limit;
  return {
    data: rows.slice(from, next).map(reportRow),
    nextCursor: next < rows.length ? String(next) : null,
    ...(count === 'true' && { total: rows.length, totalIsExact: true }),
  };
}
