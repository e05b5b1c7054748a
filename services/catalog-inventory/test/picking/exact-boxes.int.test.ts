// Tests that each parcel takes exactly the boxes that lie in it out of stock, whoever packed the parcel and whatever
// happens meanwhile.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ShipStock, StockShipped } from '@toric/contracts/catalog-inventory/events';
import { OrderPacked } from '@toric/contracts/catalog-inventory/picking/pick.events';
import { type CatalogStack, catalogStack, dataOf, messageName, nextId, order } from '../catalog-stack.ts';
import { codeOf, waveWorld } from './wave-world.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());
const { planned, read, picking, balanced } = waveWorld(() => shop);

const query = async (text: string, ...values: unknown[]) => (await shop.stack.admin.query(text, values)).rows;
const statesOf = async (waveId: string) => (await read(waveId)).list.map(({ status }) => status);

/** Reserves four boxes for one line of an order, two in each of two warehouses. The lot `early` expires first. */
async function apart() {
  const [{ packId, lensId }, here, there] = [await shop.offer(), await shop.warehouse(), await shop.warehouse()];
  const [early, late] = [`E${nextId().slice(-6)}`, `L${nextId().slice(-6)}`];
  const lot = { quantity: 2, bin: 'A-1' };
  const [hereId] = await shop.receive(here.id, packId, [{ ...lot, lotNumber: early, expiresOn: '2030-01-31' }]);
  const [thereId] = await shop.receive(there.id, packId, [{ ...lot, lotNumber: late, expiresOn: '2031-01-31' }]);
  const base = order({ lensId, packId });
  const lineId = nextId();
  const wanted = {
    ...base,
    lines: [{ lineId, eye: 'right' as const, lensId, packId, quantity: 4, evidenceId: nextId() }],
  };
  await shop.reserve(wanted);
  return { wanted, lineId, here: here.id, there: there.id, early, late, hereId, thereId };
}
type Apart = Awaited<ReturnType<typeof apart>>;

/** Takes both boxes of the order, which are two boxes of one lot. */
async function takeBoth({ tasksOf, scan }: Awaited<ReturnType<typeof picking>>, orderId: string) {
  const [task] = await tasksOf(orderId);
  if (!task) throw new Error('the wave has no task of the order');
  for (const box of ['1', '2'])
    expect(await scan(task, codeOf(task, `${task.taskId.slice(-8)}${box}`))).toMatchObject({ outcome: 'taken' });
}

/** Picks and packs all boxes of the order in one warehouse. */
async function packed({ wanted }: Apart, warehouseId: string) {
  const wave = await picking(warehouseId, [wanted]);
  await takeBoth(wave, wanted.orderId);
  expect((await wave.at(`orders/${wanted.orderId}/pack`, { counted: 2 })).status).toBe(201);
  return wave;
}
const part = ({ wanted, lineId }: Apart, quantity: number, waveId?: string) =>
  ShipStock({ orderId: wanted.orderId, parcelId: nextId(), lines: [{ lineId, quantity }], waveId });
const lotsOf = (answer: Parameters<typeof dataOf>[1]) =>
  dataOf(StockShipped, answer).lots.map(({ lotNumber, quantity }) => `${quantity} of ${lotNumber}`);
const ship = async (command: ReturnType<typeof part>) => (await shop.apply('ship-stock', [command]))[0];

test('two packed parcels with equal contents are not exchanged', async () => {
  const both = await apart();
  const [first, second] = [await packed(both, both.here), await packed(both, both.there)];
  expect(lotsOf(await ship(part(both, 2, second.id)))).toEqual([`2 of ${both.late}`]);
  expect([await statesOf(first.id), await statesOf(second.id)]).toEqual([['packed'], ['shipped']]);
  expect(lotsOf(await ship(part(both, 2, first.id)))).toEqual([`2 of ${both.early}`]);
  await balanced();
});

test('a parcel that has left keeps its boxes, although its pick was given back', async () => {
  const both = await apart();
  const [first, second] = [await packed(both, both.here), await packed(both, both.there)];
  expect((await second.at(`orders/${both.wanted.orderId}/give-back`)).status).toBe(200);
  expect((await read(second.id)).list).toMatchObject([{ status: 'given-back', toPutBack: true }]);
  expect(lotsOf(await ship(part(both, 2, second.id)))).toEqual([`2 of ${both.late}`]);
  expect((await read(second.id)).list).toMatchObject([{ status: 'shipped', toPutBack: false }]);
  expect(lotsOf(await ship(part(both, 2, first.id)))).toEqual([`2 of ${both.early}`]);
  await balanced();
});

test('a box in quarantine in a parcel that has left is not exchanged in the books', async () => {
  for (const isWhole of [false, true]) {
    const both = await apart();
    const first = await packed(both, both.here);
    await packed(both, both.there);
    expect((await first.at(`orders/${both.wanted.orderId}/give-back`)).status).toBe(200);
    await query('update catalog_inventory.lot set quarantined = true where id = $1', both.hereId);
    const whole = ShipStock({ orderId: both.wanted.orderId, parcelId: nextId(), waveId: first.id });
    const answer = await ship(isWhole ? whole : part(both, 2, first.id));
    expect(answer && messageName(answer)).toBe('shipment-refused');
  }
});

test('a whole order that has left is not put back either', async () => {
  const both = await apart();
  const [first, second] = [await packed(both, both.here), await packed(both, both.there)];
  await first.at(`orders/${both.wanted.orderId}/give-back`);
  const { orderId } = both.wanted;
  await shop.apply('ship-stock', [ShipStock({ orderId, parcelId: nextId(), waveId: first.id })]);
  expect([await statesOf(first.id), await statesOf(second.id)]).toEqual([['shipped'], ['shipped']]);
  expect((await read(first.id)).list).toMatchObject([{ toPutBack: false }]);
  await balanced();
});

test('a parcel that a person composed takes no boxes of a packed one', async () => {
  const both = await apart();
  const first = await packed(both, both.here);
  expect(lotsOf(await ship(part(both, 1)))).toEqual([`1 of ${both.late}`]);
  expect(lotsOf(await ship(part(both, 2, first.id)))).toEqual([`2 of ${both.early}`]);
  await balanced();
});

test('a parcel that a person composed leaves, although a box in the tote of another one is set aside', async () => {
  const both = await apart();
  const first = await packed(both, both.here);
  await query('update catalog_inventory.lot set quarantined = true where id = $1', both.hereId);
  expect(lotsOf(await ship(part(both, 1)))).toEqual([`1 of ${both.late}`]);
  const refused = await ship(part(both, 2, first.id));
  expect(refused && messageName(refused)).toBe('shipment-refused');
});

test('a pick that a former version began is packed with its boxes, and is in no second wave', async () => {
  const both = await apart();
  const { orderId } = both.wanted;
  const wave = await picking(both.here, [both.wanted]);
  await query('delete from catalog_inventory.open_pick where order_id = $1', orderId);
  await query('update catalog_inventory.picked_order set warehouse_id = null where order_id = $1', orderId);
  expect((await read(await planned(both.here, [both.wanted]))).status).toBe('empty');
  await takeBoth(wave, orderId);
  expect((await wave.at(`orders/${orderId}/pack`, { counted: 2 })).status).toBe(201);
  expect(await statesOf(wave.id)).toEqual(['packed']);
  expect((await shop.stack.emitted('catalog-inventory', OrderPacked)).some(({ waveId }) => waveId === wave.id)).toBe(
    true,
  );
  expect(lotsOf(await ship(part(both, 2, wave.id)))).toEqual([`2 of ${both.early}`]);
  await balanced();
});

test('an order whose pick a former version gave back is picked anew', async () => {
  const both = await apart();
  const { orderId } = both.wanted;
  await picking(both.here, [both.wanted]);
  // the former version of the service stored no open picks
  await query(`update catalog_inventory.picked_order set status = 'given-back' where order_id = $1`, orderId);
  await query('update catalog_inventory.reservation set picking_since = null where order_id = $1', orderId);
  expect(await statesOf(await planned(both.here, [both.wanted]))).toEqual(['waiting']);
});
