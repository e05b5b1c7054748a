import { createHash } from 'node:crypto';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { copyRows, nameOf, tablesOf } from '../parts/rows.ts';

/** Returns the SHA-256 of the rows of each table of the services, in one snapshot. */
export async function rowHashes(databaseUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const hashes: Record<string, string> = {};
    for (const table of await tablesOf(client)) {
      const hash = createHash('sha256');
      for await (const chunk of client.query(copyTo(copyRows(table)))) hash.update(chunk);
      hashes[nameOf(table)] = hash.digest('hex');
    }
    await client.query('commit');
    return hashes;
  } finally {
    await client.end();
  }
}

/** Returns the names of the tables whose rows differ. */
export const differences = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => one[name] !== other[name]).toSorted();
