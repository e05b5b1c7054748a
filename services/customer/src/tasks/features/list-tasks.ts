import { pageOf } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { ListTasks, type TaskDue } from '@toric/contracts/customer/tasks/task.http';
import type { Zone } from '@toric/optics/verification/zone';
import type { Reader } from '../../reader.store.ts';
import { endOfDay } from '../due.ts';
import { readTasks } from '../task.reader.store.ts';
import { taskView } from '../task.view.ts';

const WEEK_MS = 7 * 86_400_000;

/** Returns the condition for a range of due times. Only open tasks are due, so the condition includes the state. */
function dueIn(due: TaskDue | undefined, now: Date, zone: Zone) {
  switch (due) {
    case undefined:
      return {};
    case 'overdue':
      return { dueBefore: now, state: 'open' };
    case 'today':
      return { dueFrom: now, dueBefore: endOfDay(zone, now), state: 'open' };
    case 'week':
      return { dueFrom: now, dueBefore: new Date(now.getTime() + WEEK_MS), state: 'open' };
  }
}

/** GET /tasks. Lists the tasks that the caller may see, sorted by due time. */
export const listTasks = ({ vault, zone }: { vault: Vault; zone: Zone }) =>
  query<typeof ListTasks, Reader>(ListTasks, {
    async run({ query: { limit, cursor, count, due, mine, ...asked }, actor: caller, now, db }) {
      const filter = { ...dueIn(due, now, zone), ...asked, mine: mine === 'true' };
      const tasks = await readTasks(db, vault, { filter, caller }, { limit, cursor, count });
      return pageOf(tasks, limit, ({ task }) => taskView(task));
    },
  });
