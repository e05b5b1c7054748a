import type { Vault } from '@toric/chassis/data/vault';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import { STORE_CREDIT_GIFT_NOT_FOUND } from '@toric/contracts/payment/store-credit/store-credit.errors';
import type { Tx } from '@toric/messaging/sql';
import type { Gift } from './gift.ts';
import { findGift, lockGifts, ownerOfGift, wasErased } from './gift.store.ts';

/** Locks the gifts of the customer, and returns the requested gift. Throws if it does not exist. */
export async function lockGift(tx: Tx, vault: Vault, giftId: string): Promise<Gift> {
  const owner = await ownerOfGift(tx, giftId);
  if (!owner) throw STORE_CREDIT_GIFT_NOT_FOUND();
  await lockGifts(tx, owner);
  const keys = (await wasErased(tx, owner.customerId)) ? undefined : await keyringFor(tx, vault, owner.customerId);
  return findGift(tx, giftId, keys);
}
