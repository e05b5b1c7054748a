/** Reads the cases of a report with the times that they spent in their states. */
import { CaseState } from '@toric/contracts/customer/cases/case';
import type { Reader } from '../../reader.store.ts';
import type { TimedCase } from './service-times.ts';

const DAY_MS = 86_400_000;
/** Holds the largest number of cases that one report reads. */
const CASES = 50_000;
/**
 * Holds the largest number of ids in one SQL condition, so that no statement exceeds the parameter limit of PostgreSQL.
 */
const PAGE = 5_000;

export type ReportedCase = TimedCase & {
  readonly type: string;
  readonly priority: string;
  readonly assigneeId: string | null;
};

async function readStays(db: Reader, ids: readonly string[]): Promise<Map<string, TimedCase['stays'][number][]>> {
  const stays = new Map<string, TimedCase['stays'][number][]>();
  for (let from = 0; from < ids.length; from += PAGE) {
    const rows = await db.caseStay.findMany({
      where: { caseId: { in: ids.slice(from, from + PAGE) } },
      orderBy: [{ fromAt: 'asc' }, { id: 'asc' }],
    });
    for (const { caseId, state, fromAt, toAt } of rows) {
      const own = stays.get(caseId) ?? [];
      own.push({ state: CaseState.parse(state), from: fromAt, to: toAt });
      stays.set(caseId, own);
    }
  }
  return stays;
}

/**
 * Returns the cases that were opened on these days. `complete` is false if there are more cases than one report reads.
 */
export async function readReportedCases(db: Reader, { from, to }: { from: string; to: string }) {
  const rows = await db.serviceCase.findMany({
    where: { createdAt: { gte: new Date(from), lt: new Date(Date.parse(to) + DAY_MS) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: CASES + 1,
    select: {
      ...{ id: true, type: true, priority: true, assigneeId: true, createdAt: true, respondedAt: true, solvedAt: true },
      ...{ score: true, responseBreachedAt: true, resolutionBreachedAt: true },
    },
  });
  const read = rows.slice(0, CASES);
  const stays = await readStays(
    db,
    read.map(({ id }) => id),
  );
  const cases = read.map(
    ({ responseBreachedAt, resolutionBreachedAt, ...row }): ReportedCase => ({
      ...row,
      isLate: responseBreachedAt !== null || resolutionBreachedAt !== null,
      stays: stays.get(row.id) ?? [],
    }),
  );
  return { cases, complete: rows.length <= CASES };
}
