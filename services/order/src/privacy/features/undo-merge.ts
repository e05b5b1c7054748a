import { merges } from '../merges.flow.ts';

/**
 * ⇐ customer.merge-undone.v1. Moves the rows back that the merge of two customers moved and that nobody has changed
 * since.
 */
export const undoMerge = merges['undo-merge'];
