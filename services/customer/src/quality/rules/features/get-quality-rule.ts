import { query } from '@toric/chassis/http/endpoint';
import { GetQualityRule } from '@toric/contracts/customer/quality/rule.http';
import type { Reader } from '../../../reader.store.ts';
import { readQualityRule } from '../setting.store.ts';

/** GET /quality-rules/{rule}. Returns a rule of data quality with its settings. */
export const getQualityRule = query<typeof GetQualityRule, Reader>(GetQualityRule, {
  run: ({ params: { rule }, db }) => readQualityRule(db, rule),
});
