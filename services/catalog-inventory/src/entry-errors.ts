/** Lists of which entries are wrong: each of these is named by its place, so that all can be put right at once. */
import type { FieldError } from '@toric/contracts/kernel/business-error';
import type { Text } from '@toric/contracts/kernel/sentence';

export type Wrong = { readonly field: string; readonly detail: Text };

/** `found`: what is wrong with each entry of the list, in its order. */
export const errorsIn = (list: string, found: readonly (Wrong | undefined)[]): FieldError[] =>
  found.flatMap((wrong, index) =>
    wrong ? [{ pointer: `/${list}/${index}/${wrong.field}`, detail: wrong.detail }] : [],
  );
