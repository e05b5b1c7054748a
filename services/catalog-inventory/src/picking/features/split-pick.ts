import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PickBegun } from '@toric/contracts/catalog-inventory/picking/pick.events';
import { SplitPick } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { beginPicks } from '../../stock/parts/open-pick.store.ts';
import { findHeldLines } from '../../stock/parts/ship-part.store.ts';
import { dropMissing, findTasks } from '../pick-task.store.ts';
import { requirePicker, requireSplittable, requireWave } from '../pick-wave.ts';
import { isPickedElsewhere, reopenWave, setOrderStatus } from '../pick-wave.store.ts';
import { lockOrderOf, settleOrder } from '../work.flow.ts';

/**
 * POST /pick-waves/{waveId}/orders/{orderId}/split → catalog-inventory.pick-begun.v1. Continues a short order without
 * its missing boxes. The missing boxes stay reserved, and are picked in a later wave. If the wave is done already, the
 * caller becomes its picker.
 */
export const splitPick = command(SplitPick, {
  async run({ params: { waveId, orderId }, actor, tx, now }) {
    const { wave, order } = await lockOrderOf(tx, { waveId, orderId });
    requireWave(wave, 'picking', 'done');
    if (wave.status === 'picking') requirePicker(wave, actor.id);
    const tasks = (await findTasks(tx, waveId)).filter((task) => task.orderId === orderId);
    const held = await findHeldLines(tx, orderId);
    requireSplittable(order, tasks, { held, isPickedAgain: await isPickedElsewhere(tx, wave, orderId) });
    await setOrderStatus(tx, { waveId, orderIds: [orderId], status: 'picking' });
    await beginPicks(tx, wave, [orderId], now);
    await dropMissing(tx, waveId, orderId);
    await reopenWave(
      tx,
      waveId,
      actor.id,
      tasks.reduce((sum, { missing }) => sum + missing, 0),
    );
    await settleOrder(tx, waveId, orderId);
    return answer({ id: waveId, status: 'picking' as const }).emits(PickBegun({ orderId }));
  },
});
