import type { TaskRule } from '@toric/contracts/customer/tasks/task-rule';

/**
 * Maps each rule to its id in the change record. The ids are fixed, because a rule has no row until somebody sets it.
 */
const SUBJECTS: Readonly<Record<TaskRule, string>> = {
  birthday: '0197a000-0000-7000-8000-00000000ba01',
  'prescription-end': '0197a000-0000-7000-8000-00000000ba02',
  'run-out': '0197a000-0000-7000-8000-00000000ba03',
  'last-purchase': '0197a000-0000-7000-8000-00000000ba04',
};

export const ruleSubject = (rule: TaskRule): string => SUBJECTS[rule];
