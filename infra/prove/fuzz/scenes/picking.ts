/** Lists the scenes of bins, waves, scans and parcels. */
import { ChoosePickLot, ScanPick } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import { until } from '../../testing/test-stack.ts';
import { idOf } from '../../e2e/example-values.ts';
import type { World } from '../world.ts';
import type { Scenes } from './scene.ts';

type Wave = { readonly waveId: string; readonly orderId: string; readonly taskId: string; readonly lotNumber: string };

/** Returns a wave of one new order, in the warehouse that holds its boxes. */
async function wave({ placed, send }: World, isBegun = true): Promise<Wave> {
  const orderId = await placed({ quantity: 2 });
  const { boxes } = await send('getShipmentBoxes', { role: 'warehouse', path: { orderId } });
  // the cast is safe: the answer has the shape of its contract
  const [box] = boxes as { warehouseId: string; lotNumber: string }[];
  const body = { warehouseId: box?.warehouseId ?? '', orderIds: [orderId] };
  const { id: waveId } = await send('planPickWave', { role: 'warehouse', body });
  const read = () => send('getPickWave', { role: 'warehouse', path: { waveId } });
  await until('the orders of the wave', async () => ((await read())['status'] === 'open' ? true : undefined));
  if (isBegun) await send('beginPickWave', { role: 'warehouse', path: { waveId } });
  // the cast is safe: the answer has the shape of its contract
  const [task] = (await read())['tasks'] as { taskId: string }[];
  return { waveId, orderId, taskId: task?.taskId ?? '', lotNumber: box?.lotNumber ?? '' };
}
const waveOf = async (world: World, isBegun?: boolean) => ({
  ...{ role: 'warehouse' as const, path: { waveId: (await wave(world, isBegun)).waveId } },
});

/** Returns a wave whose picker has come to its first line. */
async function atLine(world: World) {
  const { waveId, orderId, taskId } = await wave(world);
  return { role: 'warehouse' as const, path: { waveId, orderId }, ids: { [ScanPick.example.taskId]: taskId } };
}

export const pickingScenes: Scenes = {
  setLotBin: async ({ warehouse }) => ({ role: 'warehouse', path: { lotId: (await warehouse()).lotId } }),
  planPickWave: async ({ warehouse }) => ({
    role: 'warehouse',
    ids: { [idOf('0f')]: (await warehouse()).warehouseId },
  }),
  getPickWave: (world) => waveOf(world),
  beginPickWave: (world) => waveOf(world, false),
  takePickWave: (world) => waveOf(world),
  cancelPickWave: (world) => waveOf(world),
  listPickScans: (world) => waveOf(world),
  scanPick: atLine,
  reportShortPick: async (world) => ({ ...(await atLine(world)), change: { reason: 'set-aside' } }),
  giveBackPick: atLine,
  getPackingSlip: atLine,
};
export const PICKING_NEVER_REACHED: Readonly<Record<string, string>> = {
  [ChoosePickLot.id]: 'only a scan of another lot of the same lens in the same warehouse succeeds',
  splitPick: 'only an order that lacks a box, and has others, can be split',
  putBackPick: 'only boxes that a scan took can be put back',
  packOrder: 'only an order whose boxes were all scanned can be packed',
};
