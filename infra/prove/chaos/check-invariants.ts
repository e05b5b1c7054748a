import { join } from 'node:path';
import pg from 'pg';
import type { Entry } from './client-ledger.ts';
import type { Finding, Invariant } from './invariants/invariant.ts';
import { verifyChangesOf } from './verify-changes.ts';
import { createLedgerTables, type Evidence } from './ledger-tables.ts';
import type { Testbed } from './testbed/testbed.ts';

export type InvariantResult = Finding & { readonly id: string; readonly says: string };

/**
 * Checks all invariants, after the run has become idle. They compare the ledgers of the client and the provider with
 * the databases of the services. Returns one result per invariant.
 */
export async function checkInvariants(
  testbed: Pick<Testbed, 'system' | 'provider' | 'dataDir' | 'tally'>,
  invariants: readonly Invariant[],
  given: { client: readonly Entry[]; canaries: readonly string[] },
): Promise<InvariantResult[]> {
  const session = new pg.Client({ connectionString: testbed.system.adminDatabaseUrl });
  await session.connect();
  try {
    await createLedgerTables(session, {
      client: given.client,
      provider: await testbed.provider.ledger(),
      pruned: testbed.tally.pruned,
    });
    const evidence: Evidence = {
      sql: async (text, values) => (await session.query(text, values)).rows,
      canaries: given.canaries,
      logDir: join(testbed.dataDir, 'logs'),
      verifyChanges: verifyChangesOf(testbed.system.adminDatabaseUrl, testbed.system.addresses.anchorDir),
    };
    const results: InvariantResult[] = [];
    for (const { id, says, check } of invariants) results.push({ id, says, ...(await check(evidence)) });
    return results;
  } finally {
    await session.end();
  }
}
