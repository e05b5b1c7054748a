import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { DEAL_OWNER } from '@toric/contracts/customer/pipeline/deal.errors';
import { PutSalesTarget } from '@toric/contracts/customer/pipeline/deal-figures.http';
import { findActiveColleagues } from '../../desk/colleague.store.ts';
import { firstDayOf } from '../deal.ts';
import { saveTarget } from '../target.store.ts';

/** PUT /sales-targets/{staffId}/{month}. Sets the amount that a person is to win in a month. */
export const putSalesTarget = command(PutSalesTarget, {
  async run({ params: { staffId, month }, body: { target }, actor, tx, now }) {
    if ((await findActiveColleagues(tx, [staffId])).length === 0) throw DEAL_OWNER();
    const former = await saveTarget(tx, { staffId, firstDay: firstDayOf(month), target, setBy: actor.id }, now);
    const fields = changed(former ? { [month]: former } : {}, { [month]: target });
    const change = { action: 'sales-target.set', subject: staffId, fields } as const;
    return answer({ staffId, month, target }).records(...(fields.length > 0 ? [change] : []));
  },
});
