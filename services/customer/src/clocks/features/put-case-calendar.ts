import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PutCaseCalendar } from '@toric/contracts/customer/cases/case-settings.http';
import { FIRST_PAGE, recomputeClocks } from '../case-timer.ts';
import { inOrder } from '../calendar.ts';
import { lockCalendar, saveCalendar, settingView } from '../setting.store.ts';

/** PUT /case-calendars/{calendarId}. Saves a calendar. The deadlines of open cases are recomputed afterwards. */
export const putCaseCalendar = command(PutCaseCalendar, {
  async run({ params: { calendarId: id }, body, expectedVersion, tx, now }) {
    const before = await lockCalendar(tx, id);
    requireVersion(expectedVersion, before?.version ?? 0);
    const holidays = [...new Set(body.holidays)].toSorted();
    const saved = {
      ...{ id, name: body.name, zone: body.zone, hours: inOrder(body.hours), holidays },
      ...{ version: (before?.version ?? 0) + 1, updatedAt: now },
    };
    await saveCalendar(tx, saved);
    const fields = changed(before ?? {}, saved);
    return answer(settingView(saved))
      .performs(recomputeClocks(FIRST_PAGE))
      .records({ action: 'case-setting.saved', subject: id, fields });
  },
});
