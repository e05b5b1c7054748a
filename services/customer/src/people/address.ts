/** Addresses: the one form in which they are kept. */
import type { Address } from '@toric/contracts/customer/people/customer.http';
import { normalisePhone } from './phone.ts';

export const normaliseAddress = ({ phone, ...address }: Address): Address =>
  phone === undefined ? address : { ...address, phone: normalisePhone(phone) };
