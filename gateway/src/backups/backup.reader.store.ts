import { decodeCursor, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Reader } from '../webhooks/reader.store.ts';
import type { Agent, Backup, Check, Target } from './backup.ts';

const BACKUPS = `select b.id, b.name, b.created_at, b.ended_at, b.bytes, b.objects,
  (select count(*)::int from backup_copy c where c.backup_id = b.id) as targets,
  (select count(*)::int from backup_copy c where c.backup_id = b.id and c.has_keys) as key_stores
  from backup b`;
const CHECKS = `select id, kind, created_at, passed, backup, findings, rpo_seconds, rto_seconds, damages, damages_found
  from backup_check`;

/** Returns at most `limit` + 1 backups, newest first. The extra backup shows that another page follows. */
export async function listBackups({ read }: Reader, page: PageQuery): Promise<PageRows<Backup>> {
  const from = decodeCursor(page.cursor);
  const rows = await read<Backup>({
    text: `${BACKUPS} where $1::timestamptz is null or (b.created_at, b.id) < ($1, $2::uuid)
      order by b.created_at desc, b.id desc limit $3`,
    values: [from?.createdAt ?? null, from?.id ?? null, page.limit + 1],
  });
  return withTotal(page, rows, ({ take }) =>
    countRows({ read }, { text: 'select from backup limit $1', values: [take] }),
  );
}

/** Returns at most `limit` + 1 drills and verifications, newest first. */
export async function listChecks(
  { read }: Reader,
  kind: string | undefined,
  page: PageQuery,
): Promise<PageRows<Check>> {
  const from = decodeCursor(page.cursor);
  const rows = await read<Check>({
    text: `${CHECKS} where ($1::text is null or kind = $1)
      and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
      order by created_at desc, id desc limit $4`,
    values: [kind ?? null, from?.createdAt ?? null, from?.id ?? null, page.limit + 1],
  });
  return withTotal(page, rows, ({ take }) =>
    countRows(
      { read },
      {
        text: 'select from backup_check where ($1::text is null or kind = $1) limit $2',
        values: [kind ?? null, take],
      },
    ),
  );
}

async function countRows(
  { read }: Pick<Reader, 'read'>,
  { text, values }: { text: string; values: unknown[] },
): Promise<number> {
  const [counted] = await read<{ count: number }>({
    text: `select count(*)::int as count from (${text}) counted`,
    values,
  });
  return counted?.count ?? 0;
}

export type Standing = {
  /** Holds the backup agent, or undefined if no agent has ever reported. */
  readonly agent: Agent | undefined;
  readonly targets: readonly Target[];
  /** Holds the newest backup that a target has. */
  readonly newest: Backup | undefined;
  readonly drill: Check | undefined;
  readonly drillPassedAt: Date | undefined;
  readonly verification: Check | undefined;
};

/** Reads the present state of the backups. */
export async function readStanding({ read }: Reader): Promise<Standing> {
  const [agents, targets, backups, checks, passed] = await Promise.all([
    read<Agent>({ text: 'select since, seen_at, failed_at from backup_agent', values: [] }),
    read<Target>({
      text: `select t.number, t.kind, t.reached_at, t.away_since, t.wal_at, t.wal_until, t.missing_segments,
          newest.created_at as newest_backup_at, coalesce(newest.has_keys, false) as has_keys
        from backup_target t left join lateral (
          select b.created_at, c.has_keys from backup_copy c join backup b on b.id = c.backup_id
          where c.target = t.print order by b.created_at desc limit 1) newest on true
        order by t.number`,
      values: [],
    }),
    read<Backup>({
      text: `${BACKUPS} where exists (select from backup_copy c where c.backup_id = b.id)
        order by b.created_at desc, b.id desc limit 1`,
      values: [],
    }),
    read<Check>({
      text: `select distinct on (kind) * from (${CHECKS}) checked order by kind, created_at desc, id desc`,
      values: [],
    }),
    read<{ at: Date | null }>({
      text: `select max(created_at) as at from backup_check where kind = 'drill' and passed`,
      values: [],
    }),
  ]);
  return {
    ...{ agent: agents[0], targets, newest: backups[0], drillPassedAt: passed[0]?.at ?? undefined },
    drill: checks.find(({ kind }) => kind === 'drill'),
    verification: checks.find(({ kind }) => kind === 'verification'),
  };
}
