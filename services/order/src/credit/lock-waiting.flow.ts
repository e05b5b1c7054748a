import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { CREDIT_CHANGE_NOT_FOUND } from '@toric/contracts/order/credit/credit.errors';
import type { Tx } from '@toric/messaging/sql';
import type { CreditChange, Terms } from './credit.ts';
import { customerOfChange, findChange, lockTerms } from './credit.store.ts';

/**
 * Locks the credit of the customer whom a credit change is about. Returns the change and the present terms of her
 * credit. Throws if the change does not exist.
 */
export async function lockWaiting(
  tx: Tx,
  vault: Vault,
  changeId: string,
): Promise<{ change: CreditChange; before: Terms | undefined }> {
  const customerId = await customerOfChange(tx, changeId);
  if (customerId === undefined) throw CREDIT_CHANGE_NOT_FOUND();
  const before = await lockTerms(tx, customerId);
  return { change: await findChange(tx, changeId, await keyringFor(tx, vault, customerId)), before };
}
