import type { TaskView } from '@toric/contracts/customer/tasks/task.http';
import { STAFF_ROLE_WORDS } from '@toric/contracts/customer/staff/staff.words';
import { Said } from '../../kit/show/said.tsx';
import { PersonName } from '../changes/person-name.tsx';

/** Shows the assignee of a task: a colleague, or a role. */
export function Assignee({ task }: { readonly task: Pick<TaskView, 'assignedTo' | 'assignedRole'> }) {
  const { assignedTo, assignedRole } = task;
  if (assignedRole !== null) return <Said>{STAFF_ROLE_WORDS[assignedRole].label}</Said>;
  return <PersonName id={assignedTo} />;
}
