import { command } from '@toric/chassis/endpoint';
import { answer } from '@toric/chassis/reply';
import { AdjustLot } from '@toric/contracts/catalog-stock.http';
import { lotNotFound, lotReserved, lotView } from '../lot.ts';
import { changeOnHand, findLot, recordAdjustment } from '../lot.store.ts';

/** POST /lots/{lotId}/adjustments. Corrects what is on hand; what orders hold stays theirs. */
export const adjustLot = command(AdjustLot, {
  async run({ params: { lotId }, body: { delta, reason }, actor, tx, now, newId }) {
    const changed = await changeOnHand(tx, lotId, delta);
    const lot = await findLot(tx, lotId);
    if (!lot) throw lotNotFound();
    if (!changed) throw lotReserved(lot, delta);
    await recordAdjustment(tx, { id: newId(), lotId, delta, reason, actorId: actor.id, now });
    return answer(lotView(lot));
  },
});
