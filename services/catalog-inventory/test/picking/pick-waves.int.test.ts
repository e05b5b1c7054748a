// Tests waves over HTTP on real servers: orders are picked box by box, every wrong box is refused and kept, other lots take
// the place of missing ones, and the stock ships exactly the boxes that were scanned.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OrderPacked, PickBegun, PickEnded } from '@toric/contracts/catalog-inventory/picking/pick.events';
import { StockShipped } from '@toric/contracts/catalog-inventory/events';
import { OrderHoldChanged } from '@toric/contracts/order/holds/order-hold.events';
import { ChooseOrdersToPick } from '@toric/contracts/order/pick.events';
import { type CatalogStack, catalogStack, dataOf, messageName, nextId, order } from '../catalog-stack.ts';
import { codeOf, slugOf, type Task, waveWorld } from './wave-world.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack({ SELLER_NAME: 'Toric Lenses' });
}, 60_000);
afterAll(() => shop.stop());

const { stocked, bothEyes, planned, read, picking, balanced } = waveWorld(() => shop);

describe('a wave', () => {
  test('takes orders whose boxes lie in its warehouse, that nobody picks, in the order in which they were named', async () => {
    const [here, there] = [await stocked(), await stocked()];
    const [first, second, elsewhere] = [order(here), order(here), order(there)];
    await shop.reserve(first, second, elsewhere);
    const waveId = await planned(here.warehouseId, [second, elsewhere, first, { orderId: nextId() }]);
    const { list, status } = await read(waveId);
    expect([status, list.map(({ orderId }) => orderId)]).toEqual(['open', [second.orderId, first.orderId]]);
    expect((await read(await planned(here.warehouseId, [first, second]))).status).toBe('empty');
    expect((await shop.stack.emitted('catalog-inventory', ChooseOrdersToPick)).length).toBeGreaterThan(0);
  });

  test('is walked from bin to bin, by the lots that the reservation chose', async () => {
    const stock = await stocked();
    const wanted = { ...bothEyes(stock), lines: bothEyes(stock).lines.map((line) => ({ ...line, quantity: 2 })) };
    const large = {
      ...wanted,
      lines: wanted.lines.map((line) => ({ ...line, quantity: line.eye === 'right' ? 4 : 1 })),
    };
    await shop.reserve(large);
    const { id } = await picking(stock.warehouseId, [large]);
    expect((await read(id)).tasks.map(({ bin }) => bin)).toEqual(['A-2', 'A-10', 'B-1']);
    expect(await shop.stack.emitted('catalog-inventory', PickBegun)).toEqual(
      expect.arrayContaining([expect.objectContaining({ orderId: large.orderId })]),
    );
  });

  test('is picked by one person at a time; a colleague takes it over', async () => {
    const stock = await stocked();
    const wanted = order(stock);
    await shop.reserve(wanted);
    const { id, tasksOf } = await picking(stock.warehouseId, [wanted]);
    const [task] = await tasksOf(wanted.orderId);
    const scan = { taskId: task?.taskId, barcode: task && codeOf(task) };
    expect(slugOf(await shop.colleague.post(`/pick-waves/${id}/scans`, scan))).toBe('pick-wave.of-other');
    expect((await shop.colleague.post(`/pick-waves/${id}/take`, {})).status).toBe(200);
    expect((await shop.colleague.post(`/pick-waves/${id}/scans`, scan)).body.outcome).toBe('taken');
  });

  test('that is cancelled frees its orders for another wave, and lists what is to be put back', async () => {
    const stock = await stocked();
    const wanted = order(stock);
    await shop.reserve(wanted);
    const { id, at, takeAll } = await picking(stock.warehouseId, [wanted]);
    await takeAll(wanted.orderId);
    expect((await at('cancel')).body.status).toBe('cancelled');
    expect((await read(id)).list).toMatchObject([{ status: 'given-back', toPutBack: true }]);
    expect((await at(`orders/${wanted.orderId}/put-back`)).status).toBe(200);
    expect(slugOf(await at(`orders/${wanted.orderId}/put-back`))).toBe('pick-order.nothing-to-put-back');
    const again = await picking(stock.warehouseId, [wanted]);
    await again.takeAll(wanted.orderId);
  });
});

describe('a scan', () => {
  test('of each kind of wrong box is refused with its own verdict, changes nothing, and is kept', async () => {
    const [stock, foreign] = [await stocked(), await stocked()];
    const [wanted, other] = [bothEyes(stock), order(stock)];
    await shop.reserve(wanted, other);
    const { id, scan, tasksOf } = await picking(stock.warehouseId, [wanted, other]);
    const [right, left] = wanted.lines;
    const tasks = await tasksOf(wanted.orderId);
    const task = tasks.find(({ lineId }) => lineId === right?.lineId) as Task;
    const eye = tasks.find(({ lineId }) => lineId === left?.lineId) as Task;
    const { body } = await shop.get(`/lots/${stock.lotIds[1]}`, 'warehouse');
    const { body: far } = await shop.get(`/lots/${foreign.lotIds[0]}`, 'warehouse');
    const verdicts = [
      ...['hello', `01${task.gtin}`].map((code) => [code, 'unreadable']),
      [codeOf({ ...task, expiresOn: '2026-01-31' }), 'expired'],
      [codeOf(eye), 'wrong-eye'],
      [codeOf(far), 'wrong-product'],
      [codeOf(body), 'wrong-lot'],
    ];
    for (const [code = '', outcome] of verdicts)
      expect(await scan(task, code)).toMatchObject({ outcome, accepted: false, taken: 0 });
    await shop.post(`/lots/${stock.lotIds[1]}/quarantine`, { reason: 'Seals look opened' });
    expect(await scan(task, codeOf(body))).toMatchObject({ outcome: 'quarantined' });
    const { data } = (await shop.get(`/pick-waves/${id}/scans?refused=true&limit=100`, 'auditor')).body;
    expect(data).toHaveLength(verdicts.length + 1);
    await balanced();
  });

  test('that a scanner sends twice counts once, a serial number counts once, and one box too many is refused', async () => {
    const stock = await stocked();
    const wanted = order(stock, 2);
    await shop.reserve(wanted);
    const { scan, tasksOf } = await picking(stock.warehouseId, [wanted]);
    const [task] = (await tasksOf(wanted.orderId)) as [Task];
    expect(await scan(task, codeOf(task))).toMatchObject({ outcome: 'taken', taken: 1 });
    expect(await scan(task, codeOf(task))).toMatchObject({ outcome: 'scanned-twice' });
    expect(await scan(task, codeOf(task, 'S1'))).toMatchObject({ outcome: 'taken', taken: 2, orderStatus: 'picked' });
    expect(await scan(task, codeOf(task, 'S1'))).toMatchObject({ outcome: 'scanned-twice' });
    expect(await scan(task, codeOf(task, 'S2'))).toMatchObject({ outcome: 'enough' });
  });

  test('with the same key is answered once', async () => {
    const stock = await stocked();
    const wanted = order(stock);
    await shop.reserve(wanted);
    const { id, tasksOf } = await picking(stock.warehouseId, [wanted]);
    const [task] = (await tasksOf(wanted.orderId)) as [Task];
    const key = nextId();
    const send = () =>
      shop.post(`/pick-waves/${id}/scans`, { taskId: task.taskId, barcode: codeOf(task) }, 'warehouse', key);
    const [first, again] = [await send(), await send()];
    expect([first.body.outcome, again.body]).toEqual(['taken', first.body]);
  });

  test('for an order that was cancelled meanwhile says so; its boxes are to be put back', async () => {
    const stock = await stocked();
    const wanted = bothEyes(stock);
    await shop.reserve(wanted);
    const { id, at, scan, tasksOf } = await picking(stock.warehouseId, [wanted]);
    const [first, second] = (await tasksOf(wanted.orderId)) as [Task, Task];
    expect(await scan(first, codeOf(first))).toMatchObject({ outcome: 'taken' });
    expect((await shop.release(wanted)).map(messageName)).toEqual(['stock-released']);
    expect(await scan(second, codeOf(second))).toMatchObject({ outcome: 'order-cancelled', orderStatus: 'cancelled' });
    expect((await read(id)).list).toMatchObject([{ status: 'cancelled', toPutBack: true }]);
    expect((await at(`orders/${wanted.orderId}/put-back`)).body.status).toBe('done');
    await balanced();
  });

  test('for an order on hold is refused until the hold is released', async () => {
    const stock = await stocked();
    const wanted = order(stock);
    await shop.reserve(wanted);
    const { scan, tasksOf } = await picking(stock.warehouseId, [wanted]);
    const [task] = (await tasksOf(wanted.orderId)) as [Task];
    const hold = (isHeld: boolean) =>
      shop.apply('note-order-hold', [
        OrderHoldChanged({ orderId: wanted.orderId, customerId: nextId(), isHeld, holds: isHeld ? 1 : 0 }),
      ]);
    await hold(true);
    expect(await scan(task, codeOf(task))).toMatchObject({ outcome: 'order-on-hold' });
    await hold(false);
    expect(await scan(task, codeOf(task))).toMatchObject({ outcome: 'taken' });
  });
});

describe('a short pick', () => {
  test('gets boxes of another lot, and the missing box leaves stock with the reason', async () => {
    const stock = await stocked();
    const wanted = order(stock, 2);
    await shop.reserve(wanted);
    const { at, tasksOf, takeAll } = await picking(stock.warehouseId, [wanted]);
    const [task] = (await tasksOf(wanted.orderId)) as [Task];
    const short = await at('shorts', { taskId: task.taskId, boxes: 1, reason: 'missing', note: 'Bin is empty' });
    expect(short.body).toMatchObject({ isReplaced: true, lots: [{ lotId: stock.lotIds[1], quantity: 1 }] });
    expect(await tasksOf(wanted.orderId)).toMatchObject([{ bin: 'A-2' }, { bin: 'A-10' }]);
    expect((await shop.levels(stock.packId)).slice(0, 1)).toEqual([[2, 1]]);
    const { data } = (await shop.get(`/lots/${task.lotId}/ledger`, 'auditor')).body;
    expect(data).toMatchObject([
      { kind: 'adjust', onHandChange: -1, reason: 'missing: Bin is empty' },
      { kind: 'exchange' },
      {},
      {},
    ]);
    await takeAll(wanted.orderId);
    await balanced();
  });

  test('of damaged boxes may not take more boxes out by hand than one person may', async () => {
    const [{ packId, lensId }, { id: warehouseId }] = [await shop.offer(), await shop.warehouse()];
    await shop.receive(warehouseId, packId, [
      { expiresOn: '2039-01-31', quantity: 11 },
      { expiresOn: '2040-01-31', quantity: 30 },
    ]);
    const wanted = order({ lensId, packId }, 11);
    await shop.reserve(wanted);
    const { at, tasksOf } = await picking(warehouseId, [wanted]);
    const [task] = (await tasksOf(wanted.orderId)) as [Task & { quantity: number }];
    const short = await at('shorts', { taskId: task.taskId, boxes: 11, reason: 'damaged' });
    expect([short.status, slugOf(short)]).toEqual([409, 'lot.needs-stocktake']);
    await balanced();
  });

  test('that no lot can replace leaves the wave, and keeps its reservation', async () => {
    const stock = await shop.stocked(1);
    const wanted = order(stock);
    await shop.reserve(wanted);
    const { id, at, tasksOf } = await picking(stock.warehouseId, [wanted]);
    const [task] = (await tasksOf(wanted.orderId)) as [Task];
    expect((await at('shorts', { taskId: task.taskId, boxes: 1, reason: 'missing' })).body).toMatchObject({
      ...{ isReplaced: false, orderStatus: 'short' },
    });
    expect(await read(id)).toMatchObject({ status: 'done', list: [{ status: 'short', note: 'missing' }] });
    expect(await shop.levels(stock.packId)).toEqual([[1, 1]]);
    expect(await shop.stack.emitted('catalog-inventory', PickEnded)).toEqual(
      expect.arrayContaining([expect.objectContaining({ orderId: wanted.orderId, outcome: 'short' })]),
    );
  });
});

describe('another lot by hand', () => {
  test('needs a reason, and is kept in the ledger with the person', async () => {
    const stock = await stocked();
    const wanted = order(stock);
    await shop.reserve(wanted);
    const { at, tasksOf, takeAll } = await picking(stock.warehouseId, [wanted]);
    const [task] = (await tasksOf(wanted.orderId)) as [Task];
    const { body: other } = await shop.get(`/lots/${stock.lotIds[1]}`, 'warehouse');
    const change = { taskId: task.taskId, barcode: codeOf(other) };
    expect((await at('lot-changes', change)).status).toBe(400);
    expect((await at('lot-changes', { ...change, reason: 'The shelf is blocked' })).body.lots).toMatchObject([
      { lotId: other.id },
    ]);
    const { data } = (await shop.get(`/lots/${other.id}/ledger`, 'auditor')).body;
    expect(data[0]).toMatchObject({ kind: 'exchange', reservedChange: 1, reason: 'The shelf is blocked' });
    await takeAll(wanted.orderId);
    await balanced();
  });

  test('is refused for a lot that is set aside, reserved, or of another power', async () => {
    const stock = await stocked();
    const [wanted, others] = [order(stock), order(stock, 2)];
    await shop.reserve(wanted, others);
    const { at, tasksOf } = await picking(stock.warehouseId, [wanted]);
    const [task] = (await tasksOf(wanted.orderId)) as [Task];
    const choose = async (lotId: string | undefined) => {
      const { body } = await shop.get(`/lots/${lotId}`, 'warehouse');
      return slugOf(await at('lot-changes', { taskId: task.taskId, barcode: codeOf(body), reason: 'Nearer' }));
    };
    expect(await choose(stock.lotIds[2])).toBe('pick-lot.other-lens');
    expect(await choose(stock.lotIds[0])).toBe('pick-lot.same');
    const filler = order(stock, 5);
    await shop.reserve(filler);
    expect(await choose(stock.lotIds[1])).toBe('pick-lot.reserved');
    await shop.post(`/lots/${stock.lotIds[1]}/quarantine`, { reason: 'Seals look opened' });
    expect(await choose(stock.lotIds[1])).toBe('pick-lot.set-aside');
    await balanced();
  });
});

describe('a parcel', () => {
  test('holds both eyes, is packed after its contents were checked, and the very boxes ship', async () => {
    const stock = await stocked();
    const wanted = bothEyes(stock);
    await shop.reserve(wanted);
    const { id, at, tasksOf, takeAll } = await picking(stock.warehouseId, [wanted]);
    const pack = (body: object) => at(`orders/${wanted.orderId}/pack`, body);
    expect(slugOf(await pack({ counted: 2 }))).toBe('pick-order.wrong-state');
    await takeAll(wanted.orderId);
    expect(slugOf(await pack({ counted: 1 }))).toBe('pack.contents-differ');
    const tasks = await tasksOf(wanted.orderId);
    expect((await pack({ codes: tasks.map((task) => codeOf(task)), weightGrams: 120 })).body.status).toBe('done');
    const [packed] = (await shop.stack.emitted('catalog-inventory', OrderPacked)).slice(-1);
    expect(packed).toMatchObject({ orderId: wanted.orderId, parcel: { weightGrams: 120 } });
    const slip = await shop.get(`/pick-waves/${id}/orders/${wanted.orderId}/slip?language=zh`, 'warehouse');
    expect([slip.status, slip.headers['content-type']]).toEqual([200, 'application/pdf']);
    const [shipped] = await shop.ship(wanted);
    const lots = dataOf(StockShipped, shipped).lots.map(({ lotNumber }) => lotNumber);
    expect(lots.sort()).toEqual(tasks.map(({ lotNumber }) => lotNumber).sort());
    expect((await read(id)).list).toMatchObject([{ status: 'shipped' }]);
    await balanced();
  });

  test('whose lot is set aside afterwards does not leave: it is opened again, or the shipment is refused', async () => {
    const stock = await stocked();
    const [opened, sent] = [order(stock), order(stock)];
    await shop.reserve(opened, sent);
    const { at, takeAll } = await picking(stock.warehouseId, [opened, sent]);
    for (const { orderId } of [opened, sent]) {
      await takeAll(orderId);
      expect((await at(`orders/${orderId}/pack`, { counted: 1 })).status).toBe(201);
    }
    await shop.post(`/lots/${stock.lotIds[0]}/quarantine`, { reason: 'Seals look opened' });
    expect((await at(`orders/${opened.orderId}/give-back`)).status).toBe(200);
    expect((await shop.ship(sent)).map(messageName)).toEqual(['shipment-refused']);
    expect((await shop.ship(opened)).map(messageName)).toEqual(['stock-shipped']);
    await balanced();
  });

  test('that weighs too little is weighed against earlier parcels of the same boxes', async () => {
    const stock = await shop.stocked(20);
    const orders = Array.from({ length: 4 }, () => order(stock));
    await shop.reserve(...orders);
    const { at, takeAll } = await picking(stock.warehouseId, orders);
    for (const { orderId } of orders) await takeAll(orderId);
    const pack = (index: number, body: object) => at(`orders/${orders[index]?.orderId}/pack`, { counted: 1, ...body });
    for (const index of [0, 1, 2]) expect((await pack(index, { weightGrams: 60 })).status).toBe(201);
    expect(slugOf(await pack(3, { weightGrams: 20 }))).toBe('pack.weight-differs');
    expect((await pack(3, { weightGrams: 20, weightConfirmed: true })).status).toBe(201);
  });
});

test('a lot is moved to another bin, and a receipt says where its boxes lie', async () => {
  const { lotIds } = await stocked();
  expect((await shop.get(`/lots/${lotIds[0]}`, 'warehouse')).body.bin).toBe('A-10');
  const moved = await shop.change('put', `/lots/${lotIds[0]}/bin`, { bin: 'c-01.4' }, '*', 'warehouse');
  expect([moved.status, moved.body.bin]).toEqual([200, 'C-01.4']);
  expect(
    (await shop.change('put', `/lots/${lotIds[0]}/bin`, { bin: 'left of the door' }, '*', 'warehouse')).status,
  ).toBe(400);
});
