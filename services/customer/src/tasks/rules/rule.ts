/**
 * Computes the tasks that the rules create for a customer. A task is due on the Monday of its week. So the table of
 * tasks reveals neither a birthday nor the end of a prescription.
 */
import type { TaskRule } from '@toric/contracts/customer/tasks/task-rule';
import type { StaffRole } from '@toric/contracts/kernel/access';
import type { Eye } from '@toric/contracts/lens';
import { addDays, daysInMonth, toDayNumber, weekdayOf } from '@toric/optics/calendar-day';

/** Describes a rule for tasks that is switched on. */
export type Rule = { readonly rule: TaskRule; readonly days: number; readonly assignedRole: StaffRole };

export type PrescriptionEnd = { readonly id: string; readonly revision: number; readonly endsOn: string };
/**
 * Describes supplied lenses. They last for `days` days of wear, from the day of the supply, or from the day on which
 * the lenses before them are used up.
 */
export type Supplied = {
  readonly eye: Eye;
  readonly orderId: string;
  readonly suppliedOn: string;
  readonly days: number;
};
/** Holds all facts of a customer that the task rules use. */
export type Facts = {
  readonly customerId: string;
  readonly dateOfBirth: string | null;
  readonly ends: readonly PrescriptionEnd[];
  readonly supplies: readonly Supplied[];
};

/**
 * Describes an event for which a rule creates one task. `id` identifies it among the events of the customer, and
 * contains no personal value.
 */
type RuleEvent = { readonly id: string; readonly on: string };

/**
 * Returns the birthday of a person in this year. If she was born on 29 February, returns 28 February in other years.
 */
function birthdayIn(year: number, dateOfBirth: string): string {
  const month = Number(dateOfBirth.slice(5, 7));
  const date = Math.min(Number(dateOfBirth.slice(8)), daysInMonth(year, month));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

function birthdays({ dateOfBirth }: Facts, today: string): RuleEvent[] {
  if (dateOfBirth === null) return [];
  const year = Number(today.slice(0, 4));
  return [year, year + 1, year + 2, year + 3].map((one) => ({ id: String(one), on: birthdayIn(one, dateOfBirth) }));
}

/**
 * Returns the end of the prescription that ends last. Older prescriptions do not count, because their lenses are no
 * longer worn.
 */
function prescriptionEnd({ ends }: Facts): RuleEvent[] {
  const last = ends.toSorted((one, other) => other.endsOn.localeCompare(one.endsOn))[0];
  return last ? [{ id: `${last.id}.${last.revision}`, on: last.endsOn }] : [];
}

const inOrder = (supplies: readonly Supplied[]) =>
  supplies.toSorted(
    (one, other) => one.suppliedOn.localeCompare(other.suppliedOn) || one.orderId.localeCompare(other.orderId),
  );

/**
 * Returns the day on which the lenses of an eye run out. Boxes that were bought early are worn after the earlier boxes.
 * Returns undefined if there are no supplies.
 */
export function runsOutOn(supplies: readonly Supplied[]): string | undefined {
  return inOrder(supplies).reduce<string | undefined>((end, { suppliedOn, days }) => {
    const from = end === undefined || end < suppliedOn ? suppliedOn : end;
    return addDays(from, days);
  }, undefined);
}

const EYES: readonly Eye[] = ['right', 'left'];

function runOuts({ supplies }: Facts): RuleEvent[] {
  return EYES.flatMap((eye) => {
    const own = supplies.filter((one) => one.eye === eye);
    const [on, last] = [runsOutOn(own), inOrder(own).at(-1)];
    return on && last ? [{ id: `${eye} ${last.orderId}`, on }] : [];
  });
}

function lastPurchase({ supplies }: Facts): RuleEvent[] {
  const last = inOrder(supplies).at(-1);
  return last ? [{ id: last.orderId, on: last.suppliedOn }] : [];
}

const EVENTS: Readonly<Record<TaskRule, (facts: Facts, today: string) => RuleEvent[]>> = {
  birthday: birthdays,
  'prescription-end': prescriptionEnd,
  'run-out': runOuts,
  'last-purchase': lastPurchase,
};

const mondayOf = (day: string): string => addDays(day, -((weekdayOf(toDayNumber(day)) + 6) % 7));

/** A task is created at most this number of days before it is due. */
const AHEAD_DAYS = 6;
/**
 * If a purchase task was due more than this number of days ago, no task is created. The customer probably buys
 * elsewhere by now, and the first pass over all customers would create thousands of such tasks.
 */
const LEFT_DAYS = 30;

/** Describes a task that a rule creates. Together with the customer and the rule, `event` makes it unique. */
export type RuleTask = {
  readonly customerId: string;
  readonly rule: TaskRule;
  readonly event: string;
  readonly dueOn: string;
  readonly assignedRole: StaffRole;
};

/** Returns the tasks of a rule for a customer that must exist today. A past event gets no task. */
export function tasksOf({ rule, days, assignedRole }: Rule, facts: Facts, today: string): RuleTask[] {
  const isAfter = rule === 'last-purchase';
  return EVENTS[rule](facts, today).flatMap(({ id, on }) => {
    const wanted = addDays(on, isAfter ? days : -days);
    const isPast = isAfter ? wanted < addDays(today, -LEFT_DAYS) : on < today;
    const monday = mondayOf(wanted);
    if (isPast || monday > addDays(today, AHEAD_DAYS)) return [];
    const dueOn = monday < today ? today : monday;
    return [{ customerId: facts.customerId, rule, event: id, dueOn, assignedRole }];
  });
}
