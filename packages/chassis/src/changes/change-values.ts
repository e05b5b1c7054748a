import { z } from 'zod';
import type { Keyring } from '../data/vault.ts';

/** The reason and the values of a change, as they are stored. */
export const ChangeValues = z.object({
  reason: z.string().nullable(),
  fields: z.array(z.object({ name: z.string(), before: z.unknown(), after: z.unknown() })),
});
export type ChangeValues = z.infer<typeof ChangeValues>;

/** The first sealed changes lay in the table `customer_change`. Its name is part of what is authenticated, so it stays. */
const placeOf = (row: string) => ({ table: 'customer_change', column: 'sealed', row });

export const sealValues = (keys: Keyring, id: string, values: object): string =>
  keys.seal(placeOf(id), JSON.stringify(values));

/** Returns the values. Throws if they were sealed for another row, or if they have another shape. */
export const openValues = (keys: Keyring, id: string, sealed: string): ChangeValues =>
  ChangeValues.parse(JSON.parse(keys.open(placeOf(id), sealed)));
