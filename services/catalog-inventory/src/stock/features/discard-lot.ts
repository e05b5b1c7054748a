import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { LOT_NOT_FOUND } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { DiscardLot } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { DAY_MS, dayOf } from '@toric/optics/calendar-day';
import { changeOnHand, countByHand, findLot, recordMovement } from '../lot.store.ts';
import { assertByHand, isSaleable, lotView, refuseChange } from '../lot.ts';

/** POST /lots/{lotId}/discards. Removes unsaleable boxes from stock. Refuses to remove boxes that orders hold, and
 *  more saleable boxes than one person may discard. */
export const discardLot = command(DiscardLot, {
  async run({ params: { lotId }, body: { quantity, reason, note }, actor, tx, now, newId }) {
    const discarded = await changeOnHand(tx, lotId, -quantity);
    const lot = await findLot(tx, lotId);
    if (!lot) throw LOT_NOT_FOUND();
    if (!discarded) throw refuseChange(lot, -quantity);
    if (isSaleable(lot, dayOf(now))) {
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
