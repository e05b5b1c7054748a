/** The customer: one person's data, and how a change is made to it. */
import type { CustomerView, PersonalData } from '@toric/contracts/customer/people/customer.http';

export type Customer = { id: string; version: number; createdAt: Date; updatedAt: Date; personal: PersonalData };

type Given<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What is not given stays as it is; null empties it. */
export function changed(personal: PersonalData, given: Given<PersonalData>): PersonalData {
  const present = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...personal, ...Object.fromEntries(present) };
}

export const customerView = ({ personal, createdAt, updatedAt, ...customer }: Customer): CustomerView => ({
  ...personal,
  ...customer,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
