/** The customer: one person's data, and how a change is made to it. */
import { BusinessError } from '@toric/contracts/business-error';
import type { CustomerView, PersonalData } from '@toric/contracts/customer.http';

export type Customer = { id: string; version: number; createdAt: Date; updatedAt: Date; personal: PersonalData };

export const customerNotFound = () =>
  new BusinessError('customer.not-found', 'not-found', 'There is no such customer, or it is not yours to see.');

export const emailTaken = (owner: 'customer' | 'staff') =>
  new BusinessError(
    `${owner}.email-taken`,
    'conflict',
    'An account with this e-mail exists. Sign in with it, or use another e-mail.',
  );

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
