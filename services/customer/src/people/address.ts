import type { Address } from '@toric/contracts/contact';
import { normalisePhone } from './phone.ts';

/** Returns the address as it is stored: with its phone number in E.164 and its extension. */
export const normaliseAddress = ({ phone, ...address }: Address): Address =>
  phone === undefined ? address : { ...address, phone: normalisePhone(phone) };
