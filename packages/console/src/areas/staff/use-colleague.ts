import { GetStaff, type StaffView } from '@toric/contracts/customer/staff/staff.http';
import { ListStaffChanges, type StaffChange } from '@toric/contracts/customer/staff/staff-change.http';
import { useMemo } from 'react';
import { useAnswer } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { waitingReset } from './waiting-reset.ts';

/**
 * Describes a member of staff, with the reset that waits for another administrator, and with the id of the person who
 * uses the page.
 */
export type Colleague = StaffView & { readonly me: string; readonly reset: StaffChange | undefined };

/** Returns a member of staff, and the query that reads the account. */
export function useColleague(staffId: string) {
  const { person } = useSession();
  const query = useAnswer(GetStaff, { params: { staffId } });
  const changes = useAnswer(ListStaffChanges, { query: { staffId, limit: 50 } });
  const { data: view } = query;
  const reset = changes.data && waitingReset(changes.data.data, new Date());
  const record = useMemo<Colleague | undefined>(
    () => (view ? { ...view, me: person.id, reset } : undefined),
    [view, person.id, reset],
  );
  return { record, query };
}
