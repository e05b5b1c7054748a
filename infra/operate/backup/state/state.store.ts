/** Writes the state of the backups into the schema of the gateway, which shows it. The agent is an administrator there. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { CheckNote } from './check-notes.ts';
import type { Seen } from './watch-target.ts';

export type TargetRow = Seen & {
  readonly print: string;
  readonly number: number;
  readonly kind: 'folder' | 'bucket';
  readonly walUntil?: Date | undefined;
  readonly missingSegments?: number | undefined;
};

/**
 * Describes a backup by the facts that its manifest has and that the agent may read in its card without the identity.
 */
export type BackupFacts = {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly objects: readonly { readonly bytes: number }[];
  readonly wal: { readonly first: string; readonly last: string; readonly segmentBytes: number };
};

/** Describes the backups of one target, by their names in the target. */
export type Copies = { readonly print: string; readonly backups: readonly { name: string; hasKeys: boolean }[] };

export type StateStore = ReturnType<typeof openStateStore>;

/** Opens the store. A server that is away makes each call fail, and the next call connects again. */
export function openStateStore(databaseUrl: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 10_000 });
  pool.on('error', () => undefined); // the next call gets the error
  const run = (sql: string, values: readonly unknown[] = []) => pool.query(sql, [...values]);
  const rows = async <R extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) =>
    (await pool.query<R>(sql, [...values])).rows;
  return {
    /** Returns the WAL segment into which the server writes now, with the time right before the server was asked. */
    async probe(): Promise<{ at: Date; segment: string }> {
      const at = new Date();
      const [row] = await rows<{ segment: string }>('select pg_walfile_name(pg_current_wal_insert_lsn()) as segment');
      return { at, segment: row?.segment ?? '' };
    },
    /** Records that the agent runs. `failedAt` is null after a success, and undefined if no backup was tried. */
    async report(failedAt?: Date | null): Promise<void> {
      await run(
        `insert into gateway.backup_agent (since, seen_at, failed_at) values (now(), now(), $1)
         on conflict (only_row) do update set seen_at = now(),
           failed_at = case when $2 then $1 else backup_agent.failed_at end`,
        [failedAt ?? null, failedAt !== undefined],
      );
    },
    readTargets: () =>
      rows<{ print: string; reachedAt: Date; awaySince: Date; walSegment: string; walAt: Date; walUntil: Date }>(
        `select print, reached_at as "reachedAt", away_since as "awaySince", wal_segment as "walSegment",
           wal_at as "walAt", wal_until as "walUntil" from gateway.backup_target`,
      ),
    writeTargets: (targets: readonly TargetRow[]) => writeTargets(run, targets),
    /** Inserts a backup. Does not change a backup that is already stored. */
    async insertBackup(backup: BackupFacts): Promise<void> {
      const { id: name, startedAt, endedAt, objects, wal } = backup;
      const bytes = objects.reduce((sum, object) => sum + object.bytes, 0);
      await run(
        `insert into gateway.backup (id, name, created_at, ended_at, bytes, objects, wal_first, wal_last, segment_bytes)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (name) do nothing`,
        [randomUUID(), name, startedAt, endedAt, bytes, objects.length, wal.first, wal.last, wal.segmentBytes],
      );
    },
    async knownBackups(): Promise<ReadonlySet<string>> {
      return new Set((await rows<{ name: string }>('select name from gateway.backup')).map(({ name }) => name));
    },
    writeCopies: (copies: Copies) => writeCopies(run, copies),
    async knownChecks(): Promise<ReadonlySet<string>> {
      return new Set((await rows<{ id: string }>('select id from gateway.backup_check')).map(({ id }) => id));
    },
    insertCheck: (note: CheckNote) => insertCheck(run, note),
    close: () => pool.end(),
  };
}

type Run = (sql: string, values?: readonly unknown[]) => Promise<unknown>;

/** Writes all targets, and deletes those that the configuration no longer names. */
async function writeTargets(run: Run, targets: readonly TargetRow[]): Promise<void> {
  for (const { print, number, kind, ...seen } of targets)
    await run(
      `insert into gateway.backup_target
         (print, number, kind, reached_at, away_since, wal_segment, wal_at, wal_until, missing_segments)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (print) do update set number = excluded.number, kind = excluded.kind,
         reached_at = excluded.reached_at, away_since = excluded.away_since, wal_segment = excluded.wal_segment,
         wal_at = excluded.wal_at, wal_until = excluded.wal_until, missing_segments = excluded.missing_segments`,
      [
        ...[print, number, kind, seen.reachedAt ?? null, seen.awaySince ?? null, seen.walSegment ?? null],
        ...[seen.walAt ?? null, seen.walUntil ?? null, seen.missingSegments ?? null],
      ],
    );
  const prints = targets.map(({ print }) => print);
  await run('delete from gateway.backup_target where print <> all ($1::text[])', [prints]);
  await run('delete from gateway.backup_copy where target <> all ($1::text[])', [prints]);
}

/** Stores which backups a target has. Deletes the backups that the target no longer has. */
async function writeCopies(run: Run, { print, backups }: Copies): Promise<void> {
  const names = backups.map(({ name }) => name);
  await run(
    `insert into gateway.backup_copy (backup_id, target, has_keys)
     select b.id, $1, given.has_keys from unnest($2::text[], $3::boolean[]) given (name, has_keys)
     join gateway.backup b on b.name = given.name
     on conflict (backup_id, target) do update set has_keys = excluded.has_keys`,
    [print, names, backups.map(({ hasKeys }) => hasKeys)],
  );
  await run(
    `delete from gateway.backup_copy c using gateway.backup b
     where c.target = $1 and b.id = c.backup_id and b.name <> all ($2::text[])`,
    [print, names],
  );
}

async function insertCheck(run: Run, note: CheckNote): Promise<void> {
  const { id, kind, at, passed, backup, findings, rpoSeconds, rtoSeconds, damages, damagesFound } = note;
  await run(
    `insert into gateway.backup_check
       (id, kind, created_at, passed, backup, findings, rpo_seconds, rto_seconds, damages, damages_found)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing`,
    [id, kind, at, passed, backup, findings, rpoSeconds, rtoSeconds, damages, damagesFound],
  );
}
