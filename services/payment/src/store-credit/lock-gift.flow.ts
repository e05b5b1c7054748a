import type { Vault } from '@toric/chassis/data/vault';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import { STORE_CREDIT_GIFT_NOT_FOUND } from '@toric/contracts/payment/store-credit/store-credit.errors';
import type { Tx } from '@toric/messaging/sql';
import type { Gift } from './gift.ts';
import type { Owner } from './ledger.ts';
import { findGift, lockGifts, ownerOfGift, wasErased } from './gift.store.ts';

type LockedGift = { readonly waiting: Gift; readonly owner: Owner };

/**
 * Locks the gifts of the customer, and returns the requested gift with the customer who gets its credit. Throws if the
 * gift does not exist.
 */
export async function lockGift(tx: Tx, vault: Vault, giftId: string): Promise<LockedGift> {
  const asked = await ownerOfGift(tx, giftId);
  if (!asked) throw STORE_CREDIT_GIFT_NOT_FOUND();
  const owner = await lockGifts(tx, asked);
  const keys = (await wasErased(tx, asked.customerId)) ? undefined : await keyringFor(tx, vault, asked.customerId);
  return { waiting: await findGift(tx, giftId, keys), owner };
}
