import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { LOT_QUARANTINED } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import { QuarantineLot } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { LOT_NOT_FOUND } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { lotView } from '../../stock/lot.ts';
import { findLot } from '../../stock/lot.store.ts';
import { lockLots, quarantineLots } from '../quarantine.store.ts';

/** POST /lots/{lotId}/quarantine. Quarantines a lot. No order gets a box of the lot, and no box of it is shipped. */
export const quarantineLot = command(QuarantineLot, {
  async run({ params: { lotId }, body: { reason }, actor, tx, now, newId }) {
    const locked = await lockLots(tx, [lotId]);
    const cause = { recallId: null, causeId: newId(), reason, actorId: actor.id, now };
    const added = await quarantineLots(tx, locked, cause);
    const lot = await findLot(tx, lotId);
    if (!lot) throw LOT_NOT_FOUND();
    if (added.length === 0) throw LOT_QUARANTINED();
    return answer(lotView(lot));
  },
});
