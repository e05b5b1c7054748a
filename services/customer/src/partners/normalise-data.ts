import type { PartnerData } from '@toric/contracts/customer/partners/partner.http';
import { normaliseAddress } from '../people/address.ts';
import { normalisePhone } from '../people/phone.ts';

/**
 * Returns the data as they are stored: phone numbers in E.164, and addresses in their normal form. Throws if one of
 * them is not valid.
 */
export const normaliseData = ({ phone, fax, addresses, ...data }: PartnerData): PartnerData => ({
  ...data,
  phone: phone === null ? null : normalisePhone(phone),
  fax: fax === null ? null : normalisePhone(fax, '/fax'),
  addresses: addresses.map(normaliseAddress),
});
