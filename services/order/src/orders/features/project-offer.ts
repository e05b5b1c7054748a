import { OfferChanged } from '@toric/contracts/catalog-inventory/events';
import { on } from '@toric/messaging/subscription';
import { saveOffer } from '../offer.store.ts';

/**
 * ⇐ catalog-inventory.offer-changed.v1. Stores the offer of a product: its rules, packs and prices. The version gate
 * drops the message if a newer state of the offer was applied before.
 */
export const projectOffer = on(OfferChanged, {
  async run({ message, envelope, tx }) {
    await saveOffer(tx, message, envelope.version);
    return undefined;
  },
});
