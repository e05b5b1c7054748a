/**
 * Checks whether a restored shop is complete: its change records, the separation of its schemas, and its invariants.
 */
import pg from 'pg';
import { verifyChangesOf } from '../../../prove/chaos/verify-changes.ts';
import { stockLedgerAgrees, neverOversold } from '../../../prove/chaos/invariants/stock.ts';
import { documentsAgree, refundedWithinShipped } from '../../../prove/chaos/invariants/money.ts';
import { versionsGapless } from '../../../prove/chaos/invariants/messages.ts';
import type { Invariant } from '../../../prove/chaos/invariants/invariant.ts';
import { createLedgerTables, type Evidence } from '../../../prove/chaos/ledger-tables.ts';
import { OWNERS, schemaOf } from '../../../run/system/parts.ts';

/**
 * Lists the invariants that need only the databases. The other invariants compare them with the memory of a client or a
 * provider.
 */
const INVARIANTS: readonly Invariant[] = [
  ...[neverOversold, stockLedgerAgrees, versionsGapless, documentsAgree, refundedWithinShipped],
];

export type Checked = { readonly checks: readonly string[]; readonly findings: readonly string[] };

async function chains(databaseUrl: string, anchorDir: string): Promise<Checked> {
  const findings: string[] = [];
  let verified = 0;
  for (const owner of OWNERS) {
    const chain = await verifyChangesOf(databaseUrl, anchorDir)(owner);
    verified += chain.verified;
    if (chain.finding !== null) findings.push(`the change record of ${owner}: ${JSON.stringify(chain.finding)}`);
  }
  return { checks: [`${verified} change records of ${OWNERS.length} chains were verified`], findings };
}

/** Checks that no service may read the tables of another service. */
async function walls(client: pg.Client, databases: Readonly<Record<string, string>>): Promise<Checked> {
  const findings: string[] = [];
  let asked = 0;
  for (const owner of OWNERS) {
    const role = decodeURIComponent(new URL(databases[owner] ?? '').username);
    for (const other of OWNERS.filter((name) => name !== owner)) {
      asked += 1;
      const { rows } = await client.query<{ may: boolean }>('select has_schema_privilege($1, $2, $3) as may', [
        ...[role, schemaOf(other), 'usage'],
      ]);
      if (rows[0]?.may !== false) findings.push(`${owner} can reach the schema of ${other}`);
    }
  }
  return { checks: [`${asked} walls between schemas stand`], findings };
}

async function invariants(client: pg.Client): Promise<Checked> {
  await createLedgerTables(client, { client: [], provider: [], pruned: [] });
  const evidence: Evidence = {
    sql: async (text, values) => (await client.query(text, values)).rows,
    canaries: [],
    logDir: '',
    verifyChanges: () => Promise.reject(new Error('The chains are verified apart.')),
  };
  const checks: string[] = [];
  const findings: string[] = [];
  for (const { id, check } of INVARIANTS) {
    const { checked, violations } = await check(evidence);
    checks.push(`${id}: ${checked} checked, ${violations.length} violations`);
    findings.push(...violations.map((violation) => `${id}: ${violation}`));
  }
  return { checks, findings };
}

/**
 * Checks a restored shop that no service uses at the moment. `databases` holds the connection strings of the services.
 */
export async function checkShop(options: {
  databaseUrl: string;
  databases: Readonly<Record<string, string>>;
  anchorDir: string;
}): Promise<Checked> {
  const client = new pg.Client({ connectionString: options.databaseUrl });
  await client.connect();
  try {
    const all = [
      await chains(options.databaseUrl, options.anchorDir),
      await walls(client, options.databases),
      await invariants(client),
    ];
    return { checks: all.flatMap(({ checks }) => checks), findings: all.flatMap(({ findings }) => findings) };
  } finally {
    await client.end();
  }
}
