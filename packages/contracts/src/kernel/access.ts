import { z } from 'zod';

/** The roles of staff. A customer is not staff and has no role but `customer`. */
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

/**
 * A group of callers that an operation admits. `customer:self` admits customers, but only to their own data. For the
 * data of another customer they get 404.
 */
export type Permission = 'public' | 'customer:self' | StaffRole;

/**
 * The caller, as named by the access token. `id` is the id of a customer or of a member of staff. `sessionId` names the
 * sign-in from which the token comes.
 */
export type Actor = {
  readonly id: string;
  readonly kind: 'customer' | 'staff';
  readonly roles: readonly Role[];
  readonly sessionId?: string;
  /** When the caller last proved the second factor, in seconds since 1970. Omitted if she has none. */
  readonly factorAt?: number;
  /** `enrolment`: a member of staff without a second factor, who may only set one up. */
  readonly scope?: 'enrolment';
  /** Present if the caller is a machine with an API key. Its `id` is the id of the key, and its kind is `staff`. */
  readonly key?: KeyRights;
};

/** The limits of an API key, beside its roles. */
export type KeyRights = {
  /** The operations that the key may call, by name or by group (customer/machines/key-scopes.ts). */
  readonly scopes: readonly string[];
  /** The networks (CIDR) from which the key may be used. An empty list means every network. */
  readonly addresses: readonly string[];
  readonly requestsPerMinute: number;
};

/** How long a proof of the second factor permits operations that need a fresh one. */
export const STEP_UP_SECONDS = 300;

/**
 * Returns true if the caller proved her second factor within `STEP_UP_SECONDS`. A customer without a second factor needs
 * no proof. Staff always do. An API key needs none, because its maker proved hers when she gave the scope.
 */
export function hasFreshFactor({ kind, factorAt, key }: Actor, now: Date): boolean {
  if (key) return true;
  if (factorAt === undefined) return kind === 'customer';
  return now.getTime() / 1000 - factorAt <= STEP_UP_SECONDS;
}

/**
 * Returns true if `allow` contains `public` or a group of the caller. A caller without a token has no group but
 * `public`.
 */
export function mayCall(allow: readonly Permission[], actor: Actor | undefined): boolean {
  if (allow.includes('public')) return true;
  if (!actor) return false;
  return allow.some((permission) =>
    permission === 'customer:self' ? actor.kind === 'customer' : actor.roles.some((role) => role === permission),
  );
}
