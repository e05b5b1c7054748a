/** Stores the settings of the quality rules. A rule without a row has the settings of the catalogue. */
import {
  QUALITY_RULES,
  QualityRule,
  type QualitySetting,
  startOf,
} from '@toric/contracts/customer/quality/quality-rule';
import type { QualityRuleView } from '@toric/contracts/customer/quality/rule.http';
import type { Tx } from '@toric/messaging/sql';
import type { QualityRuleSetting as Row } from '../../generated/client.ts';
import type { Reader } from '../../reader.store.ts';

function viewOf(rule: QualityRule, row: Row | undefined): QualityRuleView {
  const { kind, threshold } = QUALITY_RULES[rule];
  const { isOn, weight, threshold: limit } = row ?? startOf(rule);
  return {
    ...{ rule, kind, isOn, weight, threshold: limit, unit: threshold?.unit ?? null },
    ...{ min: threshold?.min ?? null, max: threshold?.max ?? null, version: row?.version ?? 0 },
    ...{ changedBy: row?.changedBy ?? null, changedAt: row?.changedAt.toISOString() ?? null },
  };
}

const viewsOf = (rows: readonly Row[]): QualityRuleView[] =>
  QualityRule.options.map((rule) =>
    viewOf(
      rule,
      rows.find((row) => row.rule === rule),
    ),
  );

/** Returns all rules with their settings, in the order of the catalogue. */
export const readQualityRules = async (db: Reader): Promise<QualityRuleView[]> =>
  viewsOf(await db.qualityRuleSetting.findMany());

export const readQualityRule = async (db: Reader, rule: QualityRule): Promise<QualityRuleView> =>
  viewOf(rule, (await db.qualityRuleSetting.findUnique({ where: { rule } })) ?? undefined);

/** Returns the settings of all rules. */
export const findSettings = async (tx: Tx): Promise<QualitySetting[]> =>
  viewsOf(await tx.many<Row>`select * from quality_rule`);

/** Locks a rule until the transaction ends, and returns it. */
export async function lockQualityRule(tx: Tx, rule: QualityRule): Promise<QualityRuleView> {
  await tx.run`select pg_advisory_xact_lock(hashtextextended('quality_rule ' || ${rule}, 0))`;
  return viewOf(rule, await tx.maybe<Row>`select * from quality_rule where rule = ${rule}`);
}

type Saved = QualitySetting & { readonly version: number; readonly by: string; readonly at: Date };

/** Saves the settings of a rule. The background check then checks all customers again. */
export async function saveQualityRule(tx: Tx, saved: Saved): Promise<void> {
  const { rule, isOn, weight, threshold, version, by, at } = saved;
  await tx.run`
    insert into quality_rule (rule, is_on, weight, threshold, version, changed_by, changed_at)
    values (${rule}, ${isOn}, ${weight}, ${threshold}, ${version}, ${by}, ${at})
    on conflict (rule) do update set is_on = excluded.is_on, weight = excluded.weight, threshold = excluded.threshold,
      version = excluded.version, changed_by = excluded.changed_by, changed_at = excluded.changed_at`;
  await tx.run`update quality_progress set night_of = null`;
}
