import { StaffRole } from '@toric/contracts/kernel/access';
import { STAFF_OWN_ROLES } from '@toric/contracts/customer/people/staff.errors';
import type { StaffView } from '@toric/contracts/customer/people/staff.http';

export type StaffData = { email: string; name: string };
export type StaffMember = {
  id: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  roles: readonly string[];
  data: StaffData;
};

/** Refuses administrators who change their own roles. */
export function assertNotOneself(actorId: string, staffId: string): void {
  if (actorId === staffId) throw STAFF_OWN_ROLES();
}

export const staffView = ({ id, version, roles, data, createdAt, updatedAt }: StaffMember): StaffView => ({
  id,
  ...data,
  roles: roles.map((role) => StaffRole.parse(role)),
  version,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
