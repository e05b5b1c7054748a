import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import {
  RETURNED_BOX_NOT_FOUND,
  RETURNED_BOX_SETTLED,
  RETURNED_BOX_UNSALEABLE,
} from '@toric/contracts/catalog-inventory/returned/returned.errors';
import { SettleReturnedBox } from '@toric/contracts/catalog-inventory/returned/returned.http';
import { DAY_MS, dayOf } from '@toric/optics/calendar-day';
import { unsaleable } from '../box-fate.ts';
import { lockReturned, restock, saveSettlement, scrappedAlone } from '../returned-box.store.ts';
import { findShown } from '../shown-box.store.ts';
import { assertSecondPerson } from '../two-people.ts';

/**
 * POST /returned-boxes/{boxId}/settlement. Puts a box that was set aside back on sale, if it may be sold, or throws it
 * away. The person who received the box may throw it away only if its cost is small.
 */
export const settleReturnedBox = ({ leastDays, aloneAtMost }: { leastDays: number; aloneAtMost: number }) =>
  command(SettleReturnedBox, {
    async run({ params: { boxId }, body: { to, why }, actor, tx, now }) {
      const found = await lockReturned(tx, boxId);
      if (!found) throw RETURNED_BOX_NOT_FOUND();
      const { box, lot } = found;
      if (box.disposition !== 'quarantined') throw RETURNED_BOX_SETTLED({ disposition: box.disposition });
      const { receivedBy, costAmount: cost } = box;
      const mine = receivedBy === actor.id;
      const since = new Date(now.getTime() - DAY_MS);
      const before = mine ? await scrappedAlone(tx, { actorId: actor.id, since }) : 0;
      assertSecondPerson({ to, receivedBy, by: actor.id, cost, before, aloneAtMost });
      if (to === 'restocked') {
        const { state, reason } = box;
        const rule = unsaleable({ state, reason: reason ?? undefined }, lot, { today: dayOf(now), leastDays });
        if (rule !== undefined || box.lotId === null) throw RETURNED_BOX_UNSALEABLE({ rule: rule ?? 'not-shipped' });
        restock(tx, [{ id: boxId, lotId: box.lotId }], { actorId: actor.id, reason: why }, now);
      }
      const rule = to === 'restocked' ? ('sealed-and-good' as const) : ('discarded-by-hand' as const);
      saveSettlement(tx, boxId, { disposition: to, rule, by: actor.id, why, at: now });
      return answer(() => findShown(tx, boxId));
    },
  });
