import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PackOrder } from '@toric/contracts/catalog-inventory/picking/packing.http';
import { OrderPacked, PickEnded } from '@toric/contracts/catalog-inventory/picking/pick.events';
import { dayOf } from '@toric/optics/calendar-day';
import { assertContents, assertWeight, linesOf, PARCELS_TO_KNOW } from '../pack.ts';
import { packPick } from '../../stock/parts/open-pick.store.ts';
import { findTaken, findWeights } from '../pick-task.store.ts';
import { requireOrder } from '../pick-wave.ts';
import { setPacked } from '../pick-wave.store.ts';
import { lockOrderOf, settleWave } from '../work.flow.ts';

/**
 * POST /pick-waves/{waveId}/orders/{orderId}/pack → catalog-inventory.order-packed.v1 and
 * catalog-inventory.pick-ended.v1. Checks the contents of a parcel, and its weight if it was weighed.
 */
export const packOrder = command(PackOrder, {
  async run({ params: { waveId, orderId }, body, actor, tx, now }) {
    const { codes, counted, weightGrams, weightConfirmed } = body;
    const { wave, order } = await lockOrderOf(tx, { waveId, orderId });
    requireOrder(order, 'picked');
    const taken = await findTaken(tx, waveId, orderId);
    assertContents(taken, { codes, counted }, dayOf(now));
    if (weightGrams !== undefined && !weightConfirmed) {
      const packIds = [...new Set(taken.map(({ packId }) => packId))];
      assertWeight(taken, await findWeights(tx, packIds, PARCELS_TO_KNOW), weightGrams);
    }
    await setPacked(tx, { waveId, orderId, weightGrams: weightGrams ?? null, by: actor.id, now });
    const boxes = taken.map(({ lineId, lotId, quantity }) => ({ lineId, lotId, quantity }));
    await packPick(tx, { orderId, waveId, boxes }, now);
    const status = await settleWave(tx, wave, now);
    return answer({ id: waveId, status }).emits(
      OrderPacked({ orderId, waveId, parcel: { weightGrams, lines: linesOf(taken) } }),
      PickEnded({ orderId, waveId, outcome: 'packed' }),
    );
  },
});
