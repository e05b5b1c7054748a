// Seals and opens the buyer on an invoice. The customer service hands over the buyer's data, and they stay sealed and
// stored for as long as the law demands the invoice.
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { Buyer, buyerContext } from '@toric/contracts/payment/buyer';
import type { KeptBuyer } from './invoice.ts';

const placeOf = (orderId: string) => ({ table: 'invoice', column: 'sealed_buyer', row: orderId });

/**
 * Opens the buyer that the capture message carries, and seals the buyer under the key of the year. Throws if the buyer
 * cannot be opened. The money is captured only afterwards, so a wrong key never leads to an invoice without its buyer.
 */
export function keepBuyer(
  { handover }: Pick<Vault, 'handover'>,
  { name, keys }: { name: string; keys: Keyring },
  { orderId, sealedBuyer }: { orderId: string; sealedBuyer: string },
): KeptBuyer {
  const buyer = Buyer.parse(JSON.parse(handover.open(buyerContext(orderId), sealedBuyer)));
  return { key: name, sealed: keys.seal(placeOf(orderId), JSON.stringify(buyer)) };
}

/** Returns the buyer on the invoice of an order. */
export const openBuyer = (keys: Keyring, orderId: string, sealed: string): Buyer =>
  Buyer.parse(JSON.parse(keys.open(placeOf(orderId), sealed)));
