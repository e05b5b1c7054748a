import type { CustomerPseudonyms } from '../../customer-pseudonym.ts';
import { mergesOf } from '../merges.flow.ts';

/** ⇐ customer.merge-undone.v1. Puts back the rows that the merge moved, unless they have changed since. */
export const undoMerge = (customers: CustomerPseudonyms) => mergesOf(customers)['undo-merge'];
