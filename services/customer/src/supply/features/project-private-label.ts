import { OfferChanged } from '@toric/contracts/catalog-inventory/events';
import { on } from '@toric/messaging/subscription';
import { savePrivateLabel } from '../private-label.store.ts';

/** ⇐ catalog-inventory.offer-changed.v1. Copies which brand a private label belongs to. Drops older states. */
export const projectPrivateLabel = on(OfferChanged, {
  async run({ message: { productId, privateLabelOf }, tx }) {
    await savePrivateLabel(tx, productId, privateLabelOf);
    return undefined;
  },
});
