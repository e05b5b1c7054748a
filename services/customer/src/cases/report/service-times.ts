/** Computes how long cases take from the times that they spent in their states. */
import type { ServiceStep } from '@toric/contracts/customer/cases/case-report.http';
import type { CaseState } from '@toric/contracts/customer/cases/case';

export type TimedCase = {
  readonly id: string;
  readonly createdAt: Date;
  readonly respondedAt: Date | null;
  readonly solvedAt: Date | null;
  readonly isLate: boolean;
  readonly score: number | null;
  readonly stays: readonly { readonly state: CaseState; readonly from: Date; readonly to: Date | null }[];
};

const MINUTE_MS = 60_000;
const STEPS: readonly ServiceStep[] = ['to-be-taken', 'in-work', 'customer-waited-for', 'again-in-work'];

/**
 * Returns the value, in minutes, below which the given share of the sorted times lies. Returns null if there are no
 * times.
 */
function quantile(sorted: readonly number[], share: number): number | null {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return value === undefined ? null : Math.round(value / MINUTE_MS);
}

const spans = (cases: readonly TimedCase[], endOf: (one: TimedCase) => Date | null): number[] =>
  cases
    .flatMap((one) => {
      const end = endOf(one);
      return end === null ? [] : [end.getTime() - one.createdAt.getTime()];
    })
    .toSorted((a, b) => a - b);

/**
 * Returns the step of the report to which the time in this state belongs. Returns undefined for the states `solved` and
 * `closed`.
 */
function stepOf(state: CaseState, wasReopened: boolean): ServiceStep | undefined {
  if (state === 'new') return 'to-be-taken';
  if (state === 'waiting') return 'customer-waited-for';
  if (state === 'solved' || state === 'closed') return undefined;
  return wasReopened || state === 'reopened' ? 'again-in-work' : 'in-work';
}

/** Returns the milliseconds that a case spent in each step. A stay without an end lasts until `now`. */
function timesOf({ stays }: TimedCase, now: Date): Map<ServiceStep, number> {
  const times = new Map<ServiceStep, number>();
  let wasReopened = false;
  for (const { state, from, to } of stays) {
    wasReopened ||= state === 'reopened';
    const step = stepOf(state, wasReopened);
    if (step) times.set(step, (times.get(step) ?? 0) + (to ?? now).getTime() - from.getTime());
  }
  return times;
}

/** Returns the times of a group of cases, and the slowest step in which the shop must work. */
export function serviceTimes(cases: readonly TimedCase[], now: Date) {
  const [response, resolution] = [spans(cases, (one) => one.respondedAt), spans(cases, (one) => one.solvedAt)];
  const all = cases.map((one) => timesOf(one, now));
  const steps = STEPS.map((step) => {
    const sum = all.reduce((total, times) => total + (times.get(step) ?? 0), 0);
    return { step, minutes: cases.length === 0 ? 0 : Math.round(sum / cases.length / MINUTE_MS) };
  });
  const own = steps.filter(({ step, minutes }) => step !== 'customer-waited-for' && minutes > 0);
  const slowest = own.reduce<(typeof own)[number] | undefined>(
    (worst, step) => (worst && worst.minutes >= step.minutes ? worst : step),
    undefined,
  );
  const scores = cases.flatMap(({ score }) => score ?? []);
  return {
    ...{ cases: cases.length, solved: resolution.length, late: cases.filter(({ isLate }) => isLate).length },
    ...{ responseMedian: quantile(response, 0.5), responseNinth: quantile(response, 0.9) },
    ...{ resolutionMedian: quantile(resolution, 0.5), resolutionNinth: quantile(resolution, 0.9) },
    score: scores.length === 0 ? null : Math.round((scores.reduce((a, b) => a + b, 0) / scores.length) * 100) / 100,
    ...{ steps, slowest: slowest?.step ?? null },
  };
}

/** Returns the Monday of the week of a day, in UTC. */
export function weekOf(at: Date): string {
  const day = new Date(at);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}
