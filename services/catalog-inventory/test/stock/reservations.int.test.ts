// Tests many reservations at once: no box is promised twice, and nothing deadlocks.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ReserveStock, StockRefused, StockReserved } from '@toric/contracts/catalog-inventory/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { catalogStack, order, messageName, type CatalogStack, tally } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

describe('races', () => {
  test('of 64 buyers who race for 50 boxes, 50 get one and 14 are refused, and the ledger adds up', async () => {
    const lens = await shop.stocked(50);
    const answers = await Promise.all(Array.from({ length: 64 }, () => shop.reserve(order(lens))));
    expect(tally(answers.flat().map(messageName))).toEqual({ 'stock-reserved': 50, 'stock-refused': 14 });
    expect([await shop.levels(lens.packId), await shop.unbalanced(), await shop.unowned()]).toEqual([
      [[50, 50]],
      [],
      [],
    ]);
  }, 30_000);

  test('batches that reserve two lenses in opposite order take no more than there is, and never deadlock', async () => {
    const [a, b] = await Promise.all([shop.stocked(50), shop.stocked(50)]);
    const buyers = Array.from({ length: 64 }, (_, i) => {
      const [first, second] = i % 2 ? [a, b] : [b, a];
      return { ...order(first), lines: [...order(first).lines, ...order(second).lines] };
    });
    const batches = Array.from({ length: 8 }, (_, i) => buyers.slice(i * 8, i * 8 + 8));
    const answers = await Promise.all(batches.map((batch, i) => shop.reserve(...(i % 2 ? batch.toReversed() : batch))));
    expect(tally(answers.flat().map(messageName))).toEqual({ 'stock-reserved': 50, 'stock-refused': 14 });
    expect([await shop.levels(a.packId), await shop.levels(b.packId), await shop.unbalanced()]).toEqual([
      [[50, 50]],
      [[50, 50]],
      [],
    ]);
  }, 30_000);

  test('64 commands that come twice through the broker get one answer each, and 50 boxes are held', async () => {
    const lens = await shop.stocked(50);
    const buyers = Array.from({ length: 64 }, () => order(lens));
    await Promise.all(
      buyers.map(async (one) => {
        const id = await shop.stack.deliver(ReserveStock, ReserveStock(one));
        await shop.stack.deliver(ReserveStock, ReserveStock(one), { id });
      }),
    );
    // there is one queue with one consumer: after the answer to the last command, all earlier ones were handled
    const last = order(await shop.offer());
    await shop.stack.deliver(ReserveStock, ReserveStock(last));
    await until('the last answer', async () => ((await answersTo([last.orderId])).length > 0 ? true : undefined));
    const answers = await answersTo(buyers.map(({ orderId }) => orderId));
    expect(tally(answers)).toEqual({ [StockReserved.type]: 50, [StockRefused.type]: 14 });
    expect([await shop.levels(lens.packId), await shop.unbalanced(), await shop.unowned()]).toEqual([
      [[50, 50]],
      [],
      [],
    ]);
  }, 40_000);

  test('concurrent reserve, release and ship of the same orders leave each box held, free or shipped', async () => {
    const lens = await shop.stocked(20);
    const orders = Array.from({ length: 40 }, () => order(lens));
    const work = orders.flatMap((one, i) => {
      const shipped = () => shop.ship(one).catch((error: Error) => expect(error.message).toMatch(/holds no stock/));
      const steps = [() => shop.reserve(one), () => shop.release(one), () => shop.reserve(one), shipped];
      return i % 2 ? steps : steps.toReversed();
    });
    // 16 commands run at once: the connection pool serves them within its time-out. More would only wait for
    // connections
    for (let at = 0; at < work.length; at += 16) await Promise.all(work.slice(at, at + 16).map((step) => step()));
    const [[onHand = 0, reserved = 0] = []] = await shop.levels(lens.packId);
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

test('after a random run of all stock movements, lots, ledger and reservations agree, and nothing deadlocked', async () => {
  const { lotId, warehouseId, ...lens } = await shop.stocked(30);
  let seed = 7;
  const random = (n: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * n);
  };
  const orders = Array.from({ length: 30 }, () => order(lens, 1 + random(3)));
  const any = () => orders[random(30)] ?? order(lens);
  const steps: (() => Promise<unknown>)[] = [
    () => shop.reserve(any(), any()),
    () => shop.reserve(any()),
    () => shop.release(any()),
    () => shop.ship(any()).catch((error: Error) => expect(error.message).toMatch(/holds no stock/)),
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
