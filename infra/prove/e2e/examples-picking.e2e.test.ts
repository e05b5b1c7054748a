// Tests the examples of bins, waves, scans, other lots, packing and the packing slip.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ReceiveStock } from '@toric/contracts/catalog-inventory/receiving/receiving.http';
import { ChoosePickLot, ScanPick } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import { until } from '../testing/test-stack.ts';
import { type Answered, EXAMPLE, type Examples, idOf, itemsOf, readExamples } from './examples.ts';
import { lens, openShop, type Shop } from './shop.ts';

let shop: Shop;
let send: Examples['send'];
let unsent: Examples['unsent'];
let warehouseId: string;
beforeAll(async () => {
  shop = await openShop('picking');
  const examples = await readExamples(shop);
  ({ send, unsent } = examples);
  warehouseId = await examples.stockUp(shop.staff);
}, 120_000);
afterAll(() => shop?.close(), 60_000);

async function order(quantity: number, sphere = -2.25): Promise<string> {
  const buyer = await shop.newBuyer({ right: { productId: EXAMPLE.productId, parameters: lens(sphere) } });
  const placed = await shop.place(buyer, shop.order(buyer, { ...EXAMPLE, parameters: lens(sphere), quantity }));
  if (!placed.ok || placed.body.status !== 'confirmed') throw new Error(`no order: ${JSON.stringify(placed)}`);
  return placed.body.id;
}

/** Plans a wave of the confirmed orders, and waits until the orders of the wave are chosen. */
async function plan(): Promise<{ waveId: string }> {
  const token = shop.staff.warehouse;
  const { id: waveId } = await send('planPickWave', { token, ids: { [idOf('0f')]: warehouseId } });
  await until('the orders of the wave', async () =>
    (await send('getPickWave', { token, path: { waveId } }))['status'] === 'open' ? true : undefined,
  );
  return { waveId };
}

type Task = { taskId: string; orderId: string; lotNumber: string; quantity: number };
const tasksOf = (wave: Answered) => wave['tasks'] as Task[]; // the contract of the answer was checked

test('an order is picked with other lots in place of missing boxes, packed, and its slip is printed', async () => {
  const { warehouse: token, auditor } = shop.staff;
  const orderId = await order(2);
  const path = await plan();
  expect(await send('beginPickWave', { token, path })).toMatchObject({ status: 'picking' });
  expect(await send('takePickWave', { token, path })).toMatchObject({ status: 'picking' });
  const read = async () => tasksOf(await send('getPickWave', { token: auditor, path }));
  const [first] = await read();
  const at = (task: Task | undefined) => ({ token, path, ids: { [ScanPick.example.taskId]: task?.taskId ?? '' } });
  expect(await send('scanPick', at(first))).toMatchObject({ outcome: 'taken', taken: 1 });

  const line = { barcode: ChoosePickLot.example.barcode, parameters: lens(-2.25), quantity: 5, bin: 'B-01' };
  await shop.api.call(ReceiveStock, {
    ...{ token, params: { warehouseId } },
    body: { reference: 'DN-OTHER-LOT', lines: [line] },
  });
  expect((await send('choosePickLot', at(first)))['lots']).toMatchObject([{ lotNumber: 'L2406B', quantity: 1 }]);
  const other = (await read()).find(({ lotNumber }) => lotNumber === 'L2406B');
  expect(await send('reportShortPick', at(other))).toMatchObject({ isReplaced: true, lots: [{ lotNumber: 'L2406A' }] });
  // the scanner sends the same code again; after a second it counts as a second box
  await until('the second box', async () =>
    (await send('scanPick', at(first)))['outcome'] === 'taken' ? true : undefined,
  );
  expect(itemsOf(await send('listPickScans', { token: auditor, path })).length).toBeGreaterThanOrEqual(2);

  const parcel = { token, path: { ...path, orderId } };
  expect(await send('packOrder', parcel)).toMatchObject({ status: 'done' });
  await send('getPackingSlip', { ...parcel, query: { language: 'zh' } });
  expect(itemsOf(await send('listPickWaves', { token: auditor, query: { warehouseId } }))).toMatchObject([
    { id: path.waveId },
  ]);
}, 60_000);

test('an order is given back and its boxes are put back; a wave is cancelled; a lot moves to another bin', async () => {
  const token = shop.staff.warehouse;
  const orderId = await order(1);
  const path = await plan();
  await send('beginPickWave', { token, path });
  const [task] = tasksOf(await send('getPickWave', { token, path }));
  await send('scanPick', { token, path, ids: { [ScanPick.example.taskId]: task?.taskId ?? '' } });
  const given = { token, path: { ...path, orderId } };
  expect(await send('giveBackPick', given)).toMatchObject({ status: 'done' });
  await send('putBackPick', given);
  expect(await send('cancelPickWave', { token, path: await plan() })).toMatchObject({ status: 'cancelled' });
  const { data } = await send('listStock', { token, query: { warehouseId } });
  const [lot] = itemsOf({ data });
  expect(await send('setLotBin', { token, path: { lotId: lot?.id ?? '' } })).toMatchObject({ bin: 'A-03-2' });
}, 60_000);

test('a short pick is split: what is there is picked, and the rest comes later', async () => {
  const token = shop.staff.warehouse;
  const line = { barcode: ChoosePickLot.example.barcode, parameters: lens(-2.75), quantity: 2, bin: 'C-01' };
  await shop.api.call(ReceiveStock, {
    ...{ token, params: { warehouseId } },
    body: { reference: 'DN-LAST-BOXES', lines: [line] },
  });
  const orderId = await order(2, -2.75);
  const path = await plan();
  await send('beginPickWave', { token, path });
  const task = tasksOf(await send('getPickWave', { token, path })).find((one) => one.orderId === orderId);
  const ids = { [ScanPick.example.taskId]: task?.taskId ?? '' };
  expect(await send('reportShortPick', { token, path, ids })).toMatchObject({
    isReplaced: false,
    orderStatus: 'short',
  });
  expect(await send('splitPick', { token, path: { ...path, orderId } })).toMatchObject({ status: 'picking' });
  const left = tasksOf(await send('getPickWave', { token, path })).find((one) => one.orderId === orderId);
  expect(left?.quantity).toBe(1);
}, 60_000);

test('every example of this file was sent with success', () => expect(unsent(import.meta.filename)).toEqual([]));
