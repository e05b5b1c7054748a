import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { RETURN_EXCHANGE_NOT_SENT, RETURN_NOT_FOUND } from '@toric/contracts/order/returns/return.errors';
import type { ReturnView } from '@toric/contracts/order/returns/return.http';
import type { Tx } from '@toric/messaging/sql';
import { type LockedReturn, lockBought, lockReturn } from './return.store.ts';
import { SENT } from './return.ts';
import { findStoredReturn } from './stored-return.store.ts';
import { returnView } from './return.view.ts';

/**
 * Returns a function that reads the return, for the answer of a command. The function is called after the return
 * process has moved, but before the commit. So the answer shows the new status. `self` is the customer who gets the
 * answer.
 */
export const showReturn = (tx: Tx, vault: Vault, returnId: string, self?: string) => async (): Promise<ReturnView> => {
  const stored = await findStoredReturn(tx, returnId);
  if (!stored) throw RETURN_NOT_FOUND();
  return returnView(stored, await keyringFor(tx, vault, stored.customerId), self);
};

/** Locks and returns a return. Throws if it does not exist, or if `self` names another customer. */
export async function lockedReturn(tx: Tx, returnId: string, self: string | undefined): Promise<LockedReturn> {
  const found = await lockReturn(tx, returnId, self);
  if (!found) throw RETURN_NOT_FOUND();
  return found;
}

/** Returns the ids and numbers that every event of a return contains. */
export const named = (one: Pick<LockedReturn, 'id' | 'number' | 'orderId' | 'orderNumber' | 'customerId'>) => ({
  ...{ returnId: one.id, returnNumber: one.number, orderId: one.orderId, orderNumber: one.orderNumber },
  customerId: one.customerId,
});

/**
 * Throws if the new goods of an exchange have not left. Before that, the payment service does not know the amount that
 * the return covers.
 */
export async function assertExchangeSent(tx: Tx, { exchangeOrderId }: LockedReturn): Promise<void> {
  if (exchangeOrderId === null) return;
  const order = await lockBought(tx, exchangeOrderId, undefined);
  if (order && order.status !== 'cancelled' && !SENT.includes(order.status)) throw RETURN_EXCHANGE_NOT_SENT();
}
