import { AMENDMENT_NOT_FOUND } from '@toric/contracts/order/amendments/amendment.errors';
import type { Tx } from '@toric/messaging/sql';
import { findOrder, lockProcess } from '../orders/order.store.ts';
import { findAmendment } from './amendment.store.ts';

/**
 * Locks the process of an amendment's order, so that two decisions about the amendment cannot run at the same time.
 * Returns the amendment and the order as they are after the lock.
 */
export async function lockWaiting(tx: Tx, amendmentId: string) {
  const known = await findAmendment(tx, amendmentId, undefined);
  if (!known) throw AMENDMENT_NOT_FOUND();
  lockProcess(tx, known.orderId);
  const row = await findAmendment(tx, amendmentId, undefined);
  const order = await findOrder(tx, known.orderId, undefined);
  if (!row || !order) throw AMENDMENT_NOT_FOUND();
  return { row, order };
}
