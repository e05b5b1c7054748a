/** API keys of the shop: what a key may do, and who may change it (docs/api-keys.md). */
import { declarations } from '@toric/contracts/all';
import {
  API_KEY_BEYOND_ROLES,
  API_KEY_ENDED,
  API_KEY_EXPIRY,
  API_KEY_SCOPES,
  SCOPE_BEYOND_ROLES,
  SCOPE_CLOSED,
  SCOPE_UNKNOWN,
} from '@toric/contracts/customer/machines/api-key.errors';
import { type Actor, mayCall, type StaffRole } from '@toric/contracts/kernel/access';
import type { FieldError } from '@toric/contracts/kernel/business-error';
import { isForKeys, scopesOf } from '@toric/contracts/customer/machines/key-scopes';
import { isPublished, type Operation } from '@toric/contracts/kernel/operation';

export type ApiKey = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** The roles with which the key acts. The person who gave the scopes had them. */
  readonly roles: readonly StaffRole[];
  readonly addresses: readonly string[];
  readonly requestsPerMinute: number;
  /** The session id of the access tokens that are issued for the key. Each change gives the key a new one. */
  readonly generation: string;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly createdBy: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export type ApiKeySecret = {
  readonly prefix: string;
  readonly createdAt: Date;
  readonly endsAt: Date | null;
  readonly lastUsedAt: Date | null;
};

/** The most keys that may be in force, so that a list of them can still be looked through. */
export const MOST_KEYS = 200;
const DAY_MS = 86_400_000;

/** The operations that each scope opens. A scope that no key may have opens none. */
const OPENED = new Map<string, Operation[]>();
for (const operation of declarations.filter(isPublished)) {
  if (operation.allow.includes('public')) continue;
  for (const scope of scopesOf(operation)) {
    const opened = OPENED.get(scope) ?? [];
    OPENED.set(scope, isForKeys(operation) ? [...opened, operation] : opened);
  }
}

const staffRolesOf = ({ roles }: Pick<Actor, 'roles'>): StaffRole[] =>
  roles.filter((role): role is StaffRole => role !== 'customer');

/**
 * Returns the roles with which a key of these scopes acts: the roles of the person that permit one of the operations.
 * Throws if a scope is unknown, closed to keys, or opens nothing that the person may do.
 */
export function rolesForScopes(scopes: readonly string[], person: Actor): StaffRole[] {
  const errors: FieldError[] = [];
  const permitted = scopes.flatMap((scope, index) => {
    const opened = OPENED.get(scope);
    const own = (opened ?? []).filter(({ allow }) => mayCall(allow, person));
    const detail =
      opened === undefined
        ? SCOPE_UNKNOWN({ scope })
        : opened.length === 0
          ? SCOPE_CLOSED({ scope })
          : SCOPE_BEYOND_ROLES({ scope });
    if (own.length === 0) errors.push({ pointer: `/scopes/${index}`, detail });
    return own;
  });
  if (errors.length > 0) throw API_KEY_SCOPES().at(...errors);
  return staffRolesOf(person).filter((role) => permitted.some(({ allow }) => allow.includes(role)));
}

/** Throws unless the person has every role of the key. Otherwise she would get rights from it that she does not have. */
export function assertCovers(person: Actor, { roles }: Pick<ApiKey, 'roles'>): void {
  const missing = roles.filter((role) => !person.roles.includes(role));
  if (missing.length > 0) throw API_KEY_BEYOND_ROLES({ roles: missing.join(', ') });
}

/** Throws unless the person may end the key. An administrator may end every key, because ending one gives no rights. */
export function assertMayEnd(person: Actor, key: Pick<ApiKey, 'roles'>): void {
  if (!person.roles.includes('admin')) assertCovers(person, key);
}

export function assertExpiry(expiresAt: Date, now: Date, mostDays: number): void {
  const inFuture = expiresAt > now;
  if (!inFuture || expiresAt.getTime() - now.getTime() > mostDays * DAY_MS) throw API_KEY_EXPIRY({ days: mostDays });
}

export function stateOf({ endedAt, expiresAt }: Pick<ApiKey, 'endedAt' | 'expiresAt'>, now: Date) {
  if (endedAt !== null) return 'ended' as const;
  return expiresAt <= now ? ('expired' as const) : ('active' as const);
}

export function assertActive(key: Pick<ApiKey, 'endedAt' | 'expiresAt'>, now: Date): void {
  if (stateOf(key, now) !== 'active') throw API_KEY_ENDED();
}

/** Returns the fields of a key that the change record compares. */
export const recordedFields = ({ name, scopes, roles, addresses, requestsPerMinute, expiresAt }: ApiKey) => ({
  ...{ name, scopes, roles, addresses, requestsPerMinute, expiresAt },
});
