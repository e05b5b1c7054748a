import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PickEnded } from '@toric/contracts/catalog-inventory/picking/pick.events';
import { GiveBackPick } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { requireStatus } from '../pick-wave.ts';
import { endPicks } from '../../stock/parts/open-pick.store.ts';
import { setOrderStatus } from '../pick-wave.store.ts';
import { lockOrderOf, settleWave } from '../work.flow.ts';

/**
 * POST /pick-waves/{waveId}/orders/{orderId}/give-back → catalog-inventory.pick-ended.v1. Takes an order out of the
 * wave, so that it can be amended and picked again. A packed parcel is opened again, unless it has left. Picks of the
 * order in other waves go on.
 */
export const giveBackPick = command(GiveBackPick, {
  async run({ params: { waveId, orderId }, tx, now }) {
    const { wave, order } = await lockOrderOf(tx, { waveId, orderId });
    requireStatus(order, 'waiting', 'picking', 'picked', 'packed');
    await setOrderStatus(tx, { waveId, orderIds: [orderId], status: 'given-back' });
    await endPicks(tx, waveId, [orderId]);
    const status = await settleWave(tx, wave, now);
    const ended = order.status === 'waiting' ? [] : [PickEnded({ orderId, waveId, outcome: 'given-back' })];
    return answer({ id: waveId, status }).emits(...ended);
  },
});
