import type { StaffRole } from '@toric/contracts/kernel/access';
import type { Text } from '@toric/contracts/kernel/sentence';

/** A step of the guided first day. It is done by itself when the person has called one operation, or seen the page. */
export type Step = {
  /** It stands in the preferences of everybody who has done the step, so it never changes. */
  readonly id: string;
  readonly title: Text;
  readonly why: Text;
  readonly href: `/${string}`;
  /** The ids of operations. Without them, opening the page is enough. */
  readonly calls?: readonly string[];
};
export type StepsByRole = Readonly<Record<StaffRole, readonly Step[]>>;

/** Stands among the steps of a person who has put the first day away. */
export const PUT_AWAY = 'put-away';

const pathOf = ({ href }: Step): string => href.split('?')[0] ?? href;

/** Returns true if a call of this operation does the step. */
export const isDoneByCall = ({ calls = [] }: Step, operation: string): boolean => calls.includes(operation);

/** Returns true if opening this page does the step. */
export const isDoneByVisit = (step: Step, path: string): boolean => step.calls === undefined && pathOf(step) === path;
