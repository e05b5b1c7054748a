import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { PICK_LOT_OTHER_LENS, PICK_LOT_UNREADABLE } from '@toric/contracts/catalog-inventory/picking/pick.errors';
import { ChoosePickLot } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import { dayOf } from '@toric/optics/calendar-day';
import { requireLeft, requireOrder } from '../pick-wave.ts';
import { replaceLot } from '../replace-lot.flow.ts';
import { readLabel } from '../scanned-label.ts';
import { lockTask } from '../work.flow.ts';

/**
 * POST /pick-waves/{waveId}/lot-changes. Takes the remaining boxes of a line from another lot of the same lens, whose
 * label the picker scanned or typed. The ledger keeps the reason.
 */
export const choosePickLot = ({ spareDays }: { spareDays: number }) =>
  command(ChoosePickLot, {
    async run({ params: { waveId }, body: { taskId, reason, ...sent }, actor, tx, now, newId }) {
      const at = await lockTask(tx, { waveId, taskId, actorId: actor.id });
      requireOrder(at.order, 'picking');
      const boxes = at.task.quantity - at.task.taken;
      requireLeft(at.task, Math.max(1, boxes));
      const only = readLabel(sent, dayOf(now));
      if (!only) throw PICK_LOT_UNREADABLE();
      if (only.gtin !== at.task.gtin) throw PICK_LOT_OTHER_LENS();
      const by = { reason, actorId: actor.id, now, newId };
      const lots = await replaceLot(tx, { ...at, boxes, spareDays, by, only });
      return answer({ lots: lots ?? [] });
    },
  });
