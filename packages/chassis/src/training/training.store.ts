/**
 * Reads, keeps and restores the first day of a training shop. A schema beside the service's own schema holds it
 * (infra/run/servers/training-schema.ts).
 */
import { type Database, withClient } from '@toric/messaging/database';
import type { Read } from '@toric/messaging/sql';

/** Returns the name of the training schema of a service. The names of our services need no quotes in SQL. */
const schemaOf = (service: string): string => `${service.replaceAll('-', '_')}_training`;

type FirstDay = {
  readonly at: Date;
  /** Is true if the kept rows of the first day fit the present version of the tables. */
  readonly fits: boolean;
  readonly resetId: string | null;
  readonly resetAt: Date | null;
};
export type Kept = { readonly hasSample: false } | { readonly hasSample: true; readonly day: FirstDay | undefined };

/** Returns the first day. `hasSample` is false in a database that was not made for training. */
export async function readFirstDay(read: Read, service: string): Promise<Kept> {
  const schema = schemaOf(service);
  const found = await read<{ is: boolean }>({ text: 'select to_regnamespace($1) is not null as is', values: [schema] });
  if (!found[0]?.is) return { hasSample: false };
  const text = `select at, head = ${schema}.head() as fits, reset_id as "resetId", reset_at as "resetAt"
    from ${schema}.first_day`;
  const [day] = await read<FirstDay>({ text, values: [] });
  return { hasSample: true, day };
}

/**
 * Returns the number of messages that are not published yet, plus the number of calls that are due within two seconds.
 */
export async function countUnsettled(read: Read): Promise<number> {
  const text = `select (select count(*) from outbox where published_at is null)
    + (select count(*) from effect where done_at is null and due_at <= now() + interval '2 seconds') as busy`;
  const [row] = await read<{ busy: number }>({ text, values: [] });
  return row?.busy ?? 0;
}

/** Copies every table of the service in its present state. The copies replace the earlier ones. */
export const keepRows = (database: Database, service: string): Promise<void> =>
  alone(database, `select ${schemaOf(service)}.keep()`);

/** Restores the kept rows in one transaction. Waits at most ten seconds for a lock that another transaction holds. */
export const restoreRows = (database: Database, service: string, resetId: string): Promise<void> =>
  alone(database, `select ${schemaOf(service)}.restore($1)`, [resetId]);

/** Runs one statement in a transaction that sees one state of all tables, and may take longer than a request. */
const alone = (database: Database, statement: string, values: readonly string[] = []): Promise<void> =>
  withClient(database.pool, async (client) => {
    await client.query('begin isolation level repeatable read');
    await client.query(`set local statement_timeout = 0; set local lock_timeout = '10s'`);
    await client.query(statement, [...values]);
    await client.query('commit');
  });
