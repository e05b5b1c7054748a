import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PutBackPick } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { requirePutBack } from '../pick-wave.ts';
import { endPicks } from '../../stock/parts/open-pick.store.ts';
import { setPutBack } from '../pick-wave.store.ts';
import { lockOrderOf, settleWave } from '../work.flow.ts';

/**
 * POST /pick-waves/{waveId}/orders/{orderId}/put-back. Records that the boxes of an order are on their shelves again.
 */
export const putBackPick = command(PutBackPick, {
  async run({ params: { waveId, orderId }, actor, tx, now }) {
    const { wave, order } = await lockOrderOf(tx, { waveId, orderId });
    requirePutBack(order);
    await endPicks(tx, waveId, [orderId]);
    await setPutBack(tx, { waveId, orderId, by: actor.id, now });
    return answer({ id: waveId, status: await settleWave(tx, wave, now) });
  },
});
