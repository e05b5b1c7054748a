import { merges } from '../merges.flow.ts';

/** ⇐ customer.merge-undone.v1. Moves back the rows that the merge moved and that nobody has changed since. */
export const undoMerge = merges['undo-merge'];
