// I12, as far as it exists: personal data stays sealed. The audit chain is not built yet, so it is not verified here.
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Evidence } from '../ledger-tables.ts';
import type { Invariant } from './invariant.ts';

const TABLES = [
  ['sent', 'data::text'],
  ['set_aside', 'body'],
  ['effect', 'data::text'],
  ['process', 'data::text'],
] as const;

export const canariesSilent: Invariant = {
  id: 'I12',
  says: 'the personal data of the buyers is in no log, message, effect, process or dead letter',
  check: async (evidence) => {
    const looked: { lines: number; violations: string[] }[] = [];
    for (const [table, column] of TABLES) looked.push(await inTable(evidence, table, column));
    for (const file of readdirSync(evidence.logDir)) looked.push(await inLog(evidence, join(evidence.logDir, file)));
    return {
      checked: looked.reduce((sum, { lines }) => sum + lines, 0),
      violations: looked.flatMap(({ violations }) => violations),
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
