import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { CASE_TOO_MANY_RULES } from '@toric/contracts/customer/cases/case.errors';
import { PutCaseRule } from '@toric/contracts/customer/cases/case-settings.http';
import { countRules, lockRule, saveRule } from '../case-rule.store.ts';
import { settingView } from '../setting.store.ts';

/** Holds the largest number of rules, because each mail is compared with every rule. */
const LIMIT = 100;

/** PUT /case-rules/{ruleId}. Saves a rule that sorts new mails and forms. */
export const putCaseRule = command(PutCaseRule, {
  async run({ params: { ruleId: id }, body, expectedVersion, tx, now }) {
    const before = await lockRule(tx, id);
    requireVersion(expectedVersion, before?.version ?? 0);
    if (!before && (await countRules(tx)) >= LIMIT) throw CASE_TOO_MANY_RULES({ limit: LIMIT });
    const saved = { id, ...body, version: (before?.version ?? 0) + 1, updatedAt: now };
    await saveRule(tx, saved);
    const fields = changed(before ?? {}, saved);
    return answer(settingView(saved)).records({ action: 'case-setting.saved', subject: id, fields });
  },
});
