/** Decides the clock of a case: when an answer and a solution are due, when to warn, and which step is next. */
import { businessTime, type Calendar, deadlineAfter, MINUTE_MS, type Span } from './business-time.ts';

/** The assignee and the collaborators of a case are warned when this share of the time until a deadline has passed. */
const WARN_SHARE = 0.75;
/** A solved case closes automatically after this number of days without a message of the customer. */
export const CLOSES_AFTER_DAYS = 7;
const DAY_MS = 86_400_000;

export type Policy = {
  readonly calendar: Calendar;
  readonly responseMinutes: number;
  readonly resolutionMinutes: number;
};

/**
 * Holds the facts of a case that its clock needs. A mark such as `responseWarnedAt` is the time at which people were
 * notified of a step of the clock. It is null if they were not notified yet.
 */
export type Clocked = {
  readonly createdAt: Date;
  readonly respondedAt: Date | null;
  readonly solvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly responseWarnedAt: Date | null;
  readonly responseBreachedAt: Date | null;
  readonly resolutionWarnedAt: Date | null;
  readonly resolutionBreachedAt: Date | null;
};

/**
 * Holds the deadlines and warning times of a case. They are null while the clock is stopped, and for a clock that has
 * ended.
 */
export type Dues = {
  readonly responseWarnAt: Date | null;
  readonly responseDueAt: Date | null;
  readonly resolutionWarnAt: Date | null;
  readonly resolutionDueAt: Date | null;
};

const dateOf = (at: number | undefined): Date | null => (at === undefined ? null : new Date(at));

/**
 * Returns the deadlines of a case. `holds` are the times in which the shop waited for the customer, or in which the
 * case was solved.
 */
export function duesOf(
  { calendar, responseMinutes, resolutionMinutes }: Policy,
  clocked: Clocked,
  holds: readonly Span[],
): Dues {
  const start = clocked.createdAt.getTime();
  const after = (minutes: number) => dateOf(deadlineAfter(calendar, start, Math.round(minutes * MINUTE_MS), holds));
  const awaited = clocked.respondedAt === null && clocked.closedAt === null;
  const unsolved = clocked.solvedAt === null && clocked.closedAt === null;
  return {
    responseWarnAt: awaited ? after(responseMinutes * WARN_SHARE) : null,
    responseDueAt: awaited ? after(responseMinutes) : null,
    resolutionWarnAt: unsolved ? after(resolutionMinutes * WARN_SHARE) : null,
    resolutionDueAt: unsolved ? after(resolutionMinutes) : null,
  };
}

/** Returns the business minutes that a case has used since it was opened. */
export const usedMinutes = (calendar: Calendar, span: Span, holds: readonly Span[]): number =>
  Math.floor(businessTime(calendar, span, holds) / MINUTE_MS);

export type ClockName = 'response' | 'resolution';
export type ClockStage = 'warned' | 'breached';
export type Step = { readonly at: Date } & (
  | { readonly kind: 'tell'; readonly clock: ClockName; readonly stage: ClockStage }
  | { readonly kind: 'close' }
);

/**
 * Returns the next step of a case's clock. Returns undefined if the clock has none. A step with a past time must be
 * done at once.
 */
export function nextStep(clocked: Clocked, dues: Dues): Step | undefined {
  const tell = (at: Date | null, told: Date | null, clock: ClockName, stage: ClockStage): Step[] =>
    at !== null && told === null ? [{ kind: 'tell', at, clock, stage }] : [];
  const steps: Step[] = [
    ...tell(dues.responseWarnAt, clocked.responseWarnedAt, 'response', 'warned'),
    ...tell(dues.responseDueAt, clocked.responseBreachedAt, 'response', 'breached'),
    ...tell(dues.resolutionWarnAt, clocked.resolutionWarnedAt, 'resolution', 'warned'),
    ...tell(dues.resolutionDueAt, clocked.resolutionBreachedAt, 'resolution', 'breached'),
    ...(clocked.solvedAt !== null && clocked.closedAt === null
      ? [{ kind: 'close' as const, at: new Date(clocked.solvedAt.getTime() + CLOSES_AFTER_DAYS * DAY_MS) }]
      : []),
  ];
  return steps.reduce<Step | undefined>((first, step) => (first && first.at <= step.at ? first : step), undefined);
}

/**
 * Returns the case with the marks of a step of which people were notified. A breach also sets the mark of the warning,
 * so that nobody is warned too late.
 */
export function marked<C extends Clocked>(clocked: C, clock: ClockName, stage: ClockStage, now: Date): C {
  const breached = stage === 'breached';
  return clock === 'response'
    ? {
        ...clocked,
        responseWarnedAt: clocked.responseWarnedAt ?? now,
        responseBreachedAt: breached ? now : clocked.responseBreachedAt,
      }
    : {
        ...clocked,
        resolutionWarnedAt: clocked.resolutionWarnedAt ?? now,
        resolutionBreachedAt: breached ? now : clocked.resolutionBreachedAt,
      };
}

/**
 * Returns the case without the marks of steps that lie in the future again, because the deadlines of the case were
 * moved.
 */
export function withoutFutureMarks<C extends Clocked>(clocked: C, dues: Dues, now: Date): C {
  const kept = (mark: Date | null, at: Date | null) => (at !== null && at > now ? null : mark);
  return {
    ...clocked,
    responseWarnedAt: kept(clocked.responseWarnedAt, dues.responseWarnAt),
    responseBreachedAt: kept(clocked.responseBreachedAt, dues.responseDueAt),
    resolutionWarnedAt: kept(clocked.resolutionWarnedAt, dues.resolutionWarnAt),
    resolutionBreachedAt: kept(clocked.resolutionBreachedAt, dues.resolutionDueAt),
  };
}
