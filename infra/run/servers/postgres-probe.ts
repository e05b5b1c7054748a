// Checks whether a PostgreSQL server accepts our login and lets us create databases and roles. A refusal is a result
// and not an error, because the caller then tries the next server.
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import pg from 'pg';

const OLDEST_VERSION = 140_000;

export type Inspection = { ok: true; version: string } | { ok: false; reason: string };

type Found = { version: string; number: number; able: boolean; recovers: boolean };

export async function inspect(url: string, timeoutMs: number): Promise<Inspection> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs });
  client.on('error', () => undefined); // if the server closes the connection, the query below fails too
  try {
    await client.connect();
    const { rows } = await client.query<Found>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
              rolsuper or (rolcreatedb and rolcreaterole) as able, pg_is_in_recovery() as recovers
         from pg_roles where rolname = current_user`,
    );
    return judge(rows[0]);
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message || error.name : String(error) };
  } finally {
    await client.end().catch(() => undefined); // a failed connection has nothing to end
  }
}

function judge(row: Found | undefined): Inspection {
  if (!row?.able) return { ok: false, reason: 'this role may not create databases and roles (CREATEDB, CREATEROLE)' };
  if (row.number < OLDEST_VERSION) return { ok: false, reason: `PostgreSQL ${row.version} is too old: 14 or later` };
  if (row.recovers) return { ok: false, reason: 'it is read-only, because it recovers or is a standby' };
  return { ok: true, version: row.version };
}

export async function findLocal(): Promise<{ adminUrl: string; how: string } | undefined> {
  for (const adminUrl of candidates()) {
    const answer = await inspect(adminUrl, 1_000);
    if (answer.ok) return { adminUrl, how: `local PostgreSQL ${answer.version} at ${describe(adminUrl)}` };
  }
  return undefined;
}

function candidates(): string[] {
  const env = process.env;
  const port = env['PGPORT'] ?? '5432';
  const users = [...new Set([env['PGUSER'] ?? userInfo().username, 'postgres'])];
  const hosts = env['PGHOST'] ? [env['PGHOST']] : ['/var/run/postgresql', '/tmp', 'localhost'];
  return hosts
    .filter((host) => !host.startsWith('/') || existsSync(`${host}/.s.PGSQL.${port}`))
    .flatMap((host) => users.map((user) => localUrl({ host, port, user, password: env['PGPASSWORD'] ?? '' })));
}

function localUrl({ host, port, user, password }: { host: string; port: string; user: string; password: string }) {
  const socket = host.startsWith('/');
  const url = new URL(`postgresql://${socket ? 'localhost' : host}:${port}/postgres`);
  url.username = encodeURIComponent(user);
  url.password = encodeURIComponent(password);
  if (socket) url.searchParams.set('host', host);
  return url.href;
}

function describe(adminUrl: string): string {
  const url = new URL(adminUrl);
  return `${url.searchParams.get('host') ?? url.hostname}:${url.port} as ${decodeURIComponent(url.username)}`;
}
