import { changed } from '@toric/chassis/changes/changed';
import type { Change } from '@toric/contracts/record/change';
import type { NewStaffChange } from './staff-change.store.ts';

/**
 * Returns the entry of the change record for a change of a staff account. The list of staff changes has a row for it
 * too, which also names the request.
 */
export const staffChange = ({
  staffId,
  kind,
  before,
  after,
  reason,
}: Pick<NewStaffChange, 'staffId' | 'kind' | 'before' | 'after' | 'reason'>): Change => ({
  ...{ action: `staff.${kind}`, subject: staffId, why: reason },
  fields: changed({ roles: kind === 'added' ? undefined : before }, { roles: after }),
});
