/**
 * Adds the customer audit of the last month to a shop that was opened this month, so that the page of audits has
 * something to show.
 */
import { randomUUID } from 'node:crypto';
import { QualityRule } from '@toric/contracts/customer/quality/quality-rule';
import pg from 'pg';

const CUSTOMERS = 302;
const [FIRST_DAY, LAST_DAY] = ['03', '28'];
/**
 * Returns the number of customers who break the rule with this index. The number is larger on the first of the two
 * days.
 */
const brokenOf = (at: number, day: string) => ((at * 7) % 23) + (day === FIRST_DAY ? 5 : 0);

function lastMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}

type Sum = { readonly rule: string; readonly asked: number; readonly broken: number };

function sumsOf(day: string): Sum[] {
  const rules = QualityRule.options.map((rule, at) => ({ rule, asked: CUSTOMERS, broken: brokenOf(at, day) }));
  const broken = rules.reduce((sum, one) => sum + one.broken, 0);
  return [...rules, { rule: 'all', asked: CUSTOMERS * rules.length, broken }];
}
const scoreOf = ({ asked, broken }: Sum) => Math.floor((100 * (asked - broken)) / asked);

/**
 * Adds the audit of the last month, and the results of two days of that month. The service makes no second audit of a
 * month.
 */
export async function addAudit(adminDatabaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminDatabaseUrl });
  await client.connect();
  try {
    const month = lastMonth();
    const [first, last] = [sumsOf(FIRST_DAY), sumsOf(LAST_DAY)];
    await client.query('begin');
    for (const [at, { rule, asked, broken }] of last.entries()) {
      const startScore = scoreOf(first[at] ?? { rule, asked, broken });
      if (rule === 'all')
        await client.query(
          `insert into customer.quality_audit (id, month, created_at, asked, broken, start_score, customers,
             duplicates_open, duplicates_decided, cleanings, cleaned, cleanings_undone)
           values ($1, $2, date_trunc('month', now()), $3, $4, $5, $6, 3, 11, 2, 64, 1)`,
          [randomUUID(), month, asked, broken, startScore, CUSTOMERS],
        );
      await client.query(
        `insert into customer.quality_audit_rule (month, rule, asked, broken, start_score) values ($1, $2, $3, $4, $5)`,
        [month, rule, asked, broken, startScore],
      );
    }
    for (const [day, sums] of [[FIRST_DAY, first] as const, [LAST_DAY, last] as const])
      for (const { rule, asked, broken } of sums)
        await client.query(`insert into customer.quality_day (day, rule, asked, broken) values ($1, $2, $3, $4)`, [
          `${month}-${day}`,
          rule,
          asked,
          broken,
        ]);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
