import type { Change, ChangeAction } from '@toric/contracts/record/change';

/**
 * Returns one reading for the change record for each row, so that a list or a search that shows data of persons is
 * recorded.
 */
export const readings = (
  action: ChangeAction,
  rows: readonly { readonly id: string; readonly customerId: string | null }[],
): Change[] => rows.map(({ id, customerId }) => ({ action, subject: id, customerId }));
