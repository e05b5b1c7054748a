/** Addresses: what is refused, and the one form in which they are kept. */
import { BusinessError } from '@toric/contracts/business-error';
import type { Address } from '@toric/contracts/customer.http';
import { normalisePhone } from './phone.ts';

export const addressNotFound = () =>
  new BusinessError('address.not-found', 'not-found', 'There is no such address, or it is not yours to see.');

export const tooManyAddresses = (most: number) =>
  new BusinessError(
    'address.too-many',
    'conflict',
    `A customer has ${most} addresses at most. Remove one that is no longer used.`,
  );

export const normaliseAddress = ({ phone, ...address }: Address): Address =>
  phone === undefined ? address : { ...address, phone: normalisePhone(phone) };
