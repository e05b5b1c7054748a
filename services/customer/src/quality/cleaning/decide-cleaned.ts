import type { ProposedFix } from '@toric/contracts/customer/quality/cleaning.http';
import { CHANGED_MEANWHILE, LEFT_OUT } from '@toric/contracts/customer/quality/cleaning.errors';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import type { Text } from '@toric/contracts/kernel/sentence';
import { type CleanedPerson, valueOf, withValue } from './propose.ts';

/**
 * Describes the decision about one customer of a cleaning. `cleaned` is undefined if the stored record already has the
 * corrected values.
 */
export type DecidedCleaning = { readonly wrong: Text } | { readonly cleaned: CleanedPerson | undefined };

type Given = {
  readonly person: CleanedPerson | undefined;
  readonly fixes: readonly ProposedFix[];
  readonly isChosen: boolean;
};

/**
 * Decides what a cleaning changes about a customer. Rejects a customer whom a person left out, or whose record was
 * changed after the proposal.
 */
export function decideCleaned({ person, fixes, isChosen }: Given): DecidedCleaning {
  if (!person) return { wrong: CUSTOMER_NOT_FOUND().detail };
  if (!isChosen) return { wrong: LEFT_OUT() };
  let draft = person;
  for (const fix of fixes) {
    const present = valueOf(draft, fix);
    if (present !== fix.before && present !== fix.after) return { wrong: CHANGED_MEANWHILE() };
    draft = withValue(draft, fix, fix.after);
  }
  const isSame = fixes.every((fix) => valueOf(person, fix) === valueOf(draft, fix));
  return { cleaned: isSame ? undefined : draft };
}
