import { query } from '@toric/chassis/http/endpoint';
import { ListCaseCalendars } from '@toric/contracts/customer/cases/case-settings.http';
import type { Reader } from '../../reader.store.ts';
import { readCalendars, settingView } from '../setting.store.ts';

/** GET /case-calendars. Lists the business calendars. */
export const listCaseCalendars = query<typeof ListCaseCalendars, Reader>(ListCaseCalendars, {
  async run({ db }) {
    return { data: (await readCalendars(db)).map(settingView) };
  },
});
