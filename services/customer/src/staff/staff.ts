import type { StaffView } from '@toric/contracts/customer/staff/staff.http';
import {
  STAFF_OWN_CODE,
  STAFF_OWN_ROLES,
  STAFF_REQUEST_NOT_WAITING,
  STAFF_ROLES_EXCLUDE_EACH_OTHER,
} from '@toric/contracts/customer/staff/staff.errors';
import type { StaffRole } from '@toric/contracts/kernel/access';
import { conflictsOf, newConflicts } from '@toric/contracts/customer/staff/role-conflicts';

export type StaffData = { email: string; name: string };
/** Describes a request for roles that another administrator must approve. */
export type RoleRequest = { id: string; roles: readonly StaffRole[]; requestedBy: string; requestedAt: Date };
export type StaffMember = {
  id: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  roles: readonly StaffRole[];
  /** Is true if the member of staff has a password. */
  active: boolean;
  roleRequest: RoleRequest | null;
  data: StaffData;
};

/** Throws if an administrator changes her own roles. */
export function assertNotOneself(actorId: string, staffId: string): void {
  if (actorId === staffId) throw STAFF_OWN_ROLES();
}

/**
 * Throws if an administrator issues a set-up code to herself. Otherwise a stolen access token, which is valid for
 * minutes, would be enough to set a new password.
 */
export function assertCodeOfAnother(actorId: string, staffId: string): void {
  if (actorId === staffId) throw STAFF_OWN_CODE();
}

/** Throws if the change adds roles that exclude each other. */
export function assertCompatible(before: readonly StaffRole[], after: readonly StaffRole[]): void {
  const conflicts = newConflicts(before, after, 'never');
  if (conflicts.length === 0) return;
  throw STAFF_ROLES_EXCLUDE_EACH_OTHER().at(...conflicts.map(({ why }) => ({ pointer: '/roles', detail: why })));
}

type Change = { before: readonly StaffRole[]; after: readonly StaffRole[]; anotherAdmin: boolean };

/**
 * Returns true if another administrator must approve the change. The first administrator adds the second one alone,
 * because nobody else could approve it.
 */
export function needsSecondAdministrator({ before, after, anotherAdmin }: Change): boolean {
  if (newConflicts(before, after, 'second-administrator').length > 0) return true;
  return anotherAdmin && after.includes('admin') && !before.includes('admin');
}

/**
 * Returns the open request of an account. Throws if the given request is not open, because it was decided or replaced.
 */
export function requireWaiting({ roleRequest }: StaffMember, requestId: string): RoleRequest {
  if (roleRequest?.id !== requestId) throw STAFF_REQUEST_NOT_WAITING();
  return roleRequest;
}

export const staffView = (member: StaffMember): StaffView => {
  const { id, version, roles, active, roleRequest, data, createdAt, updatedAt } = member;
  return {
    id,
    ...data,
    roles: [...roles],
    active,
    roleRequest: roleRequest && {
      ...roleRequest,
      roles: [...roleRequest.roles],
      requestedAt: roleRequest.requestedAt.toISOString(),
    },
    excludedPairs: conflictsOf(roles, 'never').map((conflict) => [...conflict.roles]),
    version,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
};
