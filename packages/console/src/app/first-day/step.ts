import type { StaffRole } from '@toric/contracts/kernel/access';
import type { Text } from '@toric/contracts/kernel/sentence';

/**
 * Describes a step of the guided first day. It counts as done when the person has called one of its operations, or
 * opened its page.
 */
export type Step = {
  /** The preferences of everybody who has done the step store this id, so it never changes. */
  readonly id: string;
  readonly title: Text;
  readonly why: Text;
  readonly href: `/${string}`;
  /** The step is done by one of these operations. Without them, the step is done when its page is opened. */
  readonly calls?: readonly string[];
};
export type StepsByRole = Readonly<Record<StaffRole, readonly Step[]>>;

/** This id is stored among the done steps of a person who has dismissed the first day. */
export const PUT_AWAY = 'put-away';

const pathOf = ({ href }: Step): string => href.split('?')[0] ?? href;

/** Returns true if a call of this operation completes the step. */
export const isDoneByCall = ({ calls = [] }: Step, operation: string): boolean => calls.includes(operation);

/** Returns true if opening this page completes the step. */
export const isDoneByVisit = (step: Step, path: string): boolean => step.calls === undefined && pathOf(step) === path;
