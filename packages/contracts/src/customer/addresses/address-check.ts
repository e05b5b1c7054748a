/** Describes the check of a postal address: the verdict of the provider of addresses. */
import { z } from 'zod';
import { StoredAddress } from '../../contact/contact.ts';
import { Instant } from '../../kernel/common.ts';

export const AddressVerdict = z.enum(['deliverable', 'doubtful', 'undeliverable', 'unknown']).meta({
  description:
    '`deliverable`: a parcel arrives. `doubtful`: a part is wrong or missing; a proposal may say how it is meant. `undeliverable`: no parcel arrives. `unknown`: the provider cannot tell.',
});
export type AddressVerdict = z.infer<typeof AddressVerdict>;

/** Holds the postal part of an address, without the names and numbers of people. */
export const PostalPart = StoredAddress.omit({ recipient: true, phone: true });
export type PostalPart = z.infer<typeof PostalPart>;

export const AddressCheckView = z
  .object({
    verdict: AddressVerdict,
    proposal: PostalPart.nullable().meta({ description: 'How the address is probably meant. Null if there is none.' }),
    checkedAt: Instant,
  })
  .nullable()
  .meta({
    description: 'The verdict of the check of addresses. Null until it has answered, and in a shop without a check.',
  });
export type AddressCheckView = z.infer<typeof AddressCheckView>;
