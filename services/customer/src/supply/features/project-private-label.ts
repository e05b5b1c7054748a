import { OfferChanged } from '@toric/contracts/catalog-inventory/events';
import { on } from '@toric/messaging/subscription';
import { savePrivateLabel } from '../private-label.store.ts';

/** ⇐ catalog-inventory.offer-changed.v1. Keeps which products are the same lens; an older state is never applied. */
export const projectPrivateLabel = on(OfferChanged, {
  async run({ message: { productId, privateLabelOf }, tx }) {
    await savePrivateLabel(tx, productId, privateLabelOf);
    return undefined;
  },
});
