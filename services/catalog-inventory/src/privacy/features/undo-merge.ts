import type { CustomerPseudonyms } from '../../customer-pseudonym.ts';
import { mergesOf } from '../merges.flow.ts';

/** ⇐ customer.merge-undone.v1. Puts back the rows that the merge moved, as far as they are still where it moved them. */
export const undoMerge = (customers: CustomerPseudonyms) => mergesOf(customers)['undo-merge'];
