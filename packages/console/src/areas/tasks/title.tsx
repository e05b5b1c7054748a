import type { TaskView } from '@toric/contracts/customer/tasks/task.http';
import { TASK_RULE_WORDS } from '@toric/contracts/customer/tasks/task.words';
import { useWords } from '../../app/words.ts';

type Titled = Pick<TaskView, 'text' | 'rule'>;

/** Returns the first line of the text of a task. */
export const firstLine = (text: string): string => text.split('\n', 1).join('');

/** Shows the title of a task: the first line of its text, or the name of the rule that created it. */
export function TaskTitle({ task: { text, rule } }: { readonly task: Titled }) {
  const t = useWords();
  if (text !== null) return <>{firstLine(text)}</>;
  return <>{rule === null ? '–' : t(TASK_RULE_WORDS[rule].label)}</>;
}
