/** Declares the operation that asks for another check of an address. */
import { z } from 'zod';
import { Id, Nothing } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { ADDRESS_NOT_FOUND } from '../people/customer.errors.ts';
import { ADDRESS_CHECK_OFF } from './check-address.errors.ts';

export const CheckAddress = operation({
  id: 'checkAddress',
  record: 'none',
  because: 'It changes nothing of the address. The verdict stands beside it with its time.',
  endpoint: 'POST /customers/{customerId}/addresses/{addressId}/check',
  owner: 'customer',
  summary: 'Check an address again',
  description:
    'Each address is checked when it is written. The provider gets the postal part of the address, without names and phone numbers. The verdict is read with the address (`listAddresses`).',
  allow: ['sales'],
  params: z.strictObject({ customerId: Id, addressId: Id }),
  reply: Nothing,
  status: 204,
  errors: [ADDRESS_NOT_FOUND, ADDRESS_CHECK_OFF],
});
