// Tests orders that leave in parts, and orders that wait for boxes: which order gets boxes, how long it waits, and what
// is booked.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ReserveStock, ShipStock, StockReserved, StockShipped } from '@toric/contracts/catalog-inventory/events';
import { StockAwaited } from '@toric/contracts/catalog-inventory/stock/amendment.events';
import { until } from '@toric/infra/prove/testing/test-stack';
import {
  catalogStack,
  dataOf,
  messageName,
  nextId,
  order,
  type CatalogStack,
  type OrderToReserve,
} from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

const check = async () => expect([await shop.unbalanced(), await shop.unowned()]).toEqual([[], []]);
const statusOf = async (orderId: string) =>
  (await shop.stack.admin.query('select status from catalog_inventory.reservation where order_id = $1', [orderId]))
    .rows[0]?.status;
const waits = (wanted: OrderToReserve) => ReserveStock({ ...wanted, mayWait: true });
const wait = (...orders: OrderToReserve[]) => shop.apply('reserve-stock', orders.map(waits));

function part({ orderId, lines }: OrderToReserve, quantity: number, parcelId = nextId()) {
  return ShipStock({ orderId, parcelId, lines: [{ lineId: lines[0]?.lineId ?? '', quantity }] });
}

test('a parcel takes its boxes only; the last one ends the reservation; repeats get the same lots', async () => {
  const lens = await shop.stocked(5);
  const wanted = order(lens, 3);
  await shop.reserve(wanted);
  const first = part(wanted, 2);
  const [answer, again] = [...(await shop.apply('ship-stock', [first])), ...(await shop.apply('ship-stock', [first]))];
  expect(dataOf(StockShipped, answer).lots.map(({ quantity }) => quantity)).toEqual([2]);
  expect(again?.data).toEqual(answer?.data);
  expect([await shop.levels(lens.packId), await statusOf(wanted.orderId)]).toEqual([[[3, 1]], 'held']);
  await check();
  await shop.apply('ship-stock', [part(wanted, 1)]);
  expect([await shop.levels(lens.packId), await statusOf(wanted.orderId)]).toEqual([[[2, 0]], 'shipped']);
  await check();
});

test('a parcel with more boxes than the order holds fails, and ships nothing', async () => {
  const lens = await shop.stocked(5);
  const wanted = order(lens, 2);
  await shop.reserve(wanted);
  await expect(shop.apply('ship-stock', [part(wanted, 3)])).rejects.toThrow(/does not hold the boxes of parcel/);
  expect(await shop.levels(lens.packId)).toEqual([[5, 2]]);
});

test('the rest of an order is released, and what has left stays on record for a recall', async () => {
  const lens = await shop.stocked(4);
  const wanted = order(lens, 3);
  await shop.reserve(wanted);
  await shop.apply('ship-stock', [part(wanted, 1)]);
  expect((await shop.release(wanted)).map(messageName)).toEqual(['stock-released']);
  expect((await shop.release(wanted)).map(messageName)).toEqual(['stock-released']);
  expect(await shop.levels(lens.packId)).toEqual([[3, 0]]);
  const { rows } = await shop.stack.admin.query(
    'select quantity, evidence_id from catalog_inventory.shipped_line where order_id = $1',
    [wanted.orderId],
  );
  expect(rows).toEqual([{ quantity: 1, evidence_id: wanted.lines[0]?.evidenceId }]);
  await check();
});

test('orders that may wait get boxes that arrive, the oldest first; others are refused', async () => {
  const lens = await shop.stocked(0 + 1);
  await shop.reserve(order(lens, 1));
  const [first, second, third] = [order(lens, 2), order(lens, 1), order(lens, 1)];
  for (const one of [first, second, third]) {
    const [answer] = await wait(one);
    expect(dataOf(StockAwaited, answer).lineIds).toEqual([one.lines[0]?.lineId]);
    expect((await wait(one)).map(messageName)).toEqual(['stock-awaited']);
  }
  expect((await shop.reserve(order(lens, 1))).map(messageName)).toEqual(['stock-refused']);
  await shop.receive((await shop.warehouse()).id, lens.packId, [{ quantity: 3 }]);
  await until('the boxes are given', async () => ((await statusOf(second.orderId)) === 'held' ? true : undefined));
  expect([await statusOf(first.orderId), await statusOf(third.orderId)]).toEqual(['held', 'waiting']);
  const reserved = await shop.stack.emitted('catalog-inventory', StockReserved);
  expect(JSON.stringify(reserved)).toContain(first.orderId);
  await check();
}, 30_000);

test('a hundred older orders that lack another line, or enough boxes, keep no newer order waiting', async () => {
  const [lens, other] = [await shop.stocked(1), await shop.stocked(1)];
  await shop.reserve(order(lens, 1), order(other, 1));
  const both = Array.from({ length: 50 }, () => {
    const wanted = order(lens, 1);
    return { ...wanted, lines: [...wanted.lines, ...order(other, 1).lines] };
  });
  const many = Array.from({ length: 50 }, () => order(lens, 3));
  await wait(...both, ...many);
  const newer = order(lens, 1);
  await wait(newer);
  await shop.receive(lens.warehouseId, lens.packId, [{ quantity: 1 }]);
  await until('the box is given', async () => ((await statusOf(newer.orderId)) === 'held' ? true : undefined));
  await shop.receive(other.warehouseId, other.packId, [{ quantity: 1 }]);
  await shop.receive(lens.warehouseId, lens.packId, [{ quantity: 1 }]);
  await until('both are given', async () => ((await statusOf(both[0]?.orderId ?? '')) === 'held' ? true : undefined));
  await check();
}, 30_000);

test('a hundred older orders whose free boxes expire too soon keep no newer order waiting', async () => {
  const [lens, other] = [await shop.stocked(1), await shop.stocked(1)];
  await shop.reserve(order(lens, 1), order(other, 1));
  const expiresOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  await shop.receive(lens.warehouseId, lens.packId, [{ quantity: 5, expiresOn }]);
  await wait(...Array.from({ length: 110 }, () => order(lens, 1)));
  const newer = order(other, 1);
  await wait(newer);
  await shop.receive(other.warehouseId, other.packId, [{ quantity: 1 }]);
  await until('the box is given', async () => ((await statusOf(newer.orderId)) === 'held' ? true : undefined));
  // the pages of waiting orders begin again with the oldest order
  await shop.receive(lens.warehouseId, lens.packId, [{ quantity: 110 }]);
  await until('all are given', async () => {
    const { rows } = await shop.stack.admin.query(
      `select count(*)::int as n from catalog_inventory.waiting_line where pack_id = $1`,
      [lens.packId],
    );
    return rows[0]?.n === 0 ? true : undefined;
  });
  await check();
}, 30_000);

test('an order that waits is released at once, and one that has waited too long is refused', async () => {
  const lens = await shop.stocked(1);
  await shop.reserve(order(lens, 1));
  const [left, late] = [order(lens, 1), order(lens, 1)];
  await wait(left, late);
  expect((await shop.release(left)).map(messageName)).toEqual(['stock-released']);
  await shop.stack.admin.query(
    `update catalog_inventory.reservation set reserved_until = now() - interval '1 second' where order_id = $1`,
    [late.orderId],
  );
  await until('it is refused', async () => ((await statusOf(late.orderId)) === 'refused' ? true : undefined));
  const { rows } = await shop.stack.admin.query(
    'select order_id from catalog_inventory.waiting_line where order_id = any($1)',
    [[left.orderId, late.orderId]],
  );
  expect(rows).toEqual([]);
  await check();
}, 30_000);
