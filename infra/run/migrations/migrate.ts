// Applies the missing Prisma migrations of one PostgreSQL schema. Many processes may do this at the same time, because
// an advisory lock of the schema serialises them.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { withEngine } from './engine.ts';
import { readMigrations } from './read-migrations.ts';

export interface Migration {
  /** Holds the connection string of the role that owns the schema. */
  url: string;
  schema: string;
  migrationDirs: string[];
}

/** Applies the missing migrations of the schema and returns their names. */
export async function migrate({ url, schema, migrationDirs }: Migration): Promise<string[]> {
  const migrationsList = await readMigrations(migrationDirs);
  const pool = schemaPool(url, schema);
  const lock = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await lock.connect();
    await lock.query('select pg_advisory_lock($1)', [lockKey(schema)]);
    const filters = { externalTables: [], externalEnums: [] };
    const done = await withEngine({ pool, schema }, (engine) => engine.applyMigrations({ migrationsList, filters }));
    await closeHistory(lock, schema);
    await closeAppendOnly(lock, schema);
    return done.appliedMigrationNames;
  } catch (error) {
    throw explain(error, schema);
  } finally {
    // Closing the connection also releases the advisory lock. A lost connection has released it already, so an error is
    // ignored.
    await lock.end().catch(() => undefined);
    await pool.end();
  }
}

/**
 * Revokes all rights of the app role on the migration history. The role has them because the owner's default privileges
 * grant them on every new table.
 */
async function closeHistory(client: pg.Client, schema: string): Promise<void> {
  const table = `${pg.escapeIdentifier(schema)}._prisma_migrations`;
  const { rows } = await client.query<{ role: string }>(
    `select distinct quote_ident(rolname) as role
       from pg_class, aclexplode(relacl) join pg_roles on pg_roles.oid = grantee
      where pg_class.oid = to_regclass($1) and grantee <> relowner`,
    [table],
  );
  for (const { role } of rows) await client.query(`revoke all on ${table} from ${role}`);
}

/**
 * Revokes the right to change or delete rows of each table that a trigger keeps append-only or final. The trigger names
 * the table, and the missing right protects the rows even if somebody disables the trigger.
 */
async function closeAppendOnly(client: pg.Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ name: string; role: string }>(
    `select distinct c.oid::regclass::text as name, quote_ident(rolname) as role
       from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace,
         aclexplode(c.relacl) a join pg_roles on pg_roles.oid = a.grantee
      where n.nspname = $1 and (t.tgname like '%\\_append\\_only' or t.tgname like '%\\_is\\_final') and a.grantee <> c.relowner`,
    [schema],
  );
  for (const { name, role } of rows) await client.query(`revoke update, delete, truncate on ${name} from ${role}`);
}

/**
 * Returns a pool whose connections have this search path, so that unqualified names in a migration mean this schema.
 */
export function schemaPool(url: string, schema: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    connectionTimeoutMillis: 5_000,
    options: `-c search_path="${schema}"`,
    application_name: 'toric migrate',
  });
  pool.on('error', () => undefined); // the next query replaces a lost idle connection
  return pool;
}

function lockKey(schema: string): string {
  return createHash('sha256').update(`toric migrate ${schema}`).digest().readBigInt64BE().toString();
}

function explain(error: unknown, schema: string): Error {
  const text = error instanceof Error ? error.message : JSON.stringify(error);
  return new Error(
    `Migrating the schema "${schema}" failed: ${text}\n` +
      'The failed migration was rolled back as a whole. Correct its migration.sql, delete its row from ' +
      `"${schema}"._prisma_migrations, and run again.`,
    { cause: error },
  );
}
