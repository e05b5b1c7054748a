/** How people and firms are reached; words of several owners. */
import { z } from 'zod';
import { oneLine } from './kernel/text.ts';
import { Market } from './lens.ts';

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());
/** Checked and normalised to E.164 by the customer service. */
export const Phone = z
  .string()
  .trim()
  .min(5)
  .max(30)
  .meta({ description: 'With country code', example: '+14155550132' });

export const Address = z.strictObject({
  recipient: oneLine(120),
  line1: oneLine(120),
  line2: oneLine(120).optional(),
  city: oneLine(80),
  region: oneLine(80).optional(),
  postalCode: oneLine(20),
  country: Market,
  phone: Phone.optional(),
});
export type Address = z.infer<typeof Address>;
