// Tests the subscriber reserve-stock: which boxes an order gets, also if the command comes twice or out of order.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StockRefused, StockReserved, StockShipped } from '@toric/contracts/catalog-inventory/events';
import { openDatabase, transaction } from '@toric/messaging/database';
import { holdBoxes } from '../../src/stock/stock.store.ts';
import {
  catalogStack,
  dataOf,
  nextId,
  order,
  reasonOf,
  messageName,
  type CatalogStack,
  type OrderToReserve,
} from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

describe('a reservation', () => {
  test('takes the lot that expires first, and several lots for one line', async () => {
    const lens = await shop.offer();
    const { id } = await shop.warehouse();
    await shop.receive(id, lens.packId, [
      { quantity: 2, expiresOn: '2032-01-31', lotNumber: 'LATE' },
      { quantity: 2, expiresOn: '2030-01-31', lotNumber: 'SOON' },
    ]);
    const wanted = order(lens, 3);
    const [answer] = await shop.reserve(wanted);
    const until30 = Date.now() + 30 * 86_400_000;
    expect(Math.abs(Date.parse(dataOf(StockReserved, answer).reservedUntil) - until30)).toBeLessThan(60_000);
    const [shipped] = await shop.ship(wanted);
    expect(
      dataOf(StockShipped, shipped).lots.map(({ lotNumber, expiresOn, quantity }) => [lotNumber, expiresOn, quantity]),
    ).toEqual([
      ['SOON', '2030-01-31', 2],
      ['LATE', '2032-01-31', 1],
    ]);
    expect(await shop.levels(lens.packId)).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  test('holds all lines or nothing, and names the lines for which there are too few boxes', async () => {
    const [a, b] = await Promise.all([shop.stocked(5), shop.stocked(1)]);
    const wanted = { ...order(a, 2), lines: [...order(a, 2).lines, ...order(b, 2).lines] };
    const [answer] = await shop.reserve(wanted);
    expect([reasonOf(answer), dataOf(StockRefused, answer).lineIds]).toEqual([
      'stock.sold-out',
      [wanted.lines[1]?.lineId],
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/-2|8\.6|Biofinity/);
    expect([await shop.levels(a.packId), await shop.levels(b.packId)]).toEqual([[[5, 0]], [[1, 0]]]);
  });

  test('takes boxes only from warehouses of the market, from the preferred one first', async () => {
    const lens = await shop.offer();
    const near = await shop.warehouse({ markets: ['US'], priority: 1 });
    const far = await shop.warehouse({ markets: ['US', 'GB'], priority: 2 });
    await shop.receive(far.id, lens.packId, [{ quantity: 1, lotNumber: 'FAR' }]);
    await shop.receive(near.id, lens.packId, [{ quantity: 1, lotNumber: 'NEAR' }]);
    const [us, gb, french] = [order(lens), order(lens, 1, 'GB'), order(lens, 1, 'FR')];
    expect((await shop.reserve(us, gb, french)).map(messageName)).toEqual([
      'stock-reserved',
      'stock-reserved',
      'stock-refused',
    ]);
    const lotOf = async (one: OrderToReserve) =>
      dataOf(StockShipped, (await shop.ship(one))[0]).lots.map(({ lotNumber }) => lotNumber);
    expect([await lotOf(us), await lotOf(gb)]).toEqual([['NEAR'], ['FAR']]);
  });

  test('takes no box that would expire before its last lens is opened', async () => {
    const lens = await shop.offer();
    const { id } = await shop.warehouse();
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    // of six monthly lenses the first is opened within 30 days, and the last 150 days later: 180 days are too few
    await shop.receive(id, lens.packId, [{ quantity: 1, expiresOn: inDays(180) }]);
    expect((await shop.reserve(order(lens))).map(messageName)).toEqual(['stock-refused']);
    await shop.receive(id, lens.packId, [{ quantity: 1, expiresOn: inDays(181) }]);
    expect((await shop.reserve(order(lens))).map(messageName)).toEqual(['stock-reserved']);
    expect(await shop.levels(lens.packId)).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  test('lets both eyes begin at once, and one eye wear its two lines one after the other', async () => {
    const lens = await shop.offer();
    const { id } = await shop.warehouse();
    // the last lens of the first box is opened within 180 days, and the last lens of the second box within 360 days
    const expiresOn = new Date(Date.now() + 270 * 86_400_000).toISOString().slice(0, 10);
    await shop.receive(id, lens.packId, [{ quantity: 2, expiresOn }]);
    const of = (...eyes: ('right' | 'left')[]) => ({
      ...order(lens),
      lines: eyes.flatMap((eye) => order(lens).lines.map((line) => ({ ...line, eye }))),
    });
    expect((await shop.reserve(of('right', 'right'))).map(messageName)).toEqual(['stock-refused']);
    expect((await shop.reserve(of('right', 'left'))).map(messageName)).toEqual(['stock-reserved']);
    expect(await shop.levels(lens.packId)).toEqual([[2, 2]]);
  });

  test('answers sold out for an unknown lens or pack', async () => {
    const [answer] = await shop.reserve(order({ lensId: nextId(), packId: nextId() }));
    expect(reasonOf(answer)).toBe('stock.sold-out');
  });
});

describe('a command without evidence', () => {
  const withoutEvidence = ({ lines, ...wanted }: OrderToReserve): OrderToReserve => ({
    ...wanted,
    lines: lines.map((line) => ({ ...line, evidenceId: undefined })),
  });

  test('holds nothing and names its lines, while the other orders of the batch are served', async () => {
    const lens = await shop.stocked(3);
    const [good, bad] = [order(lens), withoutEvidence(order(lens))];
    const half = { ...order(lens), lines: [...order(lens).lines, ...withoutEvidence(order(lens)).lines] };
    const answers = await shop.reserve(bad, good, half);
    expect(answers.map(messageName)).toEqual(['stock-refused', 'stock-reserved', 'stock-refused']);
    expect([reasonOf(answers[0]), reasonOf(answers[2])]).toEqual(['stock.no-evidence', 'stock.no-evidence']);
    expect(dataOf(StockRefused, answers[2]).lineIds).toEqual([half.lines[1]?.lineId]);
    expect([await shop.levels(lens.packId), await shop.unowned()]).toEqual([[[3, 1]], []]);
  });

  test('stores nothing: the same order with evidence is served, and repeats get that answer', async () => {
    const lens = await shop.stocked(1);
    const wanted = order(lens);
    expect((await shop.reserve(withoutEvidence(wanted))).map(messageName)).toEqual(['stock-refused']);
    const [first] = await shop.reserve(wanted);
    expect(first && messageName(first)).toBe('stock-reserved');
    expect((await shop.reserve(withoutEvidence(wanted)))[0]?.data).toEqual(first?.data);
  });

  test('cannot hold a box: each reservation line stores its evidence, and the database refuses one without', async () => {
    const lens = await shop.stocked(1);
    const wanted = order(lens);
    await shop.reserve(wanted);
    const { rows } = await shop.stack.admin.query(
      'select evidence_id from catalog_inventory.reservation_line where order_id = $1',
      [wanted.orderId],
    );
    expect(rows).toEqual([{ evidence_id: wanted.lines[0]?.evidenceId }]);
    const insert = `insert into catalog_inventory.reservation_line (order_id, line_id, lot_id, quantity)
      select order_id, gen_random_uuid(), lot_id, 1 from catalog_inventory.reservation_line limit 1`;
    await expect(shop.stack.admin.query(insert)).rejects.toThrow(/a lens that no evidence permits/);
  });
});

describe('a command that comes again or late', () => {
  test('gets the first answer and holds boxes once, in the same batch and in a later one', async () => {
    const lens = await shop.stocked(1);
    const [wanted, refused] = [order(lens), order(lens)];
    const [first, again, no, noAgain] = await shop.reserve(wanted, wanted, refused, refused);
    const [later, noLater] = await shop.reserve(wanted, refused);
    expect([again?.data, later?.data]).toEqual([first?.data, first?.data]);
    expect([noAgain?.data, noLater?.data]).toEqual([no?.data, no?.data]);
    expect([first, no].map((one) => one && messageName(one))).toEqual(['stock-reserved', 'stock-refused']);
    expect(await shop.levels(lens.packId)).toEqual([[1, 1]]);
  });

  test('is refused after a release of the same order', async () => {
    const lens = await shop.stocked(1);
    const wanted = order(lens);
    expect((await shop.release(wanted)).map(messageName)).toEqual(['stock-released']);
    const [answer] = await shop.reserve(wanted);
    expect([reasonOf(answer), dataOf(StockRefused, answer).lineIds]).toEqual([
      'stock.released',
      [wanted.lines[0]?.lineId],
    ]);
    expect(await shop.levels(lens.packId)).toEqual([[1, 0]]);
  });
});

test('a lot that holds less than its allocations aborts the whole transaction', async () => {
  const lens = await shop.stocked(2);
  const database = openDatabase({ url: shop.stack.databaseUrl('catalog-inventory'), poolSize: 1, name: 'test.hold' });
  const [{ orderId, lines }, lotId] = [order(lens), lens.lotId];
  const allocation = { orderId, lineId: lines[0]?.lineId ?? '', lotId, quantity: 3, evidenceId: nextId() };
  const holding = transaction(database, async (tx) => holdBoxes(tx, [allocation], new Date()));
  await expect(holding).rejects.toThrow('a lot holds less than when it was locked (expected 1 rows, touched 0)');
  await database.close();
  expect(await shop.levels(lens.packId)).toEqual([[2, 0]]);
});
