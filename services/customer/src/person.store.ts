/**
 * Reads and writes the e-mail and the names of a person with an account, who is a customer or a member of staff. They
 * are encrypted.
 */
import type { Vault } from '@toric/chassis/data/vault';
import { PersonalData } from '@toric/contracts/customer/people/customer.http';
import { NO_DETAILS } from '@toric/contracts/customer/people/person-details';
import { StaffView } from '@toric/contracts/customer/staff/staff.http';
import { freeText } from '@toric/contracts/kernel/text';
import type { Tx } from '@toric/messaging/sql';
import type { z } from 'zod';
import { findKeyrings, readKeyrings } from './data-key.store.ts';
import type { Reader } from './reader.store.ts';
import { sealedColumn } from './sealed-column.ts';

/**
 * Describes the encrypted data of a customer. `notes` is the note of the shop from before notes had authors and a table
 * of their own. Customers never see it. Older data has neither language nor time zone. An unknown detail is left out,
 * so that most profiles stay short.
 */
export const StoredPersonalData = PersonalData.extend({
  notes: freeText.nullable(),
  language: PersonalData.shape.language.default(null),
  timeZone: PersonalData.shape.timeZone.default(null),
  gender: PersonalData.shape.gender.default(null),
  occupation: PersonalData.shape.occupation.default(null),
  interests: PersonalData.shape.interests.default(null),
  category: PersonalData.shape.category.default(null),
  preferredBrands: PersonalData.shape.preferredBrands.default(null),
  preferredProductId: PersonalData.shape.preferredProductId.default(null),
  wearDaysPerWeek: PersonalData.shape.wearDaysPerWeek.default(null),
  contactTimes: PersonalData.shape.contactTimes.default(null),
});
const withoutEmptyDetails = (person: z.output<typeof StoredPersonalData>): object =>
  Object.fromEntries(Object.entries(person).filter(([name, value]) => value !== null || !(name in NO_DETAILS)));
export const customerData = sealedColumn('customer', StoredPersonalData, withoutEmptyDetails);
export const staffData = sealedColumn('staff', StaffView.pick({ email: true, name: true }));

/**
 * Describes the names and the e-mail of a person with an account. `email` is null for a customer who has not claimed
 * her account yet.
 */
export type Person = { email: string | null; names: readonly string[] };

/** Returns the person of an account. Returns undefined if there is no such account. */
export async function readPerson(db: Reader, vault: Vault, id: string): Promise<Person | undefined> {
  const select = { sealed: true } as const;
  const customer = await db.customer.findFirst({ where: { id, erasedAt: null }, select });
  const row = customer ?? (await db.staff.findUnique({ where: { id }, select }));
  if (!row) return undefined;
  const keys = (await readKeyrings(db, vault, [id]))(id);
  if (!customer) {
    const { email, name } = staffData.open(keys, id, row.sealed);
    return { email, names: [name] };
  }
  const { email, givenName, familyName } = customerData.open(keys, id, row.sealed);
  return { email, names: [givenName ?? '', familyName ?? ''] };
}

type Moved = { id: string; email: string; now: Date };

type FormerEmail = { kind: 'customer' | 'staff'; email: string | null };

/**
 * Replaces the e-mail of a person in her encrypted data. Returns the earlier e-mail, or null if there was none, and
 * whether she is a customer or staff.
 */
export async function replaceSealedEmail(tx: Tx, vault: Vault, { id, email, now }: Moved): Promise<FormerEmail> {
  const keys = (await findKeyrings(tx, vault, [id]))(id);
  const customer = await tx.maybe<{ sealed: string }>`select sealed from customer where id = ${id} for no key update`;
  if (customer) {
    const data = customerData.open(keys, id, customer.sealed);
    await tx.run`
      update customer set sealed = ${customerData.seal(keys, id, { ...data, email })}, version = version + 1, updated_at = ${now}
      where id = ${id}`;
    return { kind: 'customer', email: data.email };
  }
  const { sealed } = await tx.one<{ sealed: string }>`select sealed from staff where id = ${id} for no key update`;
  const data = staffData.open(keys, id, sealed);
  await tx.run`
    update staff set sealed = ${staffData.seal(keys, id, { ...data, email })}, version = version + 1, updated_at = ${now}
    where id = ${id}`;
  return { kind: 'staff', email: data.email };
}
