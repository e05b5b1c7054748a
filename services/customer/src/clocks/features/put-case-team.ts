import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { CASE_ASSIGNEE_UNFIT } from '@toric/contracts/customer/cases/case.errors';
import { PutCaseTeam } from '@toric/contracts/customer/cases/case-settings.http';
import { findStaffWith } from '../../messages/staff-by-role.store.ts';
import { lockTeam, saveTeam, settingView } from '../setting.store.ts';

/** PUT /case-teams/{team}. Sets how a team gets new cases, and which of its members are switched on for them. */
export const putCaseTeam = command(PutCaseTeam, {
  async run({ params: { team }, body: { rule, memberIds: given }, expectedVersion, tx, now, newId }) {
    const before = await lockTeam(tx, team);
    requireVersion(expectedVersion, before.version);
    const [able, memberIds] = [new Set(await findStaffWith(tx, team)), [...new Set(given)].toSorted()];
    if (memberIds.some((id) => !able.has(id) && !before.memberIds.includes(id))) throw CASE_ASSIGNEE_UNFIT();
    const saved = { ...before, rule, memberIds, version: before.version + 1, updatedAt: now };
    await saveTeam(tx, saved);
    const fields = [
      ...changed({}, { team }),
      ...changed({ rule: before.rule, memberIds: before.memberIds }, { rule, memberIds }),
    ];
    return answer(settingView(saved)).records({ action: 'case-setting.saved', subject: newId(), fields });
  },
});
