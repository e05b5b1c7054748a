import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PickEnded } from '@toric/contracts/catalog-inventory/picking/pick.events';
import { ReportShortPick } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import { requireLeft, requireOrder } from '../pick-wave.ts';
import { endPicks } from '../../stock/parts/open-pick.store.ts';
import { noteMissing } from '../pick-task.store.ts';
import { setOrderStatus } from '../pick-wave.store.ts';
import { replaceLot, takeOut } from '../replace-lot.flow.ts';
import { lockTask, settleWave } from '../work.flow.ts';

/**
 * POST /pick-waves/{waveId}/shorts. Replaces boxes that are missing, damaged or set aside by boxes of other lots, and
 * takes missing and damaged boxes out of stock. If no lot can replace them, the order leaves the wave and keeps its
 * reservation, and catalog-inventory.pick-ended.v1 is emitted. `split-pick` can then send the boxes that were found.
 */
export const reportShortPick = ({ spareDays }: { spareDays: number }) =>
  command(ReportShortPick, {
    async run({ params: { waveId }, body: { taskId, boxes, reason, note }, actor, tx, now, newId }) {
      const at = await lockTask(tx, { waveId, taskId, actorId: actor.id });
      const { wave, task, order } = at;
      requireOrder(order, 'picking');
      requireLeft(task, boxes);
      const why = note === undefined ? reason : `${reason}: ${note}`;
      const by = { reason: why, actorId: actor.id, now, newId };
      const lots = await replaceLot(tx, { ...at, boxes, spareDays, by });
      if (!lots) {
        await setOrderStatus(tx, { waveId, orderIds: [task.orderId], status: 'short', note: why });
        await noteMissing(tx, taskId, boxes);
        await endPicks(tx, waveId, [task.orderId]);
        await settleWave(tx, wave, now);
        return answer({ isReplaced: false, lots: [], orderStatus: 'short' as const }).emits(
          PickEnded({ orderId: task.orderId, waveId, outcome: 'short' }),
        );
      }
      if (reason !== 'set-aside') await takeOut(tx, { lotId: task.lotId, boxes, reason, by });
      return answer({ isReplaced: true, lots, orderStatus: 'picking' as const });
    },
  });
