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
 * Stores a change of a staff account, and saves the account. `member` is the account before the change, and `next` the
 * account after it. `after` are the roles after the change, by default those of `next`. Returns the change for the
 * change record.
 */
export async function saveChange(
  { tx, vault }: { tx: Tx; vault: Vault },
  member: StaffMember,
  next: StaffMember,
  { after = next.roles, ...change }: GivenChange,
): Promise<Change> {
  const { id: staffId, version, updatedAt: at } = next;
  // the row of this change comes first, because the row of the account may point to it as its open request
  await insertStaffChange(tx, vault, { ...change, staffId, version, before: member.roles, after, at });
  await updateStaff(tx, next);
  return staffChange({ ...change, staffId, before: member.roles, after });
}

/** Returns the account with the next version number. */
export const nextVersion = (member: StaffMember, now: Date): StaffMember => ({
  ...member,
  version: member.version + 1,
  updatedAt: now,
});
