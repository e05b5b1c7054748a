import { GoodsOfferChanged } from '@toric/contracts/catalog-inventory/events';
import { on } from '@toric/messaging/subscription';
import { saveOffer } from '../offer.store.ts';

/**
 * ⇐ catalog-inventory.goods-offer-changed.v1. Stores the offer of a solution, an accessory or a service. The version
 * gate drops the message if a newer state of the offer was applied before.
 */
export const projectGoodsOffer = on(GoodsOfferChanged, {
  async run({ message, envelope, tx }) {
    await saveOffer(tx, message, envelope.version);
    return undefined;
  },
});
