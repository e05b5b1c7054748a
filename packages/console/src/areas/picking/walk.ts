/** The walk of a picker: which line is next. Everything here is pure. */
import type { PickTask, PickWaveView } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';

/** The boxes that were taken of each task, as the answers to scans said. They may be newer than the wave that was read. */
export type Taken = ReadonlyMap<string, number>;

export const takenOf = ({ taskId, taken }: PickTask, newer: Taken): number => Math.max(taken, newer.get(taskId) ?? 0);

/** Returns the lines of which boxes are left to take, in the order of the walk. Orders that stopped are left out. */
export function linesLeft({ list, tasks }: Pick<PickWaveView, 'list' | 'tasks'>, newer: Taken): readonly PickTask[] {
  const orders = new Set(
    list.filter(({ status, isOnHold }) => status === 'picking' && !isOnHold).map(({ orderId }) => orderId),
  );
  return tasks.filter((task) => orders.has(task.orderId) && takenOf(task, newer) < task.quantity);
}

/** Returns the line at which the picker stands: the one that she chose, or the first that is left. */
export const lineAt = (left: readonly PickTask[], chosen: string | undefined): PickTask | undefined =>
  left.find(({ taskId }) => taskId === chosen) ?? left[0];

/** Returns the line after this one. The walk begins again at its end. */
export function lineAfter(left: readonly PickTask[], at: PickTask): PickTask | undefined {
  const place = left.findIndex(({ taskId }) => taskId === at.taskId);
  return left[(place + 1) % Math.max(1, left.length)];
}
