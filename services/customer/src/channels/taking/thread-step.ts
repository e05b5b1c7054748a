/** Maps the statuses of tickets to those of cases. */
import type { CaseState } from '@toric/contracts/customer/cases/case';
import type { ThreadStatus } from '../provider.ts';

/**
 * Holds the next state of a case, for each of its states and each status of its ticket. If a step is missing, the case
 * does not change.
 */
const STEPS: Readonly<Record<CaseState, Partial<Readonly<Record<ThreadStatus, CaseState>>>>> = {
  new: { waiting: 'waiting', solved: 'solved', closed: 'closed' },
  open: { waiting: 'waiting', solved: 'solved', closed: 'closed' },
  waiting: { open: 'open', solved: 'solved', closed: 'closed' },
  solved: { open: 'reopened', closed: 'closed' },
  closed: { open: 'reopened' },
  reopened: { waiting: 'waiting', solved: 'solved', closed: 'closed' },
};

/**
 * Returns the state to which a case moves when its ticket has this status. Returns undefined if the case does not move.
 */
export const stepOf = (state: CaseState, status: ThreadStatus): CaseState | undefined => STEPS[state][status];

type Said = { readonly kind: string; readonly text: string | null; readonly at: string };

/**
 * Two entries with the same text within this number of ms are one: an answer of the shop that comes back through the
 * provider.
 */
const ECHO_MS = 86_400_000;
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Returns true if a text of the shop is an answer that the case has already, so that it is not added again. */
export const isEcho = (entries: readonly Said[], text: string, at: Date): boolean =>
  entries.some(
    (entry) =>
      entry.kind === 'answer' &&
      entry.text !== null &&
      plain(text).startsWith(plain(entry.text)) &&
      Math.abs(Date.parse(entry.at) - at.getTime()) <= ECHO_MS,
  );
