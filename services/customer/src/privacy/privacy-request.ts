/** Holds the rules for privacy requests: who may take which step, and when. */
import {
  PRIVACY_NEEDS_SECOND_PERSON,
  PRIVACY_NOT_WAITING,
  PRIVACY_ORDERS_UNDER_WAY,
  PRIVACY_REASON_NEEDED,
} from '@toric/contracts/customer/privacy/privacy.errors';
import { HOLDERS } from '@toric/contracts/personal-data/collected-part';
import type {
  PrivacyKind,
  PrivacyLaw,
  PrivacyRequest as View,
  PrivacyState,
} from '@toric/contracts/customer/privacy/privacy.http';
import type { Actor } from '@toric/contracts/kernel/access';
import { DEADLINES } from './deadline.ts';

/** Describes a privacy request without its encrypted columns. */
export type PrivacyRequest = {
  readonly id: string;
  readonly customerId: string;
  readonly kind: PrivacyKind;
  readonly state: PrivacyState;
  readonly law: PrivacyLaw;
  readonly askedBy: string;
  readonly askedByStaff: boolean;
  readonly dueAt: Date;
  readonly fileUntil: Date | null;
  readonly endedAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export const FIRST_STATE: Readonly<Record<PrivacyKind, PrivacyState>> = {
  access: 'collecting',
  portability: 'collecting',
  erasure: 'asked',
  restriction: 'in-force',
};

/** Holds the number of days for which a file is kept. */
export const FILE_DAYS = 7;
export const fileUntil = (now: Date): Date => new Date(now.getTime() + FILE_DAYS * 86_400_000);

/** Returns the request for the API. `arrived` lists the services whose data have arrived. */
export function requestView(request: PrivacyRequest, arrived: readonly string[]): View {
  const { askedBy: _, fileUntil: until, endedAt, dueAt, createdAt, updatedAt, ...rest } = request;
  return {
    ...rest,
    dueAt: dueAt.toISOString(),
    deadlineSource: DEADLINES[request.law].source,
    waitingFor: request.state === 'collecting' ? HOLDERS.filter((service) => !arrived.includes(service)) : [],
    fileUntil: until?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

/** Throws if staff make a privacy request for a person without a reason. */
export function requireReason({ kind }: Pick<Actor, 'kind'>, reason: string | undefined): void {
  if (kind === 'staff' && reason === undefined) throw PRIVACY_REASON_NEEDED();
}

/** Throws unless the request is of one of these kinds and in this state. */
export function requireState(
  { kind, state }: PrivacyRequest,
  kinds: readonly PrivacyKind[],
  wanted: PrivacyState,
): void {
  if (!kinds.includes(kind) || state !== wanted) throw PRIVACY_NOT_WAITING({ state });
}

/**
 * Throws if this person may not confirm the erasure, or if a parcel of the customer's orders was not handed over yet.
 */
export function requireConfirmable(request: PrivacyRequest, actor: Actor, ordersUnderWay: readonly string[]): void {
  requireState(request, ['erasure'], 'asked');
  if (actor.kind === 'staff' && request.askedBy === actor.id) throw PRIVACY_NEEDS_SECOND_PERSON();
  if (ordersUnderWay.length > 0) throw PRIVACY_ORDERS_UNDER_WAY({ count: ordersUnderWay.length });
}
