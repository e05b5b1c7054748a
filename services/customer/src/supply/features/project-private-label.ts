import { OfferChanged } from '@toric/contracts/catalog-inventory/events';
import { on } from '@toric/messaging/subscription';
import { savePrivateLabel } from '../private-label.store.ts';

/**
 * ⇐ catalog-inventory.offer-changed.v1. Stores the national brand of a private label. A message that is older than the
 * stored state is dropped.
 */
export const projectPrivateLabel = on(OfferChanged, {
  async run({ message: { productId, privateLabelOf }, tx }) {
    await savePrivateLabel(tx, productId, privateLabelOf);
    return undefined;
  },
});
