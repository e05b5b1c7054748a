/** How the states of tickets are mapped to those of cases. */
import type { CaseState } from '@toric/contracts/customer/cases/case';
import type { ThreadStatus } from '../provider.ts';

/**
 * The step of a case in each of its states, for each status of the provider. A missing step means that the case stays.
 */
const STEPS: Readonly<Record<CaseState, Partial<Readonly<Record<ThreadStatus, CaseState>>>>> = {
  new: { waiting: 'waiting', solved: 'solved', closed: 'closed' },
  open: { waiting: 'waiting', solved: 'solved', closed: 'closed' },
  waiting: { open: 'open', solved: 'solved', closed: 'closed' },
  solved: { open: 'reopened', closed: 'closed' },
  closed: { open: 'reopened' },
  reopened: { waiting: 'waiting', solved: 'solved', closed: 'closed' },
};

/** Returns the state to which a case goes when its ticket has this status. Undefined if it stays. */
export const stepOf = (state: CaseState, status: ThreadStatus): CaseState | undefined => STEPS[state][status];

type Said = { readonly kind: string; readonly text: string | null; readonly at: string };

/** Two entries of one text within so long are one: an answer of the shop that comes back by the provider. */
const ECHO_MS = 86_400_000;
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Returns true if words of the shop are an answer that the case has already. Then they are no new entry. */
export const isEcho = (entries: readonly Said[], text: string, at: Date): boolean =>
  entries.some(
    (entry) =>
      entry.kind === 'answer' &&
      entry.text !== null &&
      plain(text).startsWith(plain(entry.text)) &&
      Math.abs(Date.parse(entry.at) - at.getTime()) <= ECHO_MS,
  );
