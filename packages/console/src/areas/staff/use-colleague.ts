import { useQuery } from '@tanstack/react-query';
import { ListStaff, type StaffView } from '@toric/contracts/customer/staff/staff.http';
import { ListStaffChanges, type StaffChange } from '@toric/contracts/customer/staff/staff-change.http';
import { useMemo } from 'react';
import { api, keyOf, useAnswer } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { waitingReset } from './waiting-reset.ts';

/** A member of staff, with the reset that waits for another administrator and the person who looks at the page. */
export type Colleague = StaffView & { readonly me: string; readonly reset: StaffChange | undefined };

/** Finds a member of staff in the list, because the API has no other way. A shop has a few dozen at most. */
export async function findStaff(staffId: string): Promise<StaffView | null> {
  for await (const one of api.each(ListStaff, { query: { limit: 100 } })) if (one.id === staffId) return one;
  return null;
}

/** Returns a member of staff, and the query behind it. Null means that there is none. */
export function useColleague(staffId: string) {
  const { person } = useSession();
  const query = useQuery({ queryKey: keyOf(ListStaff, { staffId }), queryFn: () => findStaff(staffId) });
  const changes = useAnswer(ListStaffChanges, { query: { staffId, limit: 50 } });
  const { data: view } = query;
  const reset = changes.data && waitingReset(changes.data.data, new Date());
  const record = useMemo<Colleague | undefined>(
    () => (view ? { ...view, me: person.id, reset } : undefined),
    [view, person.id, reset],
  );
  return { record, isMissing: view === null, query };
}
