import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { LOT_NOT_FOUND, LOT_RESERVED } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { DiscardLot } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { changeOnHand, findLot, recordMovement } from '../lot.store.ts';
import { lotView } from '../lot.ts';

/** POST /lots/{lotId}/discards. Removes unsaleable boxes from stock. Refuses to remove boxes that orders hold. */
export const discardLot = command(DiscardLot, {
  async run({ params: { lotId }, body: { quantity, reason, note }, actor, tx, now, newId }) {
    const discarded = await changeOnHand(tx, lotId, -quantity);
    const lot = await findLot(tx, lotId);
    if (!lot) throw LOT_NOT_FOUND();
    if (!discarded) throw LOT_RESERVED({ onHand: lot.onHand, reserved: lot.reserved, wanted: quantity });
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
