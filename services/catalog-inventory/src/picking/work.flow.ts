/** Contains the first and last steps that the use cases of picking share. */
import {
  PICK_ORDER_NOT_FOUND,
  PICK_TASK_NOT_FOUND,
  PICK_WAVE_NOT_FOUND,
} from '@toric/contracts/catalog-inventory/picking/pick.errors';
import type { PickWaveStatus } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import type { Tx } from '@toric/messaging/sql';
import type { WantedTask } from './judge-scan.ts';
import { findTasks } from './pick-task.store.ts';
import { type PickedOrder, requirePicker, type Wave, waveAfter } from './pick-wave.ts';
import { findStatuses, lockOrders, lockWave, setOrderStatus, setWaveStatus } from './pick-wave.store.ts';

export async function lockExistingWave(tx: Tx, waveId: string): Promise<Wave> {
  const wave = await lockWave(tx, waveId);
  if (!wave) throw PICK_WAVE_NOT_FOUND();
  return wave;
}

/** Locks the wave and the reservation of one of its orders. Throws if one of them does not exist. */
export async function lockOrderOf(
  tx: Tx,
  { waveId, orderId }: { waveId: string; orderId: string },
): Promise<{ wave: Wave; order: PickedOrder }> {
  const wave = await lockExistingWave(tx, waveId);
  const [order] = await lockOrders(tx, waveId, [orderId]);
  if (!order) throw PICK_ORDER_NOT_FOUND();
  return { wave, order };
}

export type AtShelf = {
  readonly wave: Wave;
  readonly task: WantedTask;
  readonly tasks: readonly WantedTask[];
  readonly order: PickedOrder;
};

/**
 * Locks the wave, and the reservation of the order whose line the picker works on. Throws unless the caller is the
 * picker of the wave.
 */
export async function lockTask(
  tx: Tx,
  { waveId, taskId, actorId }: { waveId: string; taskId: string; actorId: string },
): Promise<AtShelf> {
  const wave = await lockExistingWave(tx, waveId);
  requirePicker(wave, actorId);
  const tasks = await findTasks(tx, waveId);
  const task = tasks.find((one) => one.taskId === taskId);
  if (!task) throw PICK_TASK_NOT_FOUND();
  const [order] = await lockOrders(tx, waveId, [task.orderId]);
  if (!order) throw PICK_TASK_NOT_FOUND();
  return { wave, task, tasks, order };
}

/** Ends the wave if none of its orders needs work any more. Returns its status. */
export async function settleWave(tx: Tx, { id, status }: Wave, now: Date): Promise<PickWaveStatus> {
  if (status !== 'picking') return status;
  const after = waveAfter(await findStatuses(tx, id));
  if (after !== status) await setWaveStatus(tx, id, after, now);
  return after;
}

/** Marks the order as picked if all its boxes are taken. Returns true if all are taken. */
export async function settleOrder(tx: Tx, waveId: string, orderId: string): Promise<boolean> {
  const ofOrder = (await findTasks(tx, waveId)).filter((task) => task.orderId === orderId);
  const isPicked = ofOrder.length > 0 && ofOrder.every(({ taken, quantity }) => taken === quantity);
  if (isPicked) await setOrderStatus(tx, { waveId, orderIds: [orderId], status: 'picked' });
  return isPicked;
}
