import { query } from '@toric/chassis/http/endpoint';
import { GetQualityOverview } from '@toric/contracts/customer/quality/rule.http';
import type { Reader } from '../../../reader.store.ts';
import { readOverview } from '../overview.reader.store.ts';

/** GET /quality. Returns the score of all customers, by rule and by day. */
export const getQualityOverview = query<typeof GetQualityOverview, Reader>(GetQualityOverview, {
  run: ({ query: { days }, db }) => readOverview(db, days),
});
