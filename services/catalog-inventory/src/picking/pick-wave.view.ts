/** Makes the views of a wave for the API. */
import { PickOutcome } from '@toric/contracts/catalog-inventory/picking/pick-outcome';
import {
  type PickOrder,
  type PickTask,
  type PickWaveHead,
  PickWaveStatus,
  type PickWaveView,
} from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import type { PickScanView } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import { LensParameters } from '@toric/contracts/lens';
import { isSplittable, isToPutBack, shownStatus } from './pick-wave.ts';
import type { OrderRow, ReadWave, ScanRow, TaskRow, WaveRow } from './pick-wave.reader.store.ts';
import { alongTheShelves } from './route.ts';

export const headView = ({ most: _most, status, createdAt, begunAt, endedAt, ...wave }: WaveRow): PickWaveHead => ({
  ...wave,
  status: PickWaveStatus.parse(status),
  createdAt: createdAt.toISOString(),
  begunAt: begunAt?.toISOString() ?? null,
  endedAt: endedAt?.toISOString() ?? null,
});

function orderView(
  { reservation, taken, status, putBackAt, packedAt, hasLeft, ...order }: OrderRow,
  tasks: readonly TaskRow[],
): PickOrder {
  const known = { status, reservation: reservation ?? undefined, taken, putBackAt, hasLeft };
  const own = tasks.filter(({ orderId }) => orderId === order.orderId);
  return {
    ...order,
    ...{ status: shownStatus(known), toPutBack: isToPutBack(known), packedAt: packedAt?.toISOString() ?? null },
    canSplit: isSplittable(known, own),
  };
}

/** Returns the view of a task of the wave. Goods that are not a lens have no parameters. */
function taskView({ parameters, missing: _missing, ...task }: TaskRow): PickTask {
  const lens = LensParameters.safeParse(parameters);
  return { ...task, parameters: lens.success ? lens.data : null };
}

export const waveView = ({ wave, orders, tasks }: ReadWave): PickWaveView => ({
  ...headView(wave),
  list: orders.map((order) => orderView(order, tasks)),
  tasks: tasks.map(taskView).sort(alongTheShelves),
});

export const scanView = ({
  outcome,
  createdAt,
  waveId: _waveId,
  gtin: _gtin,
  serial: _serial,
  ...scan
}: ScanRow): PickScanView => ({
  ...scan,
  outcome: PickOutcome.parse(outcome),
  createdAt: createdAt.toISOString(),
});
