import type { Keyring } from '@toric/chassis/data/vault';
import type { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Tx } from '@toric/messaging/sql';
import { lockCustomers } from '../customer-lock.store.ts';
import { isDenied } from './denial.ts';
import { findPrivateLabels } from './private-label.store.ts';
import { findAnswers } from './verification/verification.store.ts';

export type DenialTest = (contents: PrescriptionContents) => boolean;

/** Returns a function that tells whether a prescriber's denial stands against contents of the customer. */
export async function findDenials(tx: Tx, keys: Keyring, customerId: string): Promise<DenialTest> {
  const [answered, labels] = await Promise.all([findAnswers(tx, keys, customerId), findPrivateLabels(tx)]);
  return (contents) => isDenied(contents, answered, labels);
}

/**
 * Locks the customer, and returns the function of findDenials. Whoever records a denial takes the same lock, so its
 * result stays true until the commit. A caller that also locks a prescription must lock the customer first.
 */
export async function lockDenials(tx: Tx, keys: Keyring, customerId: string): Promise<DenialTest> {
  await lockCustomers(tx, [customerId]);
  return findDenials(tx, keys, customerId);
}
