import { OfferChanged } from '@toric/contracts/catalog-inventory/events';
import { on } from '@toric/messaging/subscription';
import { saveOffer } from '../order.store.ts';

/** ⇐ catalog-inventory.offer-changed.v1. Keeps what may be ordered and at which price; an older state is never applied. */
export const projectOffer = on(OfferChanged, {
  async run({ message, envelope, tx }) {
    await saveOffer(tx, message, envelope.version);
    return undefined;
  },
});
