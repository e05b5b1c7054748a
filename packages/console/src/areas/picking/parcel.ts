/**
 * Holds the state of the parcel that is being packed. All functions are pure, so that a scan is decided at once; the
 * server decides again.
 */
import type { PickOrder, PickTask, PickWaveView } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import { parseElementString } from '@toric/optics/gs1/gs1-element-string';

/** Holds the codes that were scanned into the parcel, each with the task to which its box belongs. */
export type Parcel = { readonly orderId: string; readonly boxes: readonly { taskId: string; code: string }[] };

const sameGtin = (a: string, b: string) => a.padStart(14, '0') === b.padStart(14, '0');
export const tasksOf = ({ tasks }: Pick<PickWaveView, 'tasks'>, orderId: string): readonly PickTask[] =>
  tasks.filter((task) => task.orderId === orderId && task.taken > 0);
export const toPack = ({ list }: Pick<PickWaveView, 'list'>): readonly PickOrder[] =>
  list.filter(({ status, isOnHold }) => status === 'picked' && !isOnHold);
export const boxesIn = (tasks: readonly PickTask[]): number => tasks.reduce((sum, { taken }) => sum + taken, 0);
export const packedOf = ({ boxes }: Parcel, { taskId }: Pick<PickTask, 'taskId'>): number =>
  boxes.filter((box) => box.taskId === taskId).length;

const NOT_HERE: Text = {
  en: 'This box does not belong in this parcel. Take it out.',
  zh: '此盒不属于本包裹，请取出。',
};
const ALL_IN: Text = {
  en: 'All boxes of this lot are in already. This one is too many.',
  zh: '该批次的盒已全部装入，此盒多余。',
};

/**
 * Decides about a scan at the packing table. The first box opens the parcel of an order that needs it. Returns the
 * parcel with the box, or the reason why the box does not belong to it.
 */
export function packBox(
  wave: Pick<PickWaveView, 'tasks'> & { readonly orders: readonly PickOrder[] },
  parcel: Parcel | undefined,
  code: string,
  today: string,
): Parcel | { readonly wrong: Text } {
  const read = parseElementString(code, today);
  if (!read.ok) return { wrong: read.problem };
  const { gtin = '', lot } = read.label;
  const fits = (task: PickTask) => sameGtin(task.gtin, gtin) && task.lotNumber === lot;
  const orders = parcel ? [parcel.orderId] : wave.orders.map(({ orderId }) => orderId);
  const orderId = orders.find((id) => tasksOf(wave, id).some(fits));
  if (orderId === undefined) return { wrong: NOT_HERE };
  const open = parcel ?? { orderId, boxes: [] };
  const task = tasksOf(wave, orderId).find((one) => fits(one) && packedOf(open, one) < one.taken);
  if (!task) return { wrong: ALL_IN };
  return { ...open, boxes: [...open.boxes, { taskId: task.taskId, code }] };
}
