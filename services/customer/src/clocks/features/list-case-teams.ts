import { query } from '@toric/chassis/http/endpoint';
import { ListCaseTeams } from '@toric/contracts/customer/cases/case-settings.http';
import type { Reader } from '../../reader.store.ts';
import { readTeams, settingView } from '../setting.store.ts';

/** GET /case-teams. Lists the teams with their rule and members. */
export const listCaseTeams = query<typeof ListCaseTeams, Reader>(ListCaseTeams, {
  async run({ db }) {
    return { data: (await readTeams(db)).map(settingView) };
  },
});
