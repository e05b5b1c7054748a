import { query } from '@toric/chassis/http/endpoint';
import { ListQualityRules } from '@toric/contracts/customer/quality/rule.http';
import type { Reader } from '../../../reader.store.ts';
import { readQualityRules } from '../setting.store.ts';

/** GET /quality-rules. Lists the rules of data quality with their settings. */
export const listQualityRules = query<typeof ListQualityRules, Reader>(ListQualityRules, {
  run: async ({ db }) => ({ data: await readQualityRules(db) }),
});
