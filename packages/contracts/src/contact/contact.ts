/** Describes telephone numbers and postal addresses. */
import { z } from 'zod';
import { oneLine, requestText } from '../kernel/text.ts';
import { Market, Country } from '../lens.ts';

/**
 * Parses a telephone number as a client sends it. The customer service checks it and stores it in the form of E.164,
 * with an extension as in RFC 3966: `+14155550132;ext=5`.
 */
export const Phone = requestText().trim().min(5).max(30).meta({
  description: 'A telephone number with its country code, and with its extension if it has one.',
  example: '+14155550132',
});

export const Address = z.strictObject({
  recipient: oneLine(120).meta({ description: 'The name on the parcel.' }),
  line1: oneLine(120),
  line2: oneLine(120).optional(),
  city: oneLine(80),
  region: oneLine(80).optional().meta({ description: 'State, province or prefecture.' }),
  postalCode: oneLine(20).optional().meta({
    description:
      'The postal code, in the form of the country. Leave it out where there are none, such as in Hong Kong.',
    example: '07101',
  }),
  country: Country,
  phone: Phone.optional(),
});
export type Address = z.infer<typeof Address>;
/**
 * Describes a postal address as it is stored and shown. An old address may have a country code that was not checked.
 */
export const StoredAddress = Address.extend({ country: Market });
