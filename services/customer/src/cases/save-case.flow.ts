import type { EffectCall } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import type { Case } from './case.ts';
import { updateCase } from './case.store.ts';
import { duesOf, nextStep, withoutFutureMarks } from '../clocks/case-clock.ts';
import { watchCase } from '../clocks/case-timer.ts';
import { beginStay, findHolds } from './stay.store.ts';
import { findPolicy } from '../clocks/setting.store.ts';

type Means = { readonly tx: Tx; readonly now: Date; readonly newId: () => string };
type Saved = { readonly saved: Case; readonly effects: EffectCall[] };

/**
 * Recomputes the deadlines of a case and saves the case. Returns the effect of the next step of the case's clock, if
 * the time of this step has changed.
 */
export async function saveWithClock(tx: Tx, before: Case, after: Case, now: Date): Promise<Saved> {
  const policy = await findPolicy(tx, after.priority);
  const dues = duesOf(policy, after, await findHolds(tx, after.id));
  const clocked = withoutFutureMarks(after, dues, now);
  const step = nextStep(clocked, dues);
  const saved = { ...clocked, ...dues, nextStepAt: step?.at ?? null };
  await updateCase(tx, saved);
  const isPlanned = step === undefined || step.at.getTime() === before.nextStepAt?.getTime();
  return { saved, effects: isPlanned ? [] : [watchCase(after.id, step.at, now)] };
}

/** Saves a case after a step. If the state or the assignee changed, a new stay begins. */
export async function saveCase({ tx, now, newId }: Means, before: Case, after: Case): Promise<Saved> {
  if (before.state !== after.state || before.assigneeId !== after.assigneeId)
    await beginStay(tx, after.id, after, { id: newId(), now });
  return saveWithClock(tx, before, after, now);
}
