import type { CustomerView, PersonalData } from '@toric/contracts/customer/people/customer.http';

/** A customer whose personal data is decrypted. */
export type Customer = { id: string; version: number; createdAt: Date; updatedAt: Date; personal: PersonalData };

type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Returns the data with the given fields replaced. Undefined keeps a field, null empties it. */
export function withChanges(personal: PersonalData, changes: Changes<PersonalData>): PersonalData {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...personal, ...Object.fromEntries(given) };
}

export const customerView = ({ personal, createdAt, updatedAt, ...customer }: Customer): CustomerView => ({
  ...personal,
  ...customer,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
