import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { CASE_CALENDAR_NOT_FOUND, CASE_TIMES_REVERSED } from '@toric/contracts/customer/cases/case.errors';
import { PutCasePolicy } from '@toric/contracts/customer/cases/case-settings.http';
import { FIRST_PAGE, recomputeClocks } from '../case-timer.ts';
import { hasCalendar, lockPolicy, savePolicy, settingView } from '../setting.store.ts';

/**
 * PUT /case-policies/{priority}. Sets the clock of a priority. The deadlines of open cases are recomputed afterwards.
 */
export const putCasePolicy = command(PutCasePolicy, {
  async run({ params: { priority }, body, expectedVersion, tx, now, newId }) {
    const before = await lockPolicy(tx, priority);
    requireVersion(expectedVersion, before.version);
    if (!(await hasCalendar(tx, body.calendarId))) throw CASE_CALENDAR_NOT_FOUND();
    if (body.responseMinutes >= body.resolutionMinutes) throw CASE_TIMES_REVERSED();
    const saved = { priority, ...body, version: before.version + 1, updatedAt: now };
    await savePolicy(tx, saved);
    const fields = [...changed({}, { priority }), ...changed(before, saved)];
    return answer(settingView(saved))
      .performs(recomputeClocks(FIRST_PAGE))
      .records({ action: 'case-setting.saved', subject: newId(), fields });
  },
});
