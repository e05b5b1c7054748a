import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { FreeLot } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { LOT_NOT_FOUND } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { lotView, refuseToFree } from '../../stock/lot.ts';
import { findLot } from '../../stock/lot.store.ts';
import { freeLots, lockLots, recallReferences } from '../quarantine.store.ts';

/**
 * POST /lots/{lotId}/free. Ends the quarantine into which a person put a lot. The lot stays in quarantine if a recall
 * also covers it.
 */
export const freeLot = command(FreeLot, {
  async run({ params: { lotId }, body: { reason }, actor, tx, now, newId }) {
    const locked = await lockLots(tx, [lotId]);
    const cause = { recallId: null, causeId: newId(), reason, actorId: actor.id, now };
    const freed = await freeLots(tx, locked, cause);
    const lot = await findLot(tx, lotId);
    if (!lot) throw LOT_NOT_FOUND();
    if (freed.length === 0) throw refuseToFree(await recallReferences(tx, lotId));
    return answer(lotView(lot));
  },
});
