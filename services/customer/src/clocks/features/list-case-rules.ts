import { query } from '@toric/chassis/http/endpoint';
import { ListCaseRules } from '@toric/contracts/customer/cases/case-settings.http';
import type { Reader } from '../../reader.store.ts';
import { readRules } from '../case-rule.store.ts';
import { settingView } from '../setting.store.ts';

/** GET /case-rules. Lists the rules that sort cases, in their order. */
export const listCaseRules = query<typeof ListCaseRules, Reader>(ListCaseRules, {
  async run({ db }) {
    return { data: (await readRules(db)).map(settingView) };
  },
});
