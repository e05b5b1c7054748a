import type { Vault } from '@toric/chassis/data/vault';
import type { Change } from '@toric/contracts/record/change';
import type { StaffRole } from '@toric/contracts/kernel/access';
import type { Tx } from '@toric/messaging/sql';
import { nextVersion, saveChange } from './save-change.flow.ts';
import type { StaffMember } from './staff.ts';

type Asked = { id: string; roles: readonly StaffRole[]; reason: string; requestedBy: string; now: Date };

/**
 * Stores a request for roles that another administrator must approve. It replaces an earlier request for the same
 * account. Returns the account with the request, and the change for the change record.
 */
export async function requestRoles(
  { tx, vault }: { tx: Tx; vault: Vault },
  member: StaffMember,
  { id, roles, reason, requestedBy, now }: Asked,
): Promise<{ member: StaffMember; change: Change }> {
  const roleRequest = { id, roles, requestedBy, requestedAt: now };
  const next = { ...nextVersion(member, now), roleRequest };
  const change = await saveChange({ tx, vault }, member, next, {
    ...{ id, kind: 'roles-requested', after: roles, reason, madeBy: requestedBy },
  });
  return { member: next, change };
}
