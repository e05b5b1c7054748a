/**
 * Declares the messages that carry the address of one parcel from the customer service to the order service (ADR 0098).
 */
import { z } from 'zod';
import { Id } from '../../kernel/common.ts';
import { commandMessage, event } from '../../kernel/message.ts';
import { SentText } from '../../kernel/text.ts';

const ids = { parcelId: '0197a000-0000-7000-8000-0000000000d1', orderId: '0197a000-0000-7000-8000-00000000000a' };
const Parcel = z.object({ parcelId: Id, orderId: Id });

export const SealParcelAddress = commandMessage('customer.seal-parcel-address.v1', {
  summary: 'Seal the address of an order for the label of one parcel.',
  from: ['order'],
  aggregate: 'parcelId',
  data: Parcel.extend({
    publicKey: SentText.meta({ description: 'The key of this parcel alone. Its private half is destroyed after use.' }),
  }),
  example: { ...ids, publicKey: 'MCowBQYDK2VuAyEAc2VhbGVk' },
});

export const ParcelAddressSealed = event('customer.parcel-address-sealed.v1', {
  summary: 'The address of an order, sealed for the key of one parcel.',
  aggregate: 'parcelId',
  data: Parcel.extend({ sealed: SentText }),
  example: { ...ids, sealed: 'MCowBQYDK2VuAyEA.c2VhbGVk' },
});

export const ParcelAddressRefused = event('customer.parcel-address-refused.v1', {
  summary: 'No address is kept for the order: it was cancelled, its customer was erased, or it waits for a prescriber.',
  aggregate: 'parcelId',
  data: Parcel,
  example: ids,
});

/** Returns the context to which the seal of a parcel's address is bound. */
export const parcelAddressContext = (parcelId: string): string => `address of parcel ${parcelId}`;
