import type { Vault } from '@toric/chassis/data/vault';
import type { Change } from '@toric/contracts/record/change';
import type { Tx } from '@toric/messaging/sql';
import type { StaffMember } from './staff.ts';
import { updateStaff } from './staff.store.ts';
import { staffChange } from './staff-change-record.ts';
import { insertStaffChange, type NewStaffChange } from './staff-change.store.ts';

type GivenChange = Omit<NewStaffChange, 'staffId' | 'version' | 'before' | 'after' | 'at'> & {
  after?: NewStaffChange['after'];
};

/**
 * Records a change of the account, and saves the member as it is after the change. `member` is the state before it. If
 * `after` is left out, the change leaves the roles as they are. Returns the change for the change record.
 */
export async function saveChange(
  { tx, vault }: { tx: Tx; vault: Vault },
  member: StaffMember,
  next: StaffMember,
  { after = next.roles, ...change }: GivenChange,
): Promise<Change> {
  const { id: staffId, version, updatedAt: at } = next;
  // the request that `next` names is the row of this change, so the row comes first
  await insertStaffChange(tx, vault, { ...change, staffId, version, before: member.roles, after, at });
  await updateStaff(tx, next);
  return staffChange({ ...change, staffId, before: member.roles, after });
}

/** Returns the member in the version that follows. */
export const nextVersion = (member: StaffMember, now: Date): StaffMember => ({
  ...member,
  version: member.version + 1,
  updatedAt: now,
});
