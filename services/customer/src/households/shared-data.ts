import type { Address } from '@toric/contracts/contact/contact';
import { normaliseAddress } from '../people/address.ts';
import { normalisePhone } from '../people/phone.ts';
import type { SharedData } from './household.ts';

type Given = {
  readonly name?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly address?: Address | null | undefined;
};

/**
 * Returns the given data as they are stored: phone numbers in E.164, and the address in its normal form. Throws if one
 * of them is not valid.
 */
export function normaliseShared({ name, phone, address }: Given): Partial<SharedData> {
  return {
    ...(name !== undefined && { name }),
    ...(phone !== undefined && { phone: phone === null ? null : normalisePhone(phone) }),
    ...(address !== undefined && { address: address === null ? null : normaliseAddress(address) }),
  };
}
