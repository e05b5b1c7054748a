// Creates one database with a schema per service. Each service has two roles. The owner migrates. The app reads and
// writes rows and has no other right, and no right at all in the schema of another service. A second run changes
// nothing.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { createAccessSchema } from './access-schema.ts';
import { createTestClock } from './test-clock-schema.ts';
import { createTraining } from './training-schema.ts';

export interface Provision {
  adminUrl: string;
  database: string;
  services: string[];
  /** Returns the password of a role. Each run sets it again. */
  secret: (role: string) => string;
  /** If true, a new database becomes a training shop, which keeps its first day. An existing shop never becomes one. */
  training?: boolean;
}

export interface ServiceUrls {
  ownerUrl: string;
  appUrl: string;
}

interface Names {
  database: string;
  schema: string;
  owner: string;
  app: string;
}

type Run = (sql: string) => Promise<unknown>;

// These are the time limits of the app's role. They are shorter than the time-outs of the services. The owner's role
// has none, because a migration may take longer.
const APP_LIMITS = {
  statement_timeout: '3s',
  lock_timeout: '2s',
  idle_in_transaction_session_timeout: '10s',
};

const LONGEST_NAME = 63;

export async function provisionDatabase(request: Provision): Promise<Record<string, ServiceUrls>> {
  const { adminUrl, database, services, secret, training = false } = request;
  const all = services.map((service) => ({ service, names: namesOf(database, service) }));
  await withAdmin(adminUrl, async (client) => {
    await turnByTurn(client, database);
    await createDatabase(client, database);
    for (const { names } of all) await createRoles(client, names, secret);
  });
  await withAdmin(urlFor(adminUrl, { database }), async (client) => {
    await turnByTurn(client, database);
    await client.query('begin');
    const run: Run = (sql) => client.query(sql);
    await run('revoke all on schema public from public');
    for (const { names } of all) await createSchema(run, names);
    const members = all.map(({ service, names }) => ({ service, app: names.app }));
    await createAccessSchema(run, members);
    await createTestClock(run, members);
    const exists = async (sql: string) => (await client.query(`${sql} limit 1`)).rows.length > 0;
    if (training)
      await createTraining(
        { run, exists },
        all.map(({ names }) => names),
      );
    await client.query('commit');
  });
  const url = (user: string) => urlFor(adminUrl, { database, user, password: secret(user) });
  return Object.fromEntries(
    all.map(({ service, names }) => [service, { ownerUrl: url(names.owner), appUrl: url(names.app) }]),
  );
}

/**
 * Revokes the right to connect to these databases from PUBLIC, so that only roles with a right of their own can
 * connect. PostgreSQL grants this right to all roles, including the app roles of the services, when a database is
 * created.
 */
export async function closeToStrangers(adminUrl: string, databases: readonly string[]): Promise<void> {
  await withAdmin(adminUrl, async (client) => {
    await turnByTurn(client, 'rights on other databases'); // two revokes at the same time collide
    for (const database of databases)
      await client.query(`revoke connect, temporary on database ${pg.escapeIdentifier(database)} from public`);
  });
}

export function namesOf(database: string, service: string): Names {
  const schema = service.replaceAll('-', '_');
  const names = { database, schema, owner: `${database}_${schema}_owner`, app: `${database}_${schema}_app` };
  for (const name of Object.values(names)) {
    if (/^[a-z][a-z0-9_]*$/.test(name) && name.length <= LONGEST_NAME) continue;
    throw new Error(
      `"${name}" cannot name a database, schema or role: use at most ${LONGEST_NAME} of a-z, 0-9 and _, a letter first. ` +
        'Choose a shorter or simpler database name.',
    );
  }
  return names;
}

async function withAdmin(connectionString: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Takes an advisory lock, so that only one start-up at a time provisions this database. CREATE DATABASE and CREATE ROLE
 * have no "if not exists", so two start-ups at the same time would collide.
 */
async function turnByTurn(client: pg.Client, database: string): Promise<void> {
  const key = createHash('sha256').update(`toric provision ${database}`).digest().readBigInt64BE().toString();
  await client.query('select pg_advisory_lock($1)', [key]); // the connection holds the lock until it ends
}

async function createDatabase(client: pg.Client, database: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
  if (rowCount === 0) await client.query(`create database ${database}`);
  await client.query(`revoke all on database ${database} from public`);
}

async function createRoles(client: pg.Client, names: Names, secret: Provision['secret']): Promise<void> {
  for (const role of [names.owner, names.app]) {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
    const verb = rowCount === 0 ? 'create' : 'alter';
    // These settings keep the role's password out of the server's log, even if the statement fails.
    await client.query('set log_statement = none; set log_min_error_statement = panic').catch(() => undefined);
    await client.query(`${verb} role ${role} with login noinherit password ${pg.escapeLiteral(secret(role))}`);
  }
  await admitRoles((sql) => client.query(sql), names);
  await joinUnlessSuperuser(client, names.owner);
}

/**
 * Lets the roles of a service connect to the database, and sets their search path and the time limits of the app's
 * role.
 */
export async function admitRoles(run: Run, { database, schema, owner, app }: Names): Promise<void> {
  for (const role of [owner, app]) {
    await run(`grant connect on database ${database} to ${role}`);
    await run(`alter role ${role} in database ${database} set search_path = ${pg.escapeIdentifier(schema)}`);
  }
  for (const [name, value] of Object.entries(APP_LIMITS))
    await run(`alter role ${app} in database ${database} set ${name} = '${value}'`);
}

/**
 * Makes the administrator a member of the owner's role. On a managed server the administrator is no superuser, and only
 * members of a role may create objects for it.
 */
async function joinUnlessSuperuser(client: pg.Client, owner: string): Promise<void> {
  const { rows } = await client.query<{ super: boolean }>(
    'select rolsuper as super from pg_roles where rolname = current_user',
  );
  if (!rows[0]?.super) await client.query(`grant ${owner} to current_user`);
}

async function createSchema(run: Run, { schema: name, owner, app }: Names): Promise<void> {
  const schema = pg.escapeIdentifier(name);
  await run(`create schema if not exists ${schema} authorization ${owner}`);
  await run(`alter schema ${schema} owner to ${owner}`);
  await run(`revoke all on schema ${schema} from public`);
  await run(`grant usage on schema ${schema} to ${app}`);
  const whoseNew = `alter default privileges for role ${owner} in schema ${schema}`;
  for (const [what, rights] of [
    ['tables', 'select, insert, update, delete'],
    ['sequences', 'usage'],
  ]) {
    await run(`${whoseNew} grant ${rights} on ${what} to ${app}`);
  }
  // Without this statement every role may execute functions. This right can only be revoked for all schemas of the
  // owner at once.
  await run(`alter default privileges for role ${owner} revoke execute on functions from public`);
  await run(`${whoseNew} grant execute on functions to ${app}`);
}

/** Returns the connection string of a database on the administrator's server, for another user if one is given. */
export function urlFor(adminUrl: string, to: { database: string; user?: string; password?: string }): string {
  const url = new URL(adminUrl);
  url.pathname = `/${to.database}`;
  if (to.user !== undefined) url.username = encodeURIComponent(to.user);
  if (to.password !== undefined) url.password = encodeURIComponent(to.password);
  return url.href;
}
