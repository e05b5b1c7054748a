import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { LOT_NOT_FOUND } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { DiscardLot } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { DAY_MS, dayOf } from '@toric/optics/calendar-day';
import { changeOnHand, countByHand, findLot, isQuarantinedByOthers, recordMovement } from '../lot.store.ts';
import { assertByHand, isDiscardLimited, lotView, refuseChange } from '../lot.ts';

/**
 * POST /lots/{lotId}/discards. Removes unsaleable boxes from stock. Refuses to remove boxes that orders hold. Also
 * refuses more boxes than one person may discard, unless they have expired or others have put them in quarantine.
 */
export const discardLot = command(DiscardLot, {
  async run({ params: { lotId }, body: { quantity, reason, note }, actor, tx, now, newId }) {
    const discarded = await changeOnHand(tx, lotId, -quantity);
    const lot = await findLot(tx, lotId);
    if (!lot) throw LOT_NOT_FOUND();
    if (!discarded) throw refuseChange(lot, -quantity);
    const quarantinedByOthers = await isQuarantinedByOthers(tx, lotId, actor.id);
    if (isDiscardLimited(lot, { today: dayOf(now), quarantinedByOthers })) {
      const since = new Date(now.getTime() - DAY_MS);
      assertByHand((await countByHand(tx, lotId, { actorId: actor.id, since })) + quantity);
    }
    const why = note === undefined ? reason : `${reason}: ${note}`;
    await recordMovement(tx, {
      kind: 'discard',
      id: newId(),
      lotId,
      delta: -quantity,
      reason: why,
      actorId: actor.id,
      now,
    });
    return answer(lotView(lot));
  },
});
