/** Reads the statistics and sessions that PostgreSQL has about the schema of one service. */
import type { DatabaseFinding } from '@toric/contracts/operator/database.http';
import type { Read } from '@toric/messaging/sql';

type Row = Omit<DatabaseFinding, 'blockedBy'> & { readonly blockedBy: number[] | null };
type Totals = {
  readonly statisticsSince: Date | null;
  readonly databaseBytes: number;
  /**
   * Holds the quoted name of the schema of pg_stat_statements. It is null if the extension is missing or this role may
   * not read it.
   */
  readonly statementsIn: string | null;
};

/** A query returns at most this number of findings of a kind. */
const AT_MOST = 10;
/**
 * A running statement is slow after this number of milliseconds. The next constant is the limit for the average of a
 * statement.
 */
const SLOW_MS = 1_000;
const SLOW_ON_AVERAGE_MS = 100;
const LONG_TRANSACTION_MINUTES = 5;
/**
 * An unused index of fewer bytes costs little and is not reported. Nor is a table with few dead rows, because it is
 * soon cleaned.
 */
const LEAST_INDEX_BYTES = 1_048_576;
const LEAST_DEAD_ROWS = 10_000;

// The function is named with its schema `pg_catalog`, because a stack with a test clock replaces functions of
// PostgreSQL by functions of the same names.
const NOW = 'pg_catalog.clock_timestamp()';
const OWN = `datname = current_database() and usename = current_user and pid <> pg_backend_pid()`;
const msSince = (column: string) => `(extract(epoch from ${NOW} - ${column}) * 1000)::bigint::float8`;

const TOTALS = `
  select (select stats_reset from pg_stat_database where datname = current_database()) as "statisticsSince",
    pg_database_size(current_database())::float8 as "databaseBytes",
    (select quote_ident(nspname) from pg_extension join pg_namespace n on n.oid = extnamespace
     where extname = 'pg_stat_statements' and has_schema_privilege(n.oid, 'usage')
       and current_setting('pg_stat_statements.max', true) is not null) as "statementsIn"`;

const NONE = 'null::float8 as calls, null::float8 as bytes, null::float8 as rows';
const SESSIONS = `
  (select 'waiting-lock' as kind, query as subject, ${msSince('query_start')} as milliseconds, ${NONE},
     pid as "processId", pg_blocking_pids(pid) as "blockedBy"
   from pg_stat_activity where ${OWN} and wait_event_type = 'Lock' order by query_start limit ${AT_MOST})
  union all
  (select 'long-transaction', query, ${msSince('xact_start')}, ${NONE}, pid, null::int[]
   from pg_stat_activity where ${OWN} and xact_start < ${NOW} - interval '${LONG_TRANSACTION_MINUTES} minutes'
   order by xact_start limit ${AT_MOST})
  union all
  (select 'slow-query', query, ${msSince('query_start')}, ${NONE}, pid, null::int[]
   from pg_stat_activity
   where ${OWN} and state = 'active' and wait_event_type is distinct from 'Lock'
     and query_start < ${NOW} - interval '${SLOW_MS} milliseconds'
   order by query_start limit ${AT_MOST})`;

const TABLES = `
  (select 'dead-rows' as kind, relname::text as subject, null::float8 as milliseconds, null::float8 as calls,
     round(pg_table_size(relid) * (n_dead_tup::numeric / (n_live_tup + n_dead_tup)))::float8 as bytes,
     n_dead_tup::float8 as rows, null::int as "processId", null::int[] as "blockedBy"
   from pg_stat_user_tables
   where schemaname = current_schema() and n_dead_tup >= ${LEAST_DEAD_ROWS} and n_dead_tup > 0.2 * n_live_tup
   order by n_dead_tup desc limit ${AT_MOST})
  union all
  (select 'unused-index', s.relname || '.' || s.indexrelname, null, null, pg_relation_size(s.indexrelid)::float8,
     null, null, null
   from pg_stat_user_indexes s join pg_index i on i.indexrelid = s.indexrelid
   where schemaname = current_schema() and s.idx_scan = 0 and not i.indisunique
     and pg_relation_size(s.indexrelid) >= ${LEAST_INDEX_BYTES}
   order by pg_relation_size(s.indexrelid) desc limit ${AT_MOST})`;

const statementsOf = (schema: string) => `
  select 'slow-query' as kind, query as subject, round(mean_exec_time)::float8 as milliseconds, calls::float8 as calls,
    null::float8 as bytes, null::float8 as rows, null::int as "processId", null::int[] as "blockedBy"
  from ${schema}.pg_stat_statements
  where userid = current_user::regrole and dbid = (select oid from pg_database where datname = current_database())
    and calls >= 10 and mean_exec_time >= ${SLOW_ON_AVERAGE_MS}
  order by total_exec_time desc limit ${AT_MOST}`;

const LONGEST_SUBJECT = 300;

/** Returns the beginning of a statement in one line. Its texts are replaced, because they may be personal data. */
export const withoutTexts = (statement: string): string =>
  statement
    .replaceAll(/\$(\w*)\$[\s\S]*?(\$\1\$|$)/g, '?')
    .replaceAll(/'(?:[^']|'')*('|$)/g, '?')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_SUBJECT);

/** Returns the findings about the database of a service, the most urgent kinds first. */
export async function readDatabaseHealth(read: Read) {
  const [totals] = await read<Totals>({ text: TOTALS, values: [] });
  const { statisticsSince = null, databaseBytes = 0, statementsIn = null } = totals ?? {};
  const parts = [SESSIONS, ...(statementsIn === null ? [] : [statementsOf(statementsIn)]), TABLES];
  const rows: Row[] = [];
  for (const text of parts) rows.push(...(await read<Row>({ text, values: [] })));
  const data = rows.map(
    ({ subject, blockedBy, ...row }): DatabaseFinding => ({
      ...row,
      subject: withoutTexts(subject),
      blockedBy: blockedBy ?? [],
    }),
  );
  return { statisticsSince, databaseBytes, countsStatements: statementsIn !== null, data };
}
