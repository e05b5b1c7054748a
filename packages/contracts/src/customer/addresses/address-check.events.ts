/** Declares the event with the verdict on an address. The event does not contain the address. */
import { z } from 'zod';
import { Id } from '../../kernel/common.ts';
import { event } from '../../kernel/message.ts';
import { AddressVerdict } from './address-check.ts';

export const AddressJudged = event('customer.address-judged.v1', {
  summary: 'The check of addresses found that no parcel arrives at an address, or this is no longer so.',
  aggregate: 'addressId',
  carriesState: true,
  data: z.object({ addressId: Id, customerId: Id, verdict: AddressVerdict }),
  example: {
    addressId: '0197a000-0000-7000-8000-00000000000d',
    customerId: '0197a000-0000-7000-8000-00000000000c',
    verdict: 'undeliverable',
  },
});
