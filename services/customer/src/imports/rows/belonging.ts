import { oneLine } from '@toric/contracts/kernel/text';
import { bySchema, email } from '@toric/chassis/imports/cells';
import type { RowReader } from '@toric/chassis/imports/row-reader';

/** Parses a number of another system, with at most 120 characters. */
export const EXTERNAL_ID = oneLine(120);

/** Names the customer to whom a row belongs: by her number in the other system, or by her e-mail. */
export type Belonging = { readonly externalId: string | undefined; readonly email: string | undefined };

export const belongingIn = (row: RowReader): Belonging => ({
  externalId: row.take('customerExternalId', (text) => bySchema(EXTERNAL_ID, text)),
  email: row.take('customerEmail', email),
});
