import { TakeBackBoxes } from '@toric/contracts/catalog-inventory/returned/returned.events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { dayOf } from '@toric/optics/calendar-day';
import { findBack, insertReturned, lockSentLots } from '../returned-box.store.ts';
import { answerFor, decideBoxes } from '../take-back.ts';

/**
 * ⇐ catalog-inventory.take-back-boxes.v1. Decides about boxes that came back, and books the decision. Emits
 * catalog-inventory.boxes-taken-back.v1. A box that was decided before gets its first answer.
 */
export const takeBackBoxes = ({ leastDays }: { leastDays: number }) =>
  on(TakeBackBoxes, {
    async run({ message, tx, now }) {
      const sent = await lockSentLots(tx, message.orderId);
      const back = await findBack(tx, message.orderId);
      const fresh = decideBoxes(message, { sent, back }, { today: dayOf(now), leastDays });
      insertReturned(tx, fresh, now);
      return emits(answerFor(message, [...back, ...fresh]));
    },
  });
