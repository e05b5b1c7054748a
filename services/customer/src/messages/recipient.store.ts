/**
 * Finds the people who get messages, with their addresses. The addresses are read when a message is sent, and are not
 * stored.
 */
import type { Vault } from '@toric/chassis/data/vault';
import type { Language } from '@toric/contracts/kernel/sentence';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings } from '../data-key.store.ts';
import { fullName } from '../people/customer.ts';
import { findSealedPeople, openPersonalData } from '../people/customer.store.ts';
import { findOutsideRecipients } from './written-text.store.ts';
import { findSealedStaff, openStaffData } from '../staff/staff.store.ts';

export type Recipient = {
  readonly email: string | null;
  readonly phone: string | null;
  readonly name: string;
  readonly language: Language | null;
  readonly timeZone: string | null;
  /** Is true if the person has restricted her data: the shop may store the data, but not use it. */
  readonly isRestricted: boolean;
};

/**
 * Returns the customers, members of staff and senders of cases among these people. Leaves out a person whose key was
 * destroyed.
 */
export async function findRecipients(tx: Tx, vault: Vault, ids: readonly string[]): Promise<Map<string, Recipient>> {
  const [customers, staff, outside, keysOf] = await Promise.all([
    findSealedPeople(tx, ids),
    findSealedStaff(tx, ids),
    findOutsideRecipients(tx, vault, ids),
    findKeyrings(tx, vault, ids),
  ]);
  const found = new Map<string, Recipient>();
  for (const row of customers) {
    const person = openPersonalData(keysOf(row.id), row);
    const { email, phone, language, timeZone } = person;
    const isRestricted = row.restrictedAt !== null;
    found.set(row.id, { email, phone, language, timeZone, name: fullName(person), isRestricted });
  }
  for (const row of staff) {
    const { email, name } = openStaffData(keysOf(row.id), row);
    found.set(row.id, { email, name, phone: null, language: null, timeZone: null, isRestricted: false });
  }
  for (const [id, { email, name }] of outside) {
    found.set(id, { email, name: name ?? '', phone: null, language: null, timeZone: null, isRestricted: false });
  }
  return found;
}
