/** Reads and writes the rules that sort cases. They name no person. */
import { CasePriority, CaseTeam } from '@toric/contracts/customer/cases/case';
import type { CaseRule } from '@toric/contracts/customer/cases/case-settings.http';
import type { Tx } from '@toric/messaging/sql';
import type { CaseRule as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';

export type StoredRule = Omit<CaseRule, 'updatedAt'> & { readonly updatedAt: Date };

const ruleOf = (row: Row): StoredRule => ({
  ...row,
  priority: CasePriority.parse(row.priority),
  team: CaseTeam.parse(row.team),
});

export const readRules = async (db: Reader): Promise<StoredRule[]> =>
  (await db.caseRule.findMany({ orderBy: [{ place: 'asc' }, { id: 'asc' }] })).map(ruleOf);

export const findRules = async (tx: Tx): Promise<StoredRule[]> =>
  (await tx.many<Row>`select * from case_rule order by place, id`).map(ruleOf);

export async function lockRule(tx: Tx, id: string): Promise<StoredRule | undefined> {
  const row = await tx.maybe<Row>`select * from case_rule where id = ${id} for update`;
  return row && ruleOf(row);
}

export async function countRules(tx: Tx): Promise<number> {
  return (await tx.one<{ rules: number }>`select count(*)::int as rules from case_rule`).rules;
}

export async function saveRule(tx: Tx, { id, name, words, priority, team, place, version, updatedAt }: StoredRule) {
  await tx.run`
    insert into case_rule (id, name, words, priority, team, place, version, updated_at)
    values (${id}, ${name}, ${words}::text[], ${priority}, ${team}, ${place}, ${version}, ${updatedAt})
    on conflict (id) do update set name = excluded.name, words = excluded.words, priority = excluded.priority,
      team = excluded.team, place = excluded.place, version = excluded.version, updated_at = excluded.updated_at`;
}

export async function deleteRule(tx: Tx, id: string): Promise<void> {
  await tx.run`delete from case_rule where id = ${id}`;
}
