import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { QUALITY_NO_THRESHOLD, QUALITY_THRESHOLD } from '@toric/contracts/customer/quality/rule.errors';
import { PutQualityRule, type QualityRuleView } from '@toric/contracts/customer/quality/rule.http';
import { qualitySubject } from '../quality-subject.ts';
import { lockQualityRule, saveQualityRule } from '../setting.store.ts';

/**
 * PUT /quality-rules/{rule}. Switches a rule on or off, and sets its weight and threshold. All customers are then
 * checked again.
 */
export const putQualityRule = command(PutQualityRule, {
  async run({ params: { rule }, body, actor, expectedVersion, tx, now }) {
    const before = await lockQualityRule(tx, rule);
    requireVersion(expectedVersion, before.version);
    requireThreshold(before, body.threshold);
    const version = before.version + 1;
    await saveQualityRule(tx, { rule, ...body, version, by: actor.id, at: now });
    const { isOn, weight, threshold } = before;
    const fields = changed({ isOn, weight, threshold }, body);
    const change = { action: 'quality-rule.changed', subject: qualitySubject(rule), fields } as const;
    const saved = { ...before, ...body, version, changedBy: actor.id, changedAt: now.toISOString() };
    return answer(saved).records(...(fields.length > 0 ? [change] : []));
  },
});

/** Throws if the threshold is outside the limits of the rule, or if it is given for a rule without a threshold. */
function requireThreshold({ min, max }: QualityRuleView, threshold: number | null): void {
  if (min === null || max === null) {
    if (threshold !== null) throw QUALITY_NO_THRESHOLD().atField('/threshold');
    return;
  }
  if (threshold === null || threshold < min || threshold > max)
    throw QUALITY_THRESHOLD({ min, max }).atField('/threshold');
}
