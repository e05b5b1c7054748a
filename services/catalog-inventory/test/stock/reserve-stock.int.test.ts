// Stock for orders: what is held, given back and shipped, whatever comes twice, late, early or all at once.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ReleaseStock,
  ReserveStock,
  ShipStock,
  StockRefused,
  StockReserved,
  StockShipped,
} from '@toric/contracts/catalog-inventory/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { catalogStack, dataOf, nextId, order, said, type Stock, tally, type Wanted } from '../catalog-stack.ts';

let shop: Stock;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

const reserve = (...orders: Wanted[]) =>
  shop.apply(
    'reserve-stock',
    orders.map((one) => ReserveStock(one)),
  );
const release = (...orders: { orderId: string }[]) =>
  shop.apply(
    'release-stock',
    orders.map(({ orderId }) => ReleaseStock({ orderId })),
  );
const ship = (...orders: { orderId: string }[]) =>
  shop.apply(
    'ship-stock',
    orders.map(({ orderId }) => ShipStock({ orderId })),
  );
const levels = async (packId: string) => (await shop.lots(packId)).map(({ onHand, reserved }) => [onHand, reserved]);
const reason = (message: Parameters<typeof dataOf>[1]) => dataOf(StockRefused, message).reason.code;

describe('reserving', () => {
  test('first expired first out, over several lots of one line', async () => {
    const lens = await shop.offer();
    const { id } = await shop.warehouse();
    await shop.receive(id, lens.packId, [
      { quantity: 2, expiresOn: '2032-01-31', lotNumber: 'LATE' },
      { quantity: 2, expiresOn: '2030-01-31', lotNumber: 'SOON' },
    ]);
    const wanted = order(lens, 3);
    const [answer] = await reserve(wanted);
    const until30 = Date.now() + 30 * 86_400_000;
    expect(Math.abs(Date.parse(dataOf(StockReserved, answer).reservedUntil) - until30)).toBeLessThan(60_000);
    const [shipped] = await ship(wanted);
    expect(
      dataOf(StockShipped, shipped).lots.map(({ lotNumber, expiresOn, quantity }) => [lotNumber, expiresOn, quantity]),
    ).toEqual([
      ['SOON', '2030-01-31', 2],
      ['LATE', '2032-01-31', 1],
    ]);
    expect(await levels(lens.packId)).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  test('all lines or nothing: the lines that are short are named, and nothing is held', async () => {
    const [a, b] = await Promise.all([shop.stocked(5), shop.stocked(1)]);
    const wanted = { ...order(a, 2), lines: [...order(a, 2).lines, ...order(b, 2).lines] };
    const [answer] = await reserve(wanted);
    expect([reason(answer), dataOf(StockRefused, answer).lineIds]).toEqual([
      'stock.sold-out',
      [wanted.lines[1]?.lineId],
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/-2|8\.6|Biofinity/);
    expect([await levels(a.packId), await levels(b.packId)]).toEqual([[[5, 0]], [[1, 0]]]);
  });

  test('only from warehouses of the market, the preferred one first', async () => {
    const lens = await shop.offer();
    const near = await shop.warehouse({ markets: ['US'], priority: 1 });
    const far = await shop.warehouse({ markets: ['US', 'GB'], priority: 2 });
    await shop.receive(far.id, lens.packId, [{ quantity: 1, lotNumber: 'FAR' }]);
    await shop.receive(near.id, lens.packId, [{ quantity: 1, lotNumber: 'NEAR' }]);
    const [us, gb, french] = [order(lens), order(lens, 1, 'GB'), order(lens, 1, 'FR')];
    expect((await reserve(us, gb, french)).map(said)).toEqual(['stock-reserved', 'stock-reserved', 'stock-refused']);
    const lotOf = async (one: Wanted) =>
      dataOf(StockShipped, (await ship(one))[0]).lots.map(({ lotNumber }) => lotNumber);
    expect([await lotOf(us), await lotOf(gb)]).toEqual([['NEAR'], ['FAR']]);
  });

  test('a box that would expire before its last lens is opened is not sold', async () => {
    const lens = await shop.offer();
    const { id } = await shop.warehouse();
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    // six monthly lenses, the first within 30 days: the last is opened 150 days after it, before the day it expires
    await shop.receive(id, lens.packId, [{ quantity: 1, expiresOn: inDays(180) }]);
    expect((await reserve(order(lens))).map(said)).toEqual(['stock-refused']);
    await shop.receive(id, lens.packId, [{ quantity: 1, expiresOn: inDays(181) }]);
    expect((await reserve(order(lens))).map(said)).toEqual(['stock-reserved']);
    expect(await levels(lens.packId)).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  test('both eyes begin at once; what one eye gets in two lines it wears one behind the other', async () => {
    const lens = await shop.offer();
    const { id } = await shop.warehouse();
    // the first box's last lens is opened within 180 days, the second's within 360
    const expiresOn = new Date(Date.now() + 270 * 86_400_000).toISOString().slice(0, 10);
    await shop.receive(id, lens.packId, [{ quantity: 2, expiresOn }]);
    const of = (...eyes: ('right' | 'left')[]) => ({
      ...order(lens),
      lines: eyes.flatMap((eye) => order(lens).lines.map((line) => ({ ...line, eye }))),
    });
    expect((await reserve(of('right', 'right'))).map(said)).toEqual(['stock-refused']);
    expect((await reserve(of('right', 'left'))).map(said)).toEqual(['stock-reserved']);
    expect(await levels(lens.packId)).toEqual([[2, 2]]);
  });

  test('a lens or a pack that nobody has heard of is sold out, not an error', async () => {
    const [answer] = await reserve(order({ lensId: nextId(), packId: nextId() }));
    expect(reason(answer)).toBe('stock.sold-out');
  });
});

describe('without what permits it', () => {
  const unproven = ({ lines, ...wanted }: Wanted): Wanted => ({
    ...wanted,
    lines: lines.map((line) => ({ ...line, evidenceId: undefined })),
  });

  test('an order holds nothing, the lines are named, and those beside it in the batch are served', async () => {
    const lens = await shop.stocked(3);
    const [good, bad] = [order(lens), unproven(order(lens))];
    const half = { ...order(lens), lines: [...order(lens).lines, ...unproven(order(lens)).lines] };
    const answers = await reserve(bad, good, half);
    expect(answers.map(said)).toEqual(['stock-refused', 'stock-reserved', 'stock-refused']);
    expect([reason(answers[0]), reason(answers[2])]).toEqual(['stock.no-evidence', 'stock.no-evidence']);
    expect(dataOf(StockRefused, answers[2]).lineIds).toEqual([half.lines[1]?.lineId]);
    expect([await levels(lens.packId), await shop.unowned()]).toEqual([[[3, 1]], []]);
  });

  test('nothing is remembered of it: the same order with evidence is served, and then answered alike', async () => {
    const lens = await shop.stocked(1);
    const wanted = order(lens);
    expect((await reserve(unproven(wanted))).map(said)).toEqual(['stock-refused']);
    const [first] = await reserve(wanted);
    expect(first && said(first)).toBe('stock-reserved');
    expect((await reserve(unproven(wanted)))[0]?.data).toEqual(first?.data);
  });

  test('each box that is held says by what, and the database takes none that does not', async () => {
    const lens = await shop.stocked(1);
    const wanted = order(lens);
    await reserve(wanted);
    const { rows } = await shop.stack.admin.query(
      'select evidence_id from catalog_inventory.reservation_line where order_id = $1',
      [wanted.orderId],
    );
    expect(rows).toEqual([{ evidence_id: wanted.lines[0]?.evidenceId }]);
    const insert = `insert into catalog_inventory.reservation_line (order_id, line_id, lot_id, quantity)
      select order_id, gen_random_uuid(), lot_id, 1 from catalog_inventory.reservation_line limit 1`;
    await expect(shop.stack.admin.query(insert)).rejects.toThrow(/reservation_line_evidence/);
  });
});

describe('what comes twice, early or late', () => {
  test('a repeated reserve gets the first answer again and holds once, in one batch and later', async () => {
    const lens = await shop.stocked(1);
    const [wanted, refused] = [order(lens), order(lens)];
    const [first, again, no, noAgain] = await reserve(wanted, wanted, refused, refused);
    const [later, noLater] = await reserve(wanted, refused);
    expect([again?.data, later?.data]).toEqual([first?.data, first?.data]);
    expect([noAgain?.data, noLater?.data]).toEqual([no?.data, no?.data]);
    expect([first, no].map((one) => one && said(one))).toEqual(['stock-reserved', 'stock-refused']);
    expect(await levels(lens.packId)).toEqual([[1, 1]]);
  });

  test('released before it was reserved: the late reserve is refused, and both are answered', async () => {
    const lens = await shop.stocked(1);
    const wanted = order(lens);
    expect((await release(wanted)).map(said)).toEqual(['stock-released']);
    const [answer] = await reserve(wanted);
    expect([reason(answer), dataOf(StockRefused, answer).lineIds]).toEqual([
      'stock.released',
      [wanted.lines[0]?.lineId],
    ]);
    expect(await levels(lens.packId)).toEqual([[1, 0]]);
  });

  test('a repeated release gives back once and answers again; a reserve after it is refused', async () => {
    const lens = await shop.stocked(2);
    const [wanted, other] = [order(lens), order(lens)];
    await reserve(wanted, other);
    expect((await release(wanted, wanted)).map(said)).toEqual(['stock-released', 'stock-released']);
    expect((await release(wanted)).map(said)).toEqual(['stock-released']);
    expect(reason((await reserve(wanted))[0])).toBe('stock.released');
    expect(await levels(lens.packId)).toEqual([[2, 1]]);
  });

  test('a repeated ship takes out once and answers the same; a release after it changes and says nothing', async () => {
    const lens = await shop.stocked(2);
    const wanted = order(lens, 2);
    await reserve(wanted);
    const [first, again] = await ship(wanted, wanted);
    const [later] = await ship(wanted);
    expect([again?.data, later?.data]).toEqual([first?.data, first?.data]);
    expect(await release(wanted)).toEqual([]);
    expect((await reserve(wanted)).map(said)).toEqual(['stock-reserved']);
    expect(await levels(lens.packId)).toEqual([[0, 0]]);
  });

  test('a refused order that is released stays refused for its own reason', async () => {
    const wanted = order(await shop.offer());
    await reserve(wanted);
    expect((await release(wanted)).map(said)).toEqual(['stock-released']);
    expect(reason((await reserve(wanted))[0])).toBe('stock.sold-out');
  });

  test('shipping what is not held is refused, whole batch, and changes nothing', async () => {
    const lens = await shop.stocked(3);
    const [held, released] = [order(lens), order(lens)];
    await reserve(held, released);
    await release(released);
    await expect(ship(held, released)).rejects.toThrow(/holds no stock to ship \(released\)/);
    await expect(ship(order(lens))).rejects.toThrow(/never reserved/);
    expect(await levels(lens.packId)).toEqual([[3, 1]]);
  });
});

describe('races', () => {
  test('64 buyers, one by one, race for 50 boxes: 50 get one, 14 are told, the ledger adds up', async () => {
    const lens = await shop.stocked(50);
    const answers = await Promise.all(Array.from({ length: 64 }, () => reserve(order(lens))));
    expect(tally(answers.flat().map(said))).toEqual({ 'stock-reserved': 50, 'stock-refused': 14 });
    expect([await levels(lens.packId), await shop.unbalanced(), await shop.unowned()]).toEqual([[[50, 50]], [], []]);
  }, 30_000);

  test('64 buyers in batches of mixed lenses, in opposite orders: no more than there is, and no deadlock', async () => {
    const [a, b] = await Promise.all([shop.stocked(50), shop.stocked(50)]);
    const buyers = Array.from({ length: 64 }, (_, i) => {
      const [first, second] = i % 2 ? [a, b] : [b, a];
      return { ...order(first), lines: [...order(first).lines, ...order(second).lines] };
    });
    const batches = Array.from({ length: 8 }, (_, i) => buyers.slice(i * 8, i * 8 + 8));
    const answers = await Promise.all(batches.map((batch, i) => reserve(...(i % 2 ? batch.toReversed() : batch))));
    expect(tally(answers.flat().map(said))).toEqual({ 'stock-reserved': 50, 'stock-refused': 14 });
    expect([await levels(a.packId), await levels(b.packId), await shop.unbalanced()]).toEqual([
      [[50, 50]],
      [[50, 50]],
      [],
    ]);
  }, 30_000);

  test('through the broker: 64 commands, each twice, one answer per command and 50 boxes held', async () => {
    const lens = await shop.stocked(50);
    const buyers = Array.from({ length: 64 }, () => order(lens));
    await Promise.all(
      buyers.map(async (one) => {
        const id = await shop.stack.deliver(ReserveStock, ReserveStock(one));
        await shop.stack.deliver(ReserveStock, ReserveStock(one), { id });
      }),
    );
    // one queue, one consumer: once the last command is answered, so are all before it, duplicates included
    const last = order(await shop.offer());
    await shop.stack.deliver(ReserveStock, ReserveStock(last));
    await until('the last answer', async () => ((await answersTo([last.orderId])).length > 0 ? true : undefined));
    const answers = await answersTo(buyers.map(({ orderId }) => orderId));
    expect(tally(answers)).toEqual({ [StockReserved.type]: 50, [StockRefused.type]: 14 });
    expect([await levels(lens.packId), await shop.unbalanced(), await shop.unowned()]).toEqual([[[50, 50]], [], []]);
  }, 40_000);

  test('reserve, release and ship of the same orders all at once: every box is held, free or gone, never two of them', async () => {
    const lens = await shop.stocked(20);
    const orders = Array.from({ length: 40 }, () => order(lens));
    const work = orders.flatMap((one, i) => {
      const shipped = () => ship(one).catch((error: Error) => expect(error.message).toMatch(/holds no stock/));
      const steps = [() => reserve(one), () => release(one), () => reserve(one), shipped];
      return i % 2 ? steps : steps.toReversed();
    });
    // as many at once as the pool can serve within its time: more would only measure the queue for connections
    for (let at = 0; at < work.length; at += 16) await Promise.all(work.slice(at, at + 16).map((step) => step()));
    const [[onHand = 0, reserved = 0] = []] = await levels(lens.packId);
    expect([reserved <= onHand, await shop.unbalanced(), await shop.unowned()]).toEqual([true, [], []]);
  }, 40_000);
});

async function answersTo(orderIds: readonly string[]): Promise<string[]> {
  const { rows } = await shop.stack.admin.query<{ type: string }>(
    'select type from catalog_inventory.outbox where aggregate_id = any($1)',
    [orderIds],
  );
  return rows.map(({ type }) => type);
}

test('after a random run of everything that moves stock, row, ledger and reservations agree, and nothing ever deadlocked', async () => {
  const { lotId, warehouseId, ...lens } = await shop.stocked(30);
  let seed = 7;
  const random = (n: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * n);
  };
  const orders = Array.from({ length: 30 }, () => order(lens, 1 + random(3)));
  const any = () => orders[random(30)] ?? order(lens);
  const steps: (() => Promise<unknown>)[] = [
    () => reserve(any(), any()),
    () => reserve(any()),
    () => release(any()),
    () => ship(any()).catch((error: Error) => expect(error.message).toMatch(/holds no stock/)),
    () => shop.post(`/lots/${lotId}/adjustments`, { delta: random(2) ? 1 : -1, reason: 'counted again' }),
    () => shop.receive(warehouseId, lens.packId, [{ quantity: 1 + random(4), lotNumber: 'MORE' }]),
  ];
  for (let round = 0; round < 30; round++) {
    await Promise.all(Array.from({ length: 4 }, async () => steps[random(steps.length)]?.()));
  }
  const held = await shop.lots(lens.packId);
  expect(held.reduce((sum, { onHand }) => sum + onHand, 0)).toBeGreaterThan(0);
  expect([await shop.unbalanced(), await shop.unowned()]).toEqual([[], []]);

  const { rows } = await shop.stack.admin.query(
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  );
  expect(rows).toEqual([{ deadlocks: 0 }]);
}, 60_000);
