/** Computes the walk of a picker: the lines and their order. All functions are pure. */
import type { PickTask, PickWaveView } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';

/** Maps a task to the number of boxes taken, from the answers to scans. It may be newer than the wave that was read. */
export type Taken = ReadonlyMap<string, number>;

export const takenOf = ({ taskId, taken }: PickTask, newer: Taken): number => Math.max(taken, newer.get(taskId) ?? 0);

/**
 * Returns the lines with boxes left to take, in the order of the walk. Only orders in picking that are not on hold
 * count.
 */
export function linesLeft({ list, tasks }: Pick<PickWaveView, 'list' | 'tasks'>, newer: Taken): readonly PickTask[] {
  const orders = new Set(
    list.filter(({ status, isOnHold }) => status === 'picking' && !isOnHold).map(({ orderId }) => orderId),
  );
  return tasks.filter((task) => orders.has(task.orderId) && takenOf(task, newer) < task.quantity);
}

/** Returns the line at which the picker stands: the line that she chose, or otherwise the first line that is left. */
export const lineAt = (left: readonly PickTask[], chosen: string | undefined): PickTask | undefined =>
  left.find(({ taskId }) => taskId === chosen) ?? left[0];

/** Returns the line after this one. After the last line comes the first line again. */
export function lineAfter(left: readonly PickTask[], at: PickTask): PickTask | undefined {
  const place = left.findIndex(({ taskId }) => taskId === at.taskId);
  return left[(place + 1) % Math.max(1, left.length)];
}
