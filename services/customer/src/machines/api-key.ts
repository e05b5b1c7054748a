/** Decides what an API key of the shop may do, and who may change it (docs/api-keys.md). */
import {
  API_KEY_BEYOND_ROLES,
  API_KEY_ENDED,
  API_KEY_EXPIRY,
  API_KEY_NEEDS_SECOND_PERSON,
  API_KEY_SCOPES,
  SCOPE_BEYOND_ROLES,
  SCOPE_CLOSED,
  SCOPE_UNKNOWN,
} from '@toric/contracts/customer/machines/api-key.errors';
import { type Actor, mayCall, type StaffRole } from '@toric/contracts/kernel/access';
import type { FieldError } from '@toric/contracts/kernel/business-error';
import { isForKeys, needsSecondPerson, scopesOf } from '@toric/contracts/customer/machines/key-scopes';
import { isPublished, type Operation } from '@toric/contracts/kernel/operation';

export type ApiKey = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** Lists the roles with which the API key acts. The person who gave the scopes had these roles. */
  readonly roles: readonly StaffRole[];
  readonly addresses: readonly string[];
  readonly requestsPerMinute: number;
  /** Holds the session id of the key's access tokens. Each change of the key gives the key a new id. */
  readonly generation: string;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly createdBy: string;
  /**
   * Names the person who gave the present scopes of the key. `approvedBy` is the other person who approved these
   * scopes.
   */
  readonly askedBy: string;
  readonly approvedBy: string | null;
  /** Is true while the API key cannot be used, because its scopes wait for a second person. */
  readonly waiting: boolean;
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

/** Holds the largest number of API keys in force. The limit lets people still check a list of them. */
export const MOST_KEYS = 200;
const DAY_MS = 86_400_000;

/** Maps each scope to the operations that the scope opens. A scope that is closed to API keys opens no operation. */
export type Opened = ReadonlyMap<string, readonly Operation[]>;

async function readScopes(): Promise<Opened> {
  const { declarations } = await import('@toric/contracts/all');
  const opened = new Map<string, Operation[]>();
  for (const operation of declarations.filter(isPublished)) {
    if (operation.allow.includes('public')) continue;
    for (const scope of scopesOf(operation)) {
      const others = opened.get(scope) ?? [];
      opened.set(scope, isForKeys(operation) ? [...others, operation] : others);
    }
  }
  return opened;
}

let loading: Promise<Opened> | undefined;
/**
 * Returns the operations of each scope. Loads the declarations of all services only when somebody gives scopes, which
 * is rare.
 */
export const openedScopes = (): Promise<Opened> => (loading ??= readScopes());

const staffRolesOf = ({ roles }: Pick<Actor, 'roles'>): StaffRole[] =>
  roles.filter((role): role is StaffRole => role !== 'customer');

/**
 * Returns the roles with which a key of these scopes acts: the roles of the person that permit one of the operations.
 * Throws if a scope is unknown, closed to keys, or opens nothing that the person may do.
 */
export function rolesForScopes(opened: Opened, scopes: readonly string[], person: Actor): StaffRole[] {
  const errors: FieldError[] = [];
  const permitted = scopes.flatMap((scope, index) => {
    const operations = opened.get(scope);
    const own = (operations ?? []).filter(({ allow }) => mayCall(allow, person));
    const detail =
      operations === undefined
        ? SCOPE_UNKNOWN({ scope })
        : operations.length === 0
          ? SCOPE_CLOSED({ scope })
          : SCOPE_BEYOND_ROLES({ scope });
    if (own.length === 0) errors.push({ pointer: `/scopes/${index}`, detail });
    return own;
  });
  if (errors.length > 0) throw API_KEY_SCOPES().at(...errors);
  return staffRolesOf(person).filter((role) => permitted.some(({ allow }) => allow.includes(role)));
}

type Approval = Pick<ApiKey, 'waiting' | 'askedBy' | 'approvedBy'>;
type Rights = Pick<ApiKey, 'scopes' | 'roles'>;

/**
 * Returns whether the scopes that a person gives need a second person. They do if they open an operation that moves
 * money or is medical. If the scopes of an earlier key are only narrowed, its approval stays valid.
 */
export function approvalFor(
  opened: Opened,
  { scopes, roles }: Rights,
  person: Actor,
  earlier?: Rights & Approval,
): Approval {
  const given = { askedBy: person.id, approvedBy: null };
  const own = scopes.flatMap((scope) => opened.get(scope) ?? []).filter(({ allow }) => mayCall(allow, person));
  if (!own.some(needsSecondPerson)) return { ...given, waiting: false };
  const isNarrowed =
    earlier !== undefined &&
    scopes.every((scope) => earlier.scopes.includes(scope)) &&
    roles.every((role) => earlier.roles.includes(role));
  if (!isNarrowed || earlier.waiting) return { ...given, waiting: true };
  return { waiting: false, askedBy: earlier.askedBy, approvedBy: earlier.approvedBy };
}

/**
 * Throws unless the person may approve the scopes of a key. She must not have given them herself. She must be an
 * administrator, or have the roles of the key.
 */
export function assertMayApprove(person: Actor, key: Pick<ApiKey, 'askedBy' | 'roles'>): void {
  if (key.askedBy === person.id) throw API_KEY_NEEDS_SECOND_PERSON();
  if (!person.roles.includes('admin')) assertCovers(person, key);
}

/** Throws unless the person has every role of the key. Otherwise she could use it for rights that she does not have. */
export function assertCovers(person: Actor, { roles }: Pick<ApiKey, 'roles'>): void {
  const missing = roles.filter((role) => !person.roles.includes(role));
  if (missing.length > 0) throw API_KEY_BEYOND_ROLES({ roles: missing.join(', ') });
}

/**
 * Throws unless the person may end the key. An administrator may end every key, because ending a key gives no rights.
 */
export function assertMayEnd(person: Actor, key: Pick<ApiKey, 'roles'>): void {
  if (!person.roles.includes('admin')) assertCovers(person, key);
}

export function assertExpiry(expiresAt: Date, now: Date, mostDays: number): void {
  const inFuture = expiresAt > now;
  if (!inFuture || expiresAt.getTime() - now.getTime() > mostDays * DAY_MS) throw API_KEY_EXPIRY({ days: mostDays });
}

type Lifetime = Pick<ApiKey, 'endedAt' | 'expiresAt'>;

export function stateOf({ endedAt, expiresAt, waiting }: Lifetime & Pick<ApiKey, 'waiting'>, now: Date) {
  if (endedAt !== null) return 'ended' as const;
  if (expiresAt <= now) return 'expired' as const;
  return waiting ? ('waiting' as const) : ('active' as const);
}

/** Throws if the key was ended or has expired. A key that waits for a second person may be changed. */
export function assertInForce({ endedAt, expiresAt }: Lifetime, now: Date): void {
  if (endedAt !== null || expiresAt <= now) throw API_KEY_ENDED();
}

/** Returns the fields of a key for the change record. */
export const recordedFields = ({ name, scopes, roles, addresses, requestsPerMinute, expiresAt }: ApiKey) => ({
  ...{ name, scopes, roles, addresses, requestsPerMinute, expiresAt },
});
