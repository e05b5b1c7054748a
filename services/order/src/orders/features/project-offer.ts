import { OfferChanged } from '@toric/contracts/catalog-inventory/events';
import { on } from '@toric/messaging/subscription';
import { saveOffer } from '../order.store.ts';

/** ⇐ catalog-inventory.offer-changed.v1. Stores the offer: the product's rules, packs and prices. The version gate drops an older state. */
export const projectOffer = on(OfferChanged, {
  async run({ message, envelope, tx }) {
    await saveOffer(tx, message, envelope.version);
    return undefined;
  },
});
