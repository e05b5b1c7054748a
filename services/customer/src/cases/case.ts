/** Decides the rules of a case: its states, the effect of each step, and its view. */
import { CASE_WRONG_STATE } from '@toric/contracts/customer/cases/case.errors';
import type { CaseFacts } from '@toric/contracts/customer/cases/case.http';
import type { CaseState } from '@toric/contracts/customer/cases/case';
import type { Clocked, Dues } from '../clocks/case-clock.ts';

/** Describes a case without its encrypted subject. */
export type Case = Omit<CaseFacts, 'clock' | 'createdAt' | 'updatedAt'> &
  Clocked &
  Dues & { readonly nextStepAt: Date | null; readonly updatedAt: Date };

/** Holds the encrypted part of a case. `sender` is the person who wrote, if she is not a customer. */
export type CaseContents = {
  readonly subject: string;
  readonly sender: { readonly name: string | null; readonly email: string | null } | null;
  readonly comment?: string | undefined;
};

const NEXT: Readonly<Record<CaseState, readonly CaseState[]>> = {
  new: ['open', 'waiting', 'solved', 'closed'],
  open: ['waiting', 'solved', 'closed'],
  waiting: ['open', 'solved', 'closed'],
  solved: ['closed', 'reopened'],
  closed: ['reopened'],
  reopened: ['open', 'waiting', 'solved', 'closed'],
};

export const isAtRest = ({ state }: Pick<Case, 'state'>): boolean => state === 'solved' || state === 'closed';

/** Lists the states in which the clock of a case is stopped. */
export const HOLDS: readonly CaseState[] = ['waiting', 'solved', 'closed'];

/**
 * Returns the case in another state. A solved or closed case that is reopened no longer counts as solved. Throws if a
 * case cannot move from its present state to the other one.
 */
export function moved(from: Case, to: CaseState, now: Date): Case {
  if (!NEXT[from.state].includes(to)) throw CASE_WRONG_STATE();
  const next = { ...from, state: to, version: from.version + 1, updatedAt: now };
  switch (to) {
    case 'solved':
      return { ...next, solvedAt: now };
    case 'closed':
      return { ...next, solvedAt: from.solvedAt ?? now, closedAt: now };
    case 'reopened':
      return {
        ...next,
        ...{ solvedAt: null, closedAt: null, reopenings: from.reopenings + 1 },
        ...{ resolutionWarnedAt: null, resolutionBreachedAt: null },
      };
    case 'new':
    case 'open':
    case 'waiting':
      return next;
  }
}

/** Returns the case after a message of the customer: a waiting or finished case is open again. */
export function received(from: Case, now: Date): Case {
  if (from.state === 'waiting') return moved(from, 'open', now);
  if (isAtRest(from)) return moved(from, 'reopened', now);
  return { ...from, version: from.version + 1, updatedAt: now };
}

/**
 * Returns the case after an answer to the customer, in the state `then`. The first answer ends the response clock.
 * Throws if the case is solved or closed.
 */
export function answered(from: Case, then: 'open' | 'waiting' | 'solved', now: Date): Case {
  if (isAtRest(from)) throw CASE_WRONG_STATE();
  const next = { ...from, respondedAt: from.respondedAt ?? now };
  const isThere = from.state === then || (then === 'open' && from.state === 'reopened');
  return isThere ? { ...next, version: from.version + 1, updatedAt: now } : moved(next, then, now);
}

/** Returns the number of a case, such as `C-2026-000042`. */
export const numberOf = (year: number, count: number): string => `C-${year}-${String(count).padStart(6, '0')}`;

const text = (at: Date | null): string | null => at && at.toISOString();

const isPast = (at: Date | null, now: Date): boolean => at !== null && at <= now;

/** Returns a case as the API shows it. */
export function caseView(of: Case, now: Date): CaseFacts {
  const { responseWarnAt, responseDueAt, resolutionWarnAt, resolutionDueAt, respondedAt, solvedAt, closedAt } = of;
  const { id, number, type, priority, channel, state, team, assigneeId, collaboratorIds, customerId } = of;
  const { orderId, productId, eye, gtin, lotNumber, complaintId, reopenings, score, version } = of;
  return {
    ...{ id, number, type, priority, channel, state, team, assigneeId, collaboratorIds, customerId },
    ...{ orderId, productId, eye, gtin, lotNumber, complaintId, reopenings, score, version },
    clock: {
      paused: state === 'waiting',
      responseDueAt: text(responseDueAt),
      respondedAt: text(respondedAt),
      resolutionDueAt: text(resolutionDueAt),
      solvedAt: text(solvedAt),
      closedAt: text(closedAt),
      warned: isPast(responseWarnAt, now) || isPast(resolutionWarnAt, now),
      late: isPast(responseDueAt, now) || isPast(resolutionDueAt, now),
    },
    createdAt: of.createdAt.toISOString(),
    updatedAt: of.updatedAt.toISOString(),
  };
}
