import type { Vault } from '@toric/chassis/data/vault';
import { TellStaff } from '@toric/contracts/customer/events';
import { effect } from '@toric/messaging/effect';
import { performs } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { insertNotices } from '../../desk/staff-notice.store.ts';
import { peopleOf } from '../assign.flow.ts';
import { type Case, moved } from '../case.ts';
import { findCaseKeys, lockCase } from '../case.store.ts';
import { marked, nextStep, type Step } from '../../clocks/case-clock.ts';
import { WATCH_CASE, WatchCase, watchCase as watchAt } from '../../clocks/case-timer.ts';
import { insertEntry } from '../entry.store.ts';
import { saveCase } from '../save-case.flow.ts';
import { findPolicy } from '../../clocks/setting.store.ts';
import { surveyAfter } from '../survey.flow.ts';

type Context = { readonly tx: Tx; readonly vault: Vault; readonly now: Date; readonly newId: () => string };
type Telling = Extract<Step, { kind: 'tell' }>;

/**
 * Returns the case without a planned step, because the effect of the present step is running. So the next step is
 * planned even if it has the same time.
 */
const done = (before: Case): Case => ({ ...before, nextStepAt: null });

/** Warns the people of a case, or notifies the role to which its priority is escalated that a deadline has passed. */
async function tell({ tx, vault, now, newId }: Context, before: Case, { clock, stage }: Telling) {
  const { id: caseId, number: caseNumber } = before;
  const next = { ...marked(before, clock, stage, now), version: before.version + 1, updatedAt: now };
  const { effects } = await saveCase({ tx, now, newId }, done(before), next);
  await insertEntry(tx, await findCaseKeys(tx, vault, caseId), {
    id: newId(),
    caseId,
    kind: 'clock',
    by: null,
    at: now,
  });
  const notice = { template: 'case-warning', values: { caseId, caseNumber, clock } } as const;
  const staffIds = peopleOf(before);
  if (staffIds.length > 0) await insertNotices(tx, { causeId: newId(), staffIds, notice }, { now, newId });
  const outcome = performs(...effects);
  if (stage === 'warned') return outcome;
  const { escalateTo: role } = await findPolicy(tx, before.priority);
  const late = { template: 'case-late', values: { caseId, caseNumber, clock } } as const;
  return outcome.emits(TellStaff({ causeId: newId(), role, notice: late }));
}

/** Closes a solved case whose customer has written no more since the solution. */
async function close(context: Context, before: Case) {
  const { tx, vault, now, newId } = context;
  const { saved, effects } = await saveCase({ tx, now, newId }, done(before), moved(before, 'closed', now));
  const step = { from: before.state, to: saved.state };
  const entry = { id: newId(), caseId: before.id, kind: 'moved', ...step, by: null, at: now } as const;
  await insertEntry(tx, await findCaseKeys(tx, vault, before.id), entry);
  return performs(...effects).emits(...(await surveyAfter(tx, vault, saved)));
}

/**
 * Declares the effect at the next step of a case's clock: a warning, a missed deadline → customer.tell-staff.v1, or the
 * closing of a solved case → customer.send-message.v1. An effect whose time is no longer the time of the case does
 * nothing.
 */
export const watchCase = ({ vault }: { vault: Vault }) =>
  effect({
    name: WATCH_CASE,
    data: WatchCase,
    // `perform` does nothing: the effect calls no other system, and `settle` does all of its work in one transaction
    perform: () => Promise.resolve(null),
    async settle({ data: { caseId, at }, tx, now, newId }) {
      const found = await lockCase(tx, caseId);
      if (found?.nextStepAt?.toISOString() !== at) return undefined;
      const step = nextStep(found, found);
      if (!step) return undefined;
      if (step.at > now) return performs(watchAt(caseId, step.at, now));
      const context = { tx, vault, now, newId };
      return step.kind === 'close' ? close(context, found) : tell(context, found, step);
    },
  });
