import { query } from '@toric/chassis/http/endpoint';
import { ListDelayRules, USUAL_HOURS } from '@toric/contracts/order/parcels/delay-rule.http';
import type { Reader } from '../../reader.store.ts';
import { readDelayRules } from '../parcel.reader.store.ts';

/**
 * GET /delay-rules. Lists the delay rules: after how many hours without news a parcel counts as delayed. The default
 * rule comes last.
 */
export const listDelayRules = query<typeof ListDelayRules, Reader>(ListDelayRules, {
  async run({ db }) {
    const rules = await readDelayRules(db);
    const data = rules.map(({ carrier, market, hours, updatedAt }) => ({
      ...{ carrier: carrier || null, market: market || null, hours, updatedAt: updatedAt.toISOString() },
    }));
    const isSet = data.some(({ carrier, market }) => carrier === null && market === null);
    const all = isSet ? data : [...data, { carrier: null, market: null, hours: USUAL_HOURS, updatedAt: null }];
    return { data: all, nextCursor: null };
  },
});
