import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { GetCustomer } from '@toric/contracts/customer/people/customer.http';
import { CreateTask } from '@toric/contracts/customer/tasks/task.http';
import { type Actor, mayCall } from '@toric/contracts/kernel/access';
import type { Tx } from '@toric/messaging/sql';
import type { Zone } from '@toric/optics/verification/zone';
import { findCustomerKeys } from '../../data-key.store.ts';
import { requireColleague, tellAssignee } from '../tell-assignee.flow.ts';
import { reminderOf } from '../reminder.ts';
import { insertTask } from '../task.store.ts';
import { anchored, type Task } from '../task.ts';
import { taskReceipt } from '../task.view.ts';

type Deps = { readonly vault: Vault; readonly zone: Zone };

/** POST /tasks. Creates a task for a colleague, a role or the caller, and plans its reminder. */
export const createTask = ({ vault, zone }: Deps) =>
  command(CreateTask, {
    async run({ body, actor, tx, now, newId }) {
      await requireCustomer(tx, vault, body.customerId, actor);
      await requireColleague(tx, body.assignedTo, actor.id);
      const [id, dueAt] = [newId(), new Date(body.dueAt)];
      const assignedRole = body.assignedRole ?? null;
      const task: Task = {
        ...{ id, text: body.text, state: 'open', dueAt, remindMinutesBefore: body.remindMinutesBefore ?? null },
        ...{ customerId: body.customerId ?? null, orderId: body.orderId ?? null, caseId: body.caseId ?? null },
        repeat: body.repeat ? anchored(body.repeat, dueAt, zone, 1) : null,
        ...{ seriesId: id, occurrence: 1, rule: null, createdBy: actor.id, doneBy: null, doneAt: null },
        ...{ assignedRole, assignedTo: assignedRole === null ? (body.assignedTo ?? actor.id) : null },
        ...{ version: 1, createdAt: now, updatedAt: now },
      };
      await insertTask(tx, vault, task);
      await tellAssignee(tx, task, actor.id, { now, newId });
      const { text, assignedTo } = task;
      const fields = changed({}, { text, dueAt, assignedTo, assignedRole });
      const change = { action: 'task.added', subject: id, customerId: task.customerId, fields } as const;
      return answer(taskReceipt(task))
        .performs(...reminderOf(task, now))
        .records(change);
    },
  });

/** Throws if the customer does not exist, or if the caller may not read customers. */
async function requireCustomer(tx: Tx, vault: Vault, id: string | undefined, actor: Actor): Promise<void> {
  if (id === undefined) return;
  const isKnown = mayCall(GetCustomer.allow, actor) && (await findCustomerKeys(tx, vault, id, undefined));
  if (!isKnown) throw CUSTOMER_NOT_FOUND();
}
