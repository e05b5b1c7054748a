import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { AMENDMENT_NOT_FOUND } from '@toric/contracts/order/amendments/amendment.errors';
import type { AmendmentView } from '@toric/contracts/order/amendments/amendment.http';
import type { Tx } from '@toric/messaging/sql';
import { findAmendment } from './amendment.store.ts';
import { amendmentView } from './amendment.view.ts';

/**
 * Returns a function that reads the amendment for the answer of a command. The function is called after the amendment
 * process has moved.
 */
export const showAmendment = (tx: Tx, vault: Vault, id: string) => async (): Promise<AmendmentView> => {
  const row = await findAmendment(tx, id, undefined);
  if (!row) throw AMENDMENT_NOT_FOUND();
  return amendmentView(row, await keyringFor(tx, vault, row.customerId));
};
