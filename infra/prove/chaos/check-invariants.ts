// The three ledgers against each other, when everything is at rest.
import { join } from 'node:path';
import pg from 'pg';
import type { Entry } from './client-ledger.ts';
import { type Evidence, layOut } from './ledger-tables.ts';
import type { Finding, Invariant } from './invariants/invariant.ts';
import type { Lab } from './testbed.ts';

export type Judged = Finding & { readonly id: string; readonly says: string };

export async function judge(
  lab: Pick<Lab, 'system' | 'provider' | 'dataDir' | 'tally'>,
  invariants: readonly Invariant[],
  given: { client: readonly Entry[]; canaries: readonly string[] },
): Promise<Judged[]> {
  const session = new pg.Client({ connectionString: lab.system.adminDatabaseUrl });
  await session.connect();
  try {
    await layOut(session, {
      client: given.client,
      provider: await lab.provider.ledger(),
      forgotten: lab.tally.forgotten,
    });
    const evidence: Evidence = {
      sql: async (text, values) => (await session.query(text, values)).rows,
      canaries: given.canaries,
      logDir: join(lab.dataDir, 'logs'),
    };
    const judged: Judged[] = [];
    for (const { id, says, check } of invariants) judged.push({ id, says, ...(await check(evidence)) });
    return judged;
  } finally {
    await session.end();
  }
}
