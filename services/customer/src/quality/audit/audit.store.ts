/** Reads and writes the monthly audits. An audit is made once from the sums of the days, and never changed. */
import type { Tx } from '@toric/messaging/sql';

export type Month = { readonly month: string; readonly since: Date; readonly until: Date };

/** Locks the audits until the transaction ends. Returns false if another instance makes audits. */
export const lockAudits = async (tx: Tx): Promise<boolean> =>
  (
    await tx.one<{ locked: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended('quality audits ' || current_schema(), 0)) as locked`
  ).locked;

/** Returns the months before this day that have sums of quality checks but no audit yet, the oldest first. */
export async function findMissingMonths(tx: Tx, firstOfMonth: string): Promise<string[]> {
  const rows = await tx.many<{ month: string }>`
    select distinct to_char(d.day, 'YYYY-MM') as month from quality_day d
    where d.rule = 'all' and d.day < ${firstOfMonth}::date
      and not exists (select from quality_audit a where a.month = to_char(d.day, 'YYYY-MM'))
    order by 1`;
  return rows.map(({ month }) => month);
}

type Made = Month & { readonly id: string; readonly now: Date };

/**
 * Makes the audit of a month. The scores of the audit are those of the last day of the month with stored sums. The
 * score at the start is that of the first such day.
 */
export async function insertAudit(tx: Tx, { id, month, since, until, now }: Made): Promise<void> {
  await tx.run`
    insert into quality_audit_rule (month, rule, asked, broken, start_score)
    select ${month}::text, l.rule, l.asked, l.broken,
      case when f.asked > 0 then floor(100.0 * (f.asked - f.broken) / f.asked)::smallint end
    from quality_day l left join quality_day f on f.rule = l.rule
      and f.day = (select min(day) from quality_day where rule = 'all' and to_char(day, 'YYYY-MM') = ${month})
    where l.day = (select max(day) from quality_day where rule = 'all' and to_char(day, 'YYYY-MM') = ${month})`;
  await tx.run`
    insert into quality_audit (id, month, created_at, asked, broken, start_score, customers, duplicates_open,
      duplicates_decided, cleanings, cleaned, cleanings_undone)
    select ${id}::uuid, ${month}::text, ${now}::timestamptz, r.asked, r.broken, r.start_score,
      (select count(*) from quality_check where checked_at is not null)::int,
      (select count(*) from duplicate_pair where state = 'open')::int,
      (select count(*) from duplicate_pair where decided_at >= ${since}::timestamptz and decided_at < ${until}::timestamptz)::int,
      j.cleanings, j.cleaned, j.undone
    from quality_audit_rule r, (
      select count(*)::int as cleanings, coalesce(sum((counts ->> 'updated')::int), 0)::int as cleaned,
        count(*) filter (where state = 'undone')::int as undone
      from change_job
      where kind = 'customer-cleaning' and undo_of is null and started_at is not null
        and ended_at >= ${since}::timestamptz and ended_at < ${until}::timestamptz) j
    where r.month = ${month} and r.rule = 'all'`;
}
