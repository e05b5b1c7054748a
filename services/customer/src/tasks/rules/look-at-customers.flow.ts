import type { Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import { addDays } from '@toric/optics/calendar-day';
import type { Zone } from '@toric/optics/verification/zone';
import { instantAt, localTime } from '../due.ts';
import { findFacts } from './facts.store.ts';
import { endScan, insertRuleTasks, lockScan, moveScan } from './rule-task.store.ts';
import { tasksOf } from './rule.ts';
import { findRules } from './rule.store.ts';

const HOUR_MS = 3_600_000;
/** Tasks of rules are due at nine o'clock. The daily pass over all customers begins at three o'clock in the night. */
const [DUE_MS, LOOK_MS] = [9 * HOUR_MS, 3 * HOUR_MS];
const AT_ONCE = 200;

type Means = {
  readonly tx: Tx;
  readonly vault: Vault;
  readonly zone: Zone;
  readonly now: Date;
  readonly newId: () => string;
};

/**
 * Creates the tasks of all rules for the next page of customers. Returns false if there is no further page, or if no
 * pass is due. An interrupted pass continues where it stopped, and creates no task twice.
 */
export async function lookAtCustomers({ tx, vault, zone, now, newId }: Means): Promise<boolean> {
  const scan = await lockScan(tx, now);
  if (!scan) return false;
  const rules = await findRules(tx);
  const { day: today } = localTime(zone, now);
  const { facts, last } =
    rules.length === 0 ? { facts: [], last: undefined } : await findFacts(tx, vault, scan.after, AT_ONCE);
  const tasks = facts.flatMap((one) => rules.flatMap((rule) => tasksOf(rule, one, today)));
  await insertRuleTasks(
    tx,
    tasks.map((task) => ({ ...task, id: newId(), dueAt: instantAt(zone, task.dueOn, DUE_MS) })),
    now,
  );
  if (last === undefined) await endScan(tx, now, instantAt(zone, addDays(today, 1), LOOK_MS));
  else await moveScan(tx, last);
  return last !== undefined;
}
