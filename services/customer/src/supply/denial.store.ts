import type { Keyring } from '@toric/chassis/data/vault';
import type { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Tx } from '@toric/messaging/sql';
import { lockCustomers } from '../customer-lock.store.ts';
import { isDenied } from './denial.ts';
import { findPrivateLabels } from './private-label.store.ts';
import { findAnswers } from './verification/verification.store.ts';

export type DenialTest = (contents: PrescriptionContents) => boolean;

/**
 * Returns a function that returns true if a prescriber has denied the given contents. The function knows all answers
 * about this customer.
 */
export async function findDenials(tx: Tx, keys: Keyring, customerId: string): Promise<DenialTest> {
  const [answered, labels] = await Promise.all([findAnswers(tx, keys, customerId), findPrivateLabels(tx)]);
  return (contents) => isDenied(contents, answered, labels);
}

/**
 * Locks the customer, and returns the same function as `findDenials`. Each transaction that records a denial takes the
 * same lock, so the results of the function stay true until the commit. A caller that also locks a prescription must
 * lock the customer first.
 */
export async function lockDenials(tx: Tx, keys: Keyring, customerId: string): Promise<DenialTest> {
  await lockCustomers(tx, [customerId]);
  return findDenials(tx, keys, customerId);
}
