import { STAFF_ROLE_WORDS } from '@toric/contracts/customer/staff/staff.words';
import type { CreateTask } from '@toric/contracts/customer/tasks/task.http';
import { FREQUENCY_WORDS, WEEKDAY_WORDS } from '@toric/contracts/customer/tasks/task.words';
import type { BodyOf, FieldSpec } from '../../kit/kit.types.ts';
import { useDirectoryOptions } from '../changes/colleagues.ts';

type Field = FieldSpec<BodyOf<typeof CreateTask>>;

/** The values of a form lack the fields that the person has not filled in yet. */
const frequencyOf = ({ repeat }: { readonly repeat?: { readonly frequency?: string } | null | undefined }) =>
  repeat?.frequency;

const isRepeated: NonNullable<Field['when']> = (values) => Boolean(frequencyOf(values));

export const TEXT: Field = { name: 'text', control: 'long-text' };
export const DUE: readonly Field[] = [
  { name: 'dueAt', width: 'half' },
  { name: 'remindMinutesBefore', width: 'half' },
];
export const PEOPLE: readonly Field[] = [
  { name: 'assignedTo', control: 'choice', options: useDirectoryOptions, width: 'half' },
  { name: 'assignedRole', words: STAFF_ROLE_WORDS, width: 'half' },
];
export const REPEAT: readonly Field[] = [
  { name: 'repeat.frequency', words: FREQUENCY_WORDS, width: 'half' },
  { name: 'repeat.interval', width: 'half', when: isRepeated },
  { name: 'repeat.weekdays', words: WEEKDAY_WORDS, when: (values) => frequencyOf(values) === 'weekly' },
  { name: 'repeat.until', width: 'half', when: isRepeated },
  { name: 'repeat.count', width: 'half', when: isRepeated },
];
