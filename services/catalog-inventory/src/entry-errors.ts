import type { FieldError } from '@toric/contracts/kernel/business-error';
import type { Text } from '@toric/contracts/kernel/sentence';

/** Describes an error in one field of a list entry. */
export type EntryError = { readonly field: string; readonly detail: Text };

/**
 * Returns all errors of a list with JSON pointers, so that a client can correct them together. `errors` has one element
 * for each entry, in order. An element is undefined if its entry is correct.
 */
export const entryErrors = (list: string, errors: readonly (EntryError | undefined)[]): FieldError[] =>
  errors.flatMap((error, index) =>
    error ? [{ pointer: `/${list}/${index}/${error.field}`, detail: error.detail }] : [],
  );
