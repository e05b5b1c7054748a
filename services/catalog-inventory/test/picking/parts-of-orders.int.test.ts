// Tests orders that are picked in parts: a box is missing and the rest comes later, or the boxes lie in two warehouses.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ShipStock, StockShipped } from '@toric/contracts/catalog-inventory/events';
import { OrderPacked, PickEnded } from '@toric/contracts/catalog-inventory/picking/pick.events';
import { AmendReservation } from '@toric/contracts/catalog-inventory/stock/amendment.events';
import { type CatalogStack, catalogStack, dataOf, messageName, nextId, PLAIN } from '../catalog-stack.ts';
import { slugOf, waveWorld } from './wave-world.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack({ SELLER_NAME: 'Toric Lenses' });
}, 60_000);
afterAll(() => shop.stop());
const { stocked, bothEyes, planned, read, picking, balanced } = waveWorld(() => shop);

type Wanted = ReturnType<typeof bothEyes>;
const statesOf = async (waveId: string) => (await read(waveId)).list.map(({ status }) => status);
const endedIn = async (waveId: string) =>
  (await shop.stack.emitted('catalog-inventory', PickEnded)).filter((ended) => ended.waveId === waveId);
const packedIn = async (waveId: string) =>
  (await shop.stack.emitted('catalog-inventory', OrderPacked)).find((packed) => packed.waveId === waveId);
const pickingSince = async (orderId: string) =>
  (
    await shop.stack.admin.query('select picking_since from catalog_inventory.reservation where order_id = $1', [
      orderId,
    ])
  ).rows[0]?.picking_since;

/** Ships the boxes that a wave packed, as a parcel of their own. Returns the lots that left the warehouse. */
async function shipPacked(orderId: string, waveId: string) {
  const lines = (await packedIn(waveId))?.parcel.lines ?? [];
  const [answer] = await shop.apply('ship-stock', [ShipStock({ orderId, parcelId: nextId(), lines })]);
  return dataOf(StockShipped, answer).lots;
}

type Picking = Awaited<ReturnType<typeof picking>>;
/** Takes the box for the right eye and reports the box for the left eye as missing. No other lot has the left power. */
async function short(wave: Picking, { orderId, lines }: Wanted) {
  const tasks = await wave.tasksOf(orderId);
  const [right, left] = lines.map(({ lineId }) => tasks.find((task) => task.lineId === lineId));
  if (!right || !left) throw new Error('the wave has no such tasks');
  await wave.takeAll(orderId, right.taskId);
  const answer = await wave.at('shorts', { taskId: left.taskId, boxes: 1, reason: 'missing' });
  expect(answer.body).toMatchObject({ isReplaced: false, orderStatus: 'short' });
  return { right, left };
}

async function begun() {
  const stock = await stocked();
  const wanted = bothEyes(stock);
  await shop.reserve(wanted);
  return { stock, wanted, wave: await picking(stock.warehouseId, [wanted]) };
}
const split = ({ at }: Picking, orderId: string) => at(`orders/${orderId}/split`);

describe('an order that lacks a box', () => {
  test('sends what is there, with the very boxes that were scanned; the rest is picked in a later wave', async () => {
    const { stock, wanted, wave } = await begun();
    const { orderId } = wanted;
    const { right, left } = await short(wave, wanted);
    expect((await read(wave.id)).list).toMatchObject([{ status: 'short', canSplit: true, toPutBack: true }]);
    expect((await split(wave, orderId)).body).toEqual({ id: wave.id, status: 'picking' });
    expect(await statesOf(wave.id)).toEqual(['picked']);
    expect((await read(wave.id)).tasks.map(({ taskId }) => taskId)).toEqual([right.taskId]);
    expect((await wave.at(`orders/${orderId}/pack`, { counted: 1 })).status).toBe(201);
    expect((await packedIn(wave.id))?.parcel.lines).toEqual([{ lineId: right.lineId, quantity: 1 }]);
    expect((await shipPacked(orderId, wave.id)).map(({ lotNumber }) => lotNumber)).toEqual([right.lotNumber]);
    expect([await statesOf(wave.id), await pickingSince(orderId)]).toEqual([['shipped'], null]);
    const later = await picking(stock.warehouseId, [wanted]);
    expect((await later.tasksOf(orderId)).map(({ lineId }) => lineId)).toEqual([left.lineId]);
    await later.takeAll(orderId);
    await later.at(`orders/${orderId}/pack`, { counted: 1 });
    expect(await shipPacked(orderId, later.id)).toHaveLength(1);
    await balanced();
  });

  test('whose boxes were put back is not split, and one without any box that is there is not either', async () => {
    const { wanted, wave } = await begun();
    await short(wave, wanted);
    expect((await wave.at(`orders/${wanted.orderId}/put-back`)).status).toBe(200);
    expect(slugOf(await split(wave, wanted.orderId))).toBe('pick-order.put-back-before');
    const stock = await stocked();
    const single = { ...bothEyes(stock), lines: bothEyes(stock).lines.slice(1) };
    await shop.reserve(single);
    const alone = await picking(stock.warehouseId, [single]);
    const [task] = await alone.tasksOf(single.orderId);
    await alone.at('shorts', { taskId: task?.taskId, boxes: 1, reason: 'damaged' });
    expect((await read(alone.id)).list).toMatchObject([{ status: 'short', canSplit: false }]);
    expect(slugOf(await split(alone, single.orderId))).toBe('pick-order.nothing-to-send');
    await balanced();
  });

  test('is split once if two pickers choose at the same moment, and a put-back that comes first wins', async () => {
    const { wanted, wave } = await begun();
    const { orderId } = wanted;
    await short(wave, wanted);
    const path = `/pick-waves/${wave.id}/orders/${orderId}`;
    const both = await Promise.all([shop.post(`${path}/split`, {}), shop.colleague.post(`${path}/split`, {})]);
    expect(both.map(({ status }) => status).sort((one, other) => one - other)).toEqual([200, 409]);
    expect(await statesOf(wave.id)).toEqual(['picked']);
    const other = await begun();
    await short(other.wave, other.wanted);
    const at = `/pick-waves/${other.wave.id}/orders/${other.wanted.orderId}`;
    const [chosen, back] = await Promise.all([shop.post(`${at}/split`, {}), shop.colleague.post(`${at}/put-back`, {})]);
    expect([chosen.status, back.status].sort((one, other) => one - other)).toEqual([200, 409]);
    expect(await statesOf(other.wave.id)).toEqual([chosen.status === 200 ? 'picked' : 'short']);
    await balanced();
  });

  test('is not split once it is picked in another wave, or was amended', async () => {
    const { stock, wanted, wave } = await begun();
    await short(wave, wanted);
    const waveId = await planned(stock.warehouseId, [wanted]);
    expect(await statesOf(waveId)).toEqual(['waiting']);
    expect(slugOf(await split(wave, wanted.orderId))).toBe('pick-order.changed');
    const changed = await begun();
    await short(changed.wave, changed.wanted);
    const amended = AmendReservation({
      ...{ orderId: changed.wanted.orderId, amendmentId: nextId(), market: 'US' },
      lines: changed.wanted.lines.slice(1).map((line) => ({ ...line, lineId: nextId() })),
    });
    expect((await shop.apply('amend-reservation', [amended])).map(messageName)).toEqual(['reservation-amended']);
    expect(slugOf(await split(changed.wave, changed.wanted.orderId))).toBe('pick-order.changed');
    await balanced();
  });
});

test('giving a box back in an old wave does not end the pick of the new wave', async () => {
  const { stock, wanted, wave } = await begun();
  const { orderId } = wanted;
  await short(wave, wanted);
  await split(wave, orderId);
  await wave.at(`orders/${orderId}/pack`, { counted: 1 });
  await shipPacked(orderId, wave.id);
  const later = await picking(stock.warehouseId, [wanted]);
  expect(slugOf(await wave.at(`orders/${orderId}/give-back`))).toBe('pick-order.wrong-state');
  expect(await endedIn(wave.id)).toMatchObject([{ outcome: 'short' }, { outcome: 'packed' }]);
  expect([await statesOf(later.id), (await pickingSince(orderId)) !== null]).toEqual([['picking'], true]);
  await later.takeAll(orderId);
  expect((await later.at(`orders/${orderId}/pack`, { counted: 1 })).status).toBe(201);
});

describe('an order whose boxes lie in two warehouses', () => {
  /** Creates an order whose right power is in one warehouse and whose left power is in another. */
  async function apart() {
    const [{ productId, packId, lensId }, here, there] = [
      await shop.offer(),
      await shop.warehouse(),
      await shop.warehouse(),
    ];
    const other = { ...PLAIN, sphere: -3 };
    await shop.receive(here.id, packId, [{ quantity: 3, bin: 'A-1' }]);
    await shop.receive(there.id, packId, [{ quantity: 3, bin: 'B-1', parameters: other }]);
    const wanted = bothEyes({
      ...{ packId, lensId, otherLensId: shop.lensIds.of(productId, other), warehouseId: here.id, lotIds: [] },
    });
    await shop.reserve(wanted);
    return { wanted, here: here.id, there: there.id };
  }

  test('is in a wave of each, and becomes two parcels, whichever is packed first', async () => {
    const { wanted, here, there } = await apart();
    const { orderId } = wanted;
    const [right, left] = [await picking(here, [wanted]), await picking(there, [wanted])];
    expect([await right.tasksOf(orderId), await left.tasksOf(orderId)]).toMatchObject([
      [{ bin: 'A-1' }],
      [{ bin: 'B-1' }],
    ]);
    expect((await read(await planned(here, [wanted]))).status).toBe('empty');
    await left.takeAll(orderId);
    expect((await left.at(`orders/${orderId}/pack`, { counted: 1 })).status).toBe(201);
    expect(await shipPacked(orderId, left.id)).toHaveLength(1);
    // the pick in the other warehouse goes on
    expect([await statesOf(right.id), await statesOf(left.id)]).toEqual([['picking'], ['shipped']]);
    await right.takeAll(orderId);
    expect((await right.at(`orders/${orderId}/pack`, { counted: 1 })).status).toBe(201);
    expect(await shipPacked(orderId, right.id)).toHaveLength(1);
    expect([await statesOf(right.id), await statesOf(left.id)]).toEqual([['shipped'], ['shipped']]);
    await balanced();
  });

  test('does not leave as a whole while one of them still picks it', async () => {
    const { wanted, here, there } = await apart();
    const { orderId } = wanted;
    const [right, left] = [await picking(here, [wanted]), await picking(there, [wanted])];
    await left.takeAll(orderId);
    expect((await left.at(`orders/${orderId}/pack`, { counted: 1 })).status).toBe(201);
    await expect(shop.ship(wanted)).rejects.toThrow(/has not packed some of them/);
    const rest = ShipStock({
      orderId,
      parcelId: nextId(),
      lines: wanted.lines.map(({ lineId }) => ({ lineId, quantity: 1 })),
    });
    await expect(shop.apply('ship-stock', [rest])).rejects.toThrow(/has not packed some of them/);
    expect([await statesOf(right.id), await statesOf(left.id)]).toEqual([['picking'], ['packed']]);
    await right.takeAll(orderId);
    expect((await right.at(`orders/${orderId}/pack`, { counted: 1 })).status).toBe(201);
    expect((await shop.ship(wanted)).map(messageName)).toEqual(['stock-shipped']);
    await balanced();
  });

  test('is not amended while one of them picks it, and giving one pick back leaves the other', async () => {
    const { wanted, here, there } = await apart();
    const { orderId } = wanted;
    const [right, left] = [await picking(here, [wanted]), await picking(there, [wanted])];
    expect((await right.at(`orders/${orderId}/give-back`)).status).toBe(200);
    expect([await statesOf(right.id), await statesOf(left.id)]).toEqual([['given-back'], ['picking']]);
    const amended = () =>
      AmendReservation({
        ...{ orderId, amendmentId: nextId(), market: 'US' },
        lines: wanted.lines.slice(1).map((line) => ({ ...line, lineId: nextId() })),
      });
    const answers = async () => (await shop.apply('amend-reservation', [amended()])).map(messageName);
    expect(await answers()).toEqual(['reservation-amendment-refused']);
    await left.at(`orders/${orderId}/give-back`);
    expect(await answers()).toEqual(['reservation-amended']);
    await balanced();
  });
});
