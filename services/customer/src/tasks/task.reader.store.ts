/** Reads tasks in the order of their due times. */
import { type Cursor, decodeCursor, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Actor } from '@toric/contracts/kernel/access';
import { readKeyrings } from '../data-key.store.ts';
import type { Prisma, Task as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { taskOf, taskTexts } from './task.store.ts';
import { seesAll, type Task } from './task.ts';

export type TaskFilter = {
  readonly state?: string | undefined;
  readonly mine?: boolean | undefined;
  readonly dueFrom?: Date | undefined;
  readonly dueBefore?: Date | undefined;
  readonly assignedTo?: string | undefined;
  readonly assignedRole?: string | undefined;
  readonly customerId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly caseId?: string | undefined;
  readonly rule?: string | undefined;
};

type Caller = Pick<Actor, 'id' | 'roles'>;

/**
 * Returns the condition for tasks that are assigned to the caller or to a role of the caller. If `made` is true, also
 * includes tasks that the caller created.
 */
const ownTasks = ({ id, roles }: Caller, made: boolean): Prisma.TaskWhereInput => ({
  OR: [{ assignedTo: id }, { assignedRole: { in: [...roles] } }, ...(made ? [{ createdBy: id }] : [])],
});

function whereOf(filter: TaskFilter, caller: Caller): Prisma.TaskWhereInput {
  const { state, mine, dueFrom, dueBefore, assignedTo, assignedRole, customerId, orderId, caseId, rule } = filter;
  const dueAt = { ...(dueFrom && { gte: dueFrom }), ...(dueBefore && { lt: dueBefore }) };
  return {
    ...{ ...(state && { state }), ...(rule && { rule }), ...(dueBefore && { dueAt }) },
    ...{ ...(assignedTo && { assignedTo }), ...(assignedRole && { assignedRole }) },
    ...{ ...(customerId && { customerId }), ...(orderId && { orderId }), ...(caseId && { caseId }) },
    AND: [...(mine ? [ownTasks(caller, false)] : []), ...(seesAll(caller) ? [] : [ownTasks(caller, true)])],
  };
}

/**
 * Returns the condition for the tasks after the cursor. The cursor's `createdAt` holds the due time, because the list
 * is sorted by due time.
 */
function afterDue(cursor: string | undefined): Prisma.TaskWhereInput {
  const from = decodeCursor(cursor);
  if (!from) return {};
  const { createdAt: dueAt, id } = from;
  return { dueAt: { gte: dueAt }, OR: [{ dueAt: { gt: dueAt } }, { id: { gt: id } }] };
}

/** Returns at most `limit` + 1 tasks, the earliest due first. The extra task shows that another page follows. */
export async function readTasks(
  db: Reader,
  vault: Vault,
  { filter, caller }: { filter: TaskFilter; caller: Caller },
  page: PageQuery,
): Promise<PageRows<Cursor & { task: Task }>> {
  const where = whereOf(filter, caller);
  const rows = await db.task.findMany({
    where: { AND: [where, afterDue(page.cursor)] },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: page.limit + 1,
  });
  const keysOf = await keyringsOf(db, vault, rows);
  const listed = rows.map((row) => ({
    ...{ id: row.id, createdAt: row.dueAt },
    get task() {
      return opened(row, keysOf);
    },
  }));
  return withTotal(page, listed, ({ take }) => db.task.count({ where, take }));
}

export async function readTask(db: Reader, vault: Vault, id: string): Promise<Task | undefined> {
  const row = await db.task.findUnique({ where: { id } });
  return row ? opened(row, await keyringsOf(db, vault, [row])) : undefined;
}

const keyringsOf = (db: Reader, vault: Vault, rows: readonly Row[]) =>
  readKeyrings(
    db,
    vault,
    rows.flatMap(({ id, sealed }) => (sealed === null ? [] : [id])),
  );

const opened = (row: Row, keysOf: (id: string) => Keyring): Task =>
  taskOf(row, row.sealed === null ? null : taskTexts.open(keysOf(row.id), row.id, row.sealed).text);
