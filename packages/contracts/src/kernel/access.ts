import { z } from 'zod';

/** Lists the roles of staff. A customer is not staff and has no role but `customer`. */
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
 * Names a group of callers that an operation admits. `customer:self` admits customers, but only to their own data. For
 * the data of another customer they get 404.
 */
export type Permission = 'public' | 'customer:self' | StaffRole;

/**
 * Describes the caller, as the access token names it. `id` is the id of a customer or of a member of staff. `sessionId`
 * names the sign-in from which the token comes.
 */
export type Actor = {
  readonly id: string;
  readonly kind: 'customer' | 'staff';
  readonly roles: readonly Role[];
  readonly sessionId?: string;
  /**
   * Holds the time at which the caller last proved the second factor, in seconds since 1970. It is omitted if the
   * caller has no second factor.
   */
  readonly factorAt?: number;
  /** Limits what the caller may do. `enrolment`: a member of staff without a second factor, who may only set one up. */
  readonly scope?: 'enrolment';
  /**
   * Holds the rights of an API key, if the caller is a machine. Then `id` is the id of the key, and `kind` is `staff`.
   */
  readonly key?: KeyRights;
};

/** Describes the limits of an API key, besides its roles. */
export type KeyRights = {
  /** Lists the operations that the key may call, by name or by group (customer/machines/key-scopes.ts). */
  readonly scopes: readonly string[];
  /** Lists the networks (CIDR) from which the key may be used. An empty list means every network. */
  readonly addresses: readonly string[];
  readonly requestsPerMinute: number;
};

/** A proof of the second factor is fresh for this number of seconds. */
export const STEP_UP_SECONDS = 300;

/**
 * Returns true if the caller proved the second factor within `STEP_UP_SECONDS`. A customer without a second factor
 * needs no proof. Staff always need one. An API key needs none, because the person who gave the scope proved the second
 * factor.
 */
export function hasFreshFactor({ kind, factorAt, key }: Actor, now: Date): boolean {
  if (key) return true;
  if (factorAt === undefined) return kind === 'customer';
  return now.getTime() / 1000 - factorAt <= STEP_UP_SECONDS;
}

/**
 * Returns true if `allow` contains `public` or a group of the caller. A caller without a token belongs only to the
 * group `public`.
 */
export function mayCall(allow: readonly Permission[], actor: Actor | undefined): boolean {
  if (allow.includes('public')) return true;
  if (!actor) return false;
  return allow.some((permission) =>
    permission === 'customer:self' ? actor.kind === 'customer' : actor.roles.some((role) => role === permission),
  );
}
