import { z } from 'zod';
import type { Keyring } from '../data/vault.ts';

/** Describes the reason and the values of a change, as they are stored. */
export const ChangeValues = z.object({
  reason: z.string().nullable(),
  fields: z.array(z.object({ name: z.string(), before: z.unknown(), after: z.unknown() })),
});
export type ChangeValues = z.infer<typeof ChangeValues>;

/**
 * Returns the place under which values are sealed. It is part of what the seal authenticates. The first changes were
 * stored in the table `customer_change`, so the name of this table stays.
 */
const placeOf = (row: string) => ({ table: 'customer_change', column: 'sealed', row });

export const sealValues = (keys: Keyring, id: string, values: object): string =>
  keys.seal(placeOf(id), JSON.stringify(values));

/** Returns the values. Throws if they were sealed for another row, or if they do not fit the schema. */
export const openValues = (keys: Keyring, id: string, sealed: string): ChangeValues =>
  ChangeValues.parse(JSON.parse(keys.open(placeOf(id), sealed)));
