/** Staff: who they are, and who may say what they may do. */
import { StaffRole } from '@toric/contracts/access';
import { BusinessError } from '@toric/contracts/business-error';
import type { StaffView } from '@toric/contracts/customer-session.http';

export type StaffData = { email: string; name: string };
export type StaffMember = {
  id: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  roles: readonly string[];
  data: StaffData;
};

export const staffNotFound = () =>
  new BusinessError('staff.not-found', 'not-found', 'There is no such member of staff.');

export function assertNotOneself(actorId: string, staffId: string): void {
  if (actorId !== staffId) return;
  throw new BusinessError(
    'staff.own-roles',
    'forbidden',
    'Nobody changes their own roles. Ask another administrator to change yours.',
  );
}

export const staffView = ({ id, version, roles, data, createdAt, updatedAt }: StaffMember): StaffView => ({
  id,
  ...data,
  roles: roles.map((role) => StaffRole.parse(role)),
  version,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
