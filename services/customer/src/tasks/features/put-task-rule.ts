import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PutTaskRule } from '@toric/contracts/customer/tasks/task-rule.http';
import { lockRule, saveRule } from '../rules/rule.store.ts';
import { ruleSubject } from '../rules/rule-subject.ts';

/**
 * PUT /task-rules/{rule}. Switches a rule on or off, and sets its days and role. The rule is then applied to all
 * customers again.
 */
export const putTaskRule = command(PutTaskRule, {
  async run({ params: { rule }, body, actor, expectedVersion, tx, now }) {
    const before = await lockRule(tx, rule);
    requireVersion(expectedVersion, before.version);
    const version = before.version + 1;
    await saveRule(tx, { rule, ...body, version, by: actor.id, at: now });
    const { isOn, days, assignedRole } = before;
    const fields = changed({ isOn, days, assignedRole }, body);
    const change = { action: 'task-rule.changed', subject: ruleSubject(rule), fields } as const;
    const saved = { rule, ...body, version, changedBy: actor.id, changedAt: now.toISOString() };
    return answer(saved).records(...(fields.length > 0 ? [change] : []));
  },
});
