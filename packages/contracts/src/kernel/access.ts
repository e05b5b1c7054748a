import { z } from 'zod';

/** Staff roles and what they are for; a customer is not staff and holds no role but its own. */
export const STAFF_ROLES = [
  'sales',
  'optician',
  'warehouse',
  'finance',
  'marketing',
  'operator',
  'auditor',
  'admin',
] as const;
export const StaffRole = z.enum(STAFF_ROLES);
export type StaffRole = z.infer<typeof StaffRole>;
export type Role = 'customer' | StaffRole;

/** Who may call an operation. `customer:self` reaches only what the caller owns: anything else answers 404. */
export type Permission = 'public' | 'customer:self' | StaffRole;

/** The caller, as the access token says. `self` of a customer is its customer id. */
export type Actor = { readonly id: string; readonly kind: 'customer' | 'staff'; readonly roles: readonly Role[] };

export function mayCall(allow: readonly Permission[], actor: Actor | undefined): boolean {
  if (allow.includes('public')) return true;
  if (!actor) return false;
  return allow.some((permission) =>
    permission === 'customer:self' ? actor.kind === 'customer' : actor.roles.some((role) => role === permission),
  );
}
