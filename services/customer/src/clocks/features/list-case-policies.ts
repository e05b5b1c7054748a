import { query } from '@toric/chassis/http/endpoint';
import { ListCasePolicies } from '@toric/contracts/customer/cases/case-settings.http';
import type { Reader } from '../../reader.store.ts';
import { readPolicies, settingView } from '../setting.store.ts';

/** GET /case-policies. Lists the clocks of the priorities. */
export const listCasePolicies = query<typeof ListCasePolicies, Reader>(ListCasePolicies, {
  async run({ db }) {
    return { data: (await readPolicies(db)).map(settingView) };
  },
});
