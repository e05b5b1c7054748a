// Makes databases for tests as clones of the migrated template database. All clones share the roles of the template.
import pg from 'pg';
import { admitRoles, namesOf, urlFor } from '../../run/servers/provision.ts';
import { OWNERS, type OwnerName } from '../../run/system/parts.ts';
import { CLONE_LOCK, TEMPLATE, testSecret } from './test-servers.ts';

type Query = (sql: string) => Promise<unknown>;

/** Clones the template database. `admit` then lets the database roles connect. Clones are made one at a time. */
async function clone(adminUrl: string, name: string, admit: (query: Query) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // this advisory lock ends with the connection
    await client.query('select pg_advisory_lock($1)', [CLONE_LOCK]);
    await client.query(`create database ${pg.escapeIdentifier(name)} template ${TEMPLATE}`);
    await admit((sql) => client.query(sql));
  } finally {
    await client.end();
  }
}

/** Makes the database of an integration test. Its app roles have no time limits, because the machine may be busy. */
export const cloneDatabase = (adminUrl: string, name: string): Promise<void> =>
  clone(adminUrl, name, async (query) => {
    for (const owner of OWNERS) {
      const { app, schema } = namesOf(TEMPLATE, owner);
      await query(`grant connect on database ${name} to ${app}`);
      await query(`alter role ${app} in database ${name} set search_path = ${pg.escapeIdentifier(schema)}`);
    }
  });

/**
 * Makes the database of a whole system, as `prepareDatabase` does, but without its migrations, which take some seconds.
 * Returns the connection strings of the services.
 */
export async function cloneForSystem(adminUrl: string, name: string): Promise<Record<string, string>> {
  await clone(adminUrl, name, async (query) => {
    await query(`revoke all on database ${name} from public`);
    for (const owner of OWNERS) await admitRoles(query, { ...namesOf(TEMPLATE, owner), database: name });
  });
  return Object.fromEntries(OWNERS.map((owner) => [owner, appUrlOf(adminUrl, name, owner)]));
}

/** Returns the connection string with which a service connects to a clone of the template database. */
export function appUrlOf(adminUrl: string, database: string, service: OwnerName): string {
  const { app } = namesOf(TEMPLATE, service);
  return urlFor(adminUrl, { database, user: app, password: testSecret(app) });
}
