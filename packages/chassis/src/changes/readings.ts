import type { Change, ChangeAction } from '@toric/contracts/record/change';

/** Returns one reading of each row, for a list or a search that shows data of persons. */
export const readings = (
  action: ChangeAction,
  rows: readonly { readonly id: string; readonly customerId: string | null }[],
): Change[] => rows.map(({ id, customerId }) => ({ action, subject: id, customerId }));
