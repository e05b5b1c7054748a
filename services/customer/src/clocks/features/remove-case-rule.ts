import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { CASE_RULE_NOT_FOUND } from '@toric/contracts/customer/cases/case.errors';
import { RemoveCaseRule } from '@toric/contracts/customer/cases/case-settings.http';
import { deleteRule, lockRule } from '../case-rule.store.ts';

/** DELETE /case-rules/{ruleId}. Removes a rule. Does not change cases that it sorted. */
export const removeCaseRule = command(RemoveCaseRule, {
  async run({ params: { ruleId }, tx }) {
    const before = await lockRule(tx, ruleId);
    if (!before) throw CASE_RULE_NOT_FOUND();
    await deleteRule(tx, ruleId);
    return noContent().records({ action: 'case-setting.removed', subject: ruleId, fields: changed(before, {}) });
  },
});
