import type { FieldError } from '@toric/contracts/kernel/business-error';
import type { Text } from '@toric/contracts/kernel/sentence';

/** An error in one field of an entry of a list. */
export type Wrong = { readonly field: string; readonly detail: Text };

/**
 * Returns the errors of a list with JSON pointers, all at once, so that a client can correct them together.
 * `wrongs` has one element for each entry, in order: undefined if the entry is correct.
 */
export const errorsIn = (list: string, wrongs: readonly (Wrong | undefined)[]): FieldError[] =>
  wrongs.flatMap((wrong, index) =>
    wrong ? [{ pointer: `/${list}/${index}/${wrong.field}`, detail: wrong.detail }] : [],
  );
