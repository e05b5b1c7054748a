import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { Reader } from '../reader.store.ts';
import { approveCreditChange } from './features/approve-credit-change.ts';
import { getCredit } from './features/get-credit.ts';
import { listCreditAccounts } from './features/list-credit-accounts.ts';
import { listCreditChanges } from './features/list-credit-changes.ts';
import { rejectCreditChange } from './features/reject-credit-change.ts';
import { setCredit } from './features/set-credit.ts';

/**
 * Declares the area of credit: the limit on the sum of a customer's open orders. The limit is checked when an order is
 * placed.
 */
export const credit = (settings: { vault: Vault; alone: number }): Area<Reader> => ({
  routes: [
    ...[getCredit(settings), listCreditAccounts, setCredit(settings)],
    ...[listCreditChanges(settings), approveCreditChange(settings), rejectCreditChange(settings)],
  ],
});
