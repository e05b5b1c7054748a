import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { LOT_NOT_FOUND } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { AdjustLot } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { DAY_MS } from '@toric/optics/calendar-day';
import { assertByHand, lotView, refuseChange } from '../lot.ts';
import { changeOnHand, countByHand, findLot, recordMovement } from '../lot.store.ts';

/**
 * POST /lots/{lotId}/adjustments. Corrects the number of boxes on hand. Refuses a number below the boxes that orders
 * hold, a number above the largest of a lot, and a larger change than one person may make by hand.
 */
export const adjustLot = command(AdjustLot, {
  async run({ params: { lotId }, body: { delta, reason }, actor, tx, now, newId }) {
    const changed = await changeOnHand(tx, lotId, delta);
    const lot = await findLot(tx, lotId);
    if (!lot) throw LOT_NOT_FOUND();
    if (!changed) throw refuseChange(lot, delta);
    const since = new Date(now.getTime() - DAY_MS);
    assertByHand((await countByHand(tx, lotId, { actorId: actor.id, since })) + Math.abs(delta));
    await recordMovement(tx, { kind: 'adjust', id: newId(), lotId, delta, reason, actorId: actor.id, now });
    return answer(lotView(lot));
  },
});
