import type { FieldError } from '@toric/contracts/kernel/business-error';
import type { Text } from '@toric/contracts/kernel/sentence';

/** An error in one field of an entry of a list. */
export type EntryError = { readonly field: string; readonly detail: Text };

/**
 * Returns the errors of a list with JSON pointers, all at once, so that a client can correct them together.
 * `errors` has one element for each entry, in order: undefined if the entry is correct.
 */
export const entryErrors = (list: string, errors: readonly (EntryError | undefined)[]): FieldError[] =>
  errors.flatMap((error, index) =>
    error ? [{ pointer: `/${list}/${index}/${error.field}`, detail: error.detail }] : [],
  );
