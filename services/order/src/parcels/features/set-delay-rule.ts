import { command } from '@toric/chassis/http/endpoint';
import { changed } from '@toric/chassis/changes/changed';
import { answer } from '@toric/chassis/http/reply';
import { SetDelayRule } from '@toric/contracts/order/parcels/delay-rule.http';
import { RULES_SUBJECT, saveDelayRule } from '../delay-rule.store.ts';

/** PUT /delay-rules. Sets after how many hours without news a parcel of a carrier and a country counts as delayed. */
export const setDelayRule = command(SetDelayRule, {
  async run({ body: { carrier = '', market = '', hours }, tx, now }) {
    const before = await saveDelayRule(tx, { carrier, market, hours }, now);
    const rule = { carrier: carrier || null, market: market || null, hours };
    return answer({ ...rule, updatedAt: now.toISOString() }).records({
      ...{ action: 'delay-rule.set', subject: RULES_SUBJECT },
      fields: changed(before === undefined ? {} : { ...rule, hours: before }, rule),
    });
  },
});
