/** Empties the schema of one service in a restored shop, brings its rows back from another shop, and compares them. */
import pg from 'pg';
import { startEmbedded } from '../../../run/servers/postgres-embedded.ts';
import { namesOf } from '../../../run/servers/provision.ts';
import type { Log } from '../../../run/servers/process.ts';
import { DATABASE, databaseAt, postgresDirOf } from '../local-shop.ts';
import { tablesOf } from '../parts/rows.ts';
import { restoreSchema } from '../restore/restore-schema.ts';
import type { Checked } from './checks.ts';
import { differences, rowHashes } from './row-hashes.ts';

const SCHEMA = 'payment';

/** Simulates a mistake of a person: deletes all rows of the schema, with its triggers switched off. */
async function empty(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`set session_replication_role = 'replica'`);
    for (const { schema, table } of await tablesOf(client))
      if (schema === SCHEMA)
        await client.query(`delete from ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`);
  } finally {
    await client.end();
  }
}

/**
 * Empties one schema of the living shop, and restores its rows from the stopped shop in `fromDir`. Compares them with
 * `expected`, the hashes of the rows before.
 */
export async function bringBackOneSchema(options: {
  fromDir: string;
  livingUrl: string;
  expected: Readonly<Record<string, string>>;
  log: Log;
}): Promise<Checked> {
  const { fromDir, livingUrl, expected, log } = options;
  await empty(livingUrl);
  const source = await startEmbedded({ dataDir: postgresDirOf(fromDir), log });
  try {
    const { owner, app } = namesOf(DATABASE, SCHEMA);
    const fromUrl = databaseAt(source.adminUrl);
    const { rows } = await restoreSchema({ fromUrl, toUrl: livingUrl, schema: SCHEMA, roles: [owner, app] });
    const wrong = differences(expected, await rowHashes(livingUrl));
    const tables = Object.keys(rows).length;
    return {
      checks: [`${tables} tables of ${SCHEMA} came back alone, ${wrong.length} tables of the shop differ`],
      findings: wrong.map((name) => `${name} differs after the restore of ${SCHEMA} alone`),
    };
  } finally {
    await source.stop();
  }
}
