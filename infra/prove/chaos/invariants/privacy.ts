import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { OWNERS, type OwnerName } from '../../../run/system/parts.ts';
import type { Evidence } from '../ledger-tables.ts';
import type { Invariant } from './invariant.ts';

const TABLES = [
  ['sent', 'data::text'],
  ['dead_letter', 'body'],
  ['effect', 'data::text'],
  ['process', 'data::text'],
  ['change_record', 'open::text'],
] as const;

/**
 * Checks I12: no log, message, effect, process, dead letter or open change record contains personal data, and each
 * service's change record is still as it was sealed. The load gives every buyer a name, a street and an e-mail address
 * with invented words (canaries). The check searches all those places for the canaries, and verifies the chain of each
 * change record.
 */
export const canariesSilent: Invariant = {
  id: 'I12',
  says: 'no log, message, effect, process or dead letter contains personal data of the buyers, and no change record was altered',
  check: async (evidence) => {
    const findings: { lines: number; violations: string[] }[] = [];
    for (const [table, column] of TABLES) findings.push(await inTable(evidence, table, column));
    for (const owner of OWNERS) findings.push(await inChain(evidence, owner));
    for (const file of readdirSync(evidence.logDir)) findings.push(await inLog(evidence, join(evidence.logDir, file)));
    return {
      checked: findings.reduce((sum, { lines }) => sum + lines, 0),
      violations: findings.flatMap(({ violations }) => violations),
    };
  },
};

async function inTable({ sql, canaries }: Evidence, table: string, column: string) {
  const [count] = await sql<{ n: string }>(`select count(*) as n from ${table}`);
  const rows = await sql<{ canary: string; n: string }>(
    `select canary, count(*) as n from ${table} join unnest($1::text[]) as canary on strpos(${column}, canary) > 0 group by 1`,
    [canaries],
  );
  return {
    lines: Number(count?.n),
    violations: rows.map(({ canary, n }) => `'${canary}' is in ${n} rows of ${table}`),
  };
}

async function inChain({ verifyChanges }: Evidence, owner: OwnerName) {
  const { verified, finding } = await verifyChanges(owner);
  const violations = finding ? [`${owner}: change record ${finding.seq ?? finding.id} is ${finding.kind}`] : [];
  return { lines: verified, violations };
}

async function inLog({ canaries }: Evidence, file: string) {
  const violations: string[] = [];
  let lines = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    lines++;
    const found = canaries.find((canary) => line.includes(canary));
    if (found) violations.push(`'${found}' is in line ${lines} of ${file}`);
  }
  return { lines, violations };
}
