/**
 * Reads and writes the stays of a case. A stay is the time that a case spent in one state with one assignee. The clock
 * and the report use the stays.
 */
import type { Tx } from '@toric/messaging/sql';
import { type Case, HOLDS } from './case.ts';
import type { Span } from '../clocks/business-time.ts';

type Stay = Pick<Case, 'state' | 'assigneeId'>;

/** Ends the present stay of a case and begins the next one. */
export async function beginStay(tx: Tx, caseId: string, { state, assigneeId }: Stay, at: { id: string; now: Date }) {
  await tx.run`
    update case_stay set to_at = greatest(from_at, ${at.now}::timestamptz) where case_id = ${caseId} and to_at is null`;
  await tx.run`
    insert into case_stay (id, case_id, state, assignee_id, from_at)
    values (${at.id}, ${caseId}, ${state}, ${assigneeId}, ${at.now})`;
}

/** Returns the times in which the clock of a case was stopped. A hold without an end lasts until infinity. */
export async function findHolds(tx: Pick<Tx, 'many'>, caseId: string): Promise<Span[]> {
  const rows = await tx.many<{ fromAt: Date; toAt: Date | null }>`
    select from_at, to_at from case_stay where case_id = ${caseId} and state = any(${HOLDS}) order by from_at`;
  return rows.map(({ fromAt, toAt }) => ({ from: fromAt.getTime(), to: toAt?.getTime() ?? Infinity }));
}
