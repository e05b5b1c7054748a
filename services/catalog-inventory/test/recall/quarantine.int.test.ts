// Tests quarantined lots. No order gets or ships a box of such a lot. An order that already holds such boxes gets other
// boxes, or its shipment is refused.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ReleaseStock,
  ReserveStock,
  ShipmentRefused,
  ShipStock,
  StockRefused,
  StockShipped,
} from '@toric/contracts/catalog-inventory/events';
import {
  catalogStack,
  dataOf,
  nextId,
  order,
  messageName,
  type CatalogStack,
  tally,
  type OrderToReserve,
} from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

const reserve = (...orders: OrderToReserve[]) =>
  shop.apply(
    'reserve-stock',
    orders.map((one) => ReserveStock(one)),
  );
const ship = (...orders: { orderId: string }[]) =>
  shop.apply(
    'ship-stock',
    orders.map(({ orderId }) => ShipStock({ orderId })),
  );
const quarantine = (lotId: string) => shop.post(`/lots/${lotId}/quarantine`, { reason: 'Seals look opened' });
const free = (lotId: string) => shop.post(`/lots/${lotId}/free`, { reason: 'Looked at every box' });
const slug = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);
const lotsIn = (message: Parameters<typeof dataOf>[1]) =>
  dataOf(StockShipped, message).lots.map(({ lotNumber, quantity }) => [lotNumber, quantity]);
const levels = async (packId: string) => (await shop.lots(packId)).map(({ onHand, reserved }) => [onHand, reserved]);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Creates a product and receives its lots into one warehouse. */
async function offered(...lots: { lotNumber: string; quantity: number; expiresOn?: string }[]) {
  const [lens, { id }] = await Promise.all([shop.offer(), shop.warehouse()]);
  const lotIds = await shop.receive(id, lens.packId, lots);
  return { ...lens, warehouseId: id, lotIds };
}

describe('a lot in quarantine', () => {
  test('is sold out in every query, and for sale again when it is freed', async () => {
    const { lotId, productId, packId, lensId } = await shop.stocked(9);
    const looks = async () => {
      const lens = await shop.get(`/products/${productId}/lenses?market=US&baseCurve=8.6&diameter=14&sphere=-2`);
      const near = await shop.ask(`/products/${productId}/check`, { sphere: -9, market: 'US' });
      const found = await shop.get('/products?inStock=true&market=US&sphere=-2&limit=100');
      return {
        lens: lens.body.packs[0].availability,
        near: near.body.nearest.some(({ availability }: { availability: string }) => availability === 'in-stock'),
        found: found.body.data.some(({ id }: { id: string }) => id === productId),
        reserved: (await reserve(order({ lensId, packId }))).map(messageName),
      };
    };
    const { status, body } = await quarantine(lotId);
    expect([status, body.status, body.onHand, body.available]).toEqual([200, 'quarantined', 9, 0]);
    expect(await looks()).toEqual({ lens: 'sold-out', near: false, found: false, reserved: ['stock-refused'] });

    expect((await free(lotId)).body).toMatchObject({ status: 'good', available: 9 });
    expect(await looks()).toEqual({ lens: 'in-stock', near: true, found: true, reserved: ['stock-reserved'] });
  });

  test('is listed as quarantined, with actor, time and reason in its ledger', async () => {
    const { lotId, warehouseId } = await shop.stocked(2);
    await quarantine(lotId);
    const listed = async (status: string) =>
      (await shop.get(`/stock?warehouseId=${warehouseId}&status=${status}`, 'auditor')).body.data.map(
        (lot: { id: string; status: string }) => [lot.id, lot.status],
      );
    expect([await listed('quarantined'), await listed('good')]).toEqual([[[lotId, 'quarantined']], []]);
    await free(lotId);
    expect(await listed('quarantined')).toEqual([]);
    const { body } = await shop.get(`/lots/${lotId}/ledger`, 'auditor');
    expect(body.data.slice(0, 2)).toMatchObject([
      { kind: 'free', reason: 'Looked at every box', onHandChange: 0, reservedChange: 0 },
      { kind: 'quarantine', reason: 'Seals look opened', actorId: expect.stringMatching(/^0197c000/) },
    ]);
  });

  test('is quarantined once and freed once; unknown lots and other roles are refused', async () => {
    const { lotId } = await shop.stocked(1);
    expect(slug(await free(lotId))).toBe('lot.not-quarantined');
    expect((await quarantine(lotId)).status).toBe(200);
    expect(slug(await quarantine(lotId))).toBe('lot.quarantined');
    expect([slug(await quarantine(nextId())), slug(await free(nextId()))]).toEqual(['lot.not-found', 'lot.not-found']);
    for (const path of ['quarantine', 'free']) {
      const { status } = await shop.post(`/lots/${lotId}/${path}`, { reason: 'because' }, 'sales');
      expect(status).toBe(403);
    }
    expect((await shop.post(`/lots/${lotId}/adjustments`, { delta: -1, reason: 'destroyed' })).body).toMatchObject({
      onHand: 0,
      status: 'quarantined',
    });
  });
});

describe('an order that holds quarantined boxes', () => {
  test('gets other boxes of the same lens, first expired first, and keeps its good boxes', async () => {
    const lens = await offered(
      { lotNumber: 'BAD', quantity: 2, expiresOn: '2030-01-31' },
      { lotNumber: 'NEXT', quantity: 2, expiresOn: '2031-01-31' },
      { lotNumber: 'LAST', quantity: 9, expiresOn: '2032-01-31' },
    );
    const wanted = order(lens, 3);
    const untouched = order(lens, 1);
    await reserve(wanted, untouched);
    await quarantine(lens.lotIds[0] ?? '');
    const [first, other] = await ship(wanted, untouched);
    expect([lotsIn(first), lotsIn(other)]).toEqual([
      [
        ['NEXT', 1],
        ['LAST', 2],
      ],
      [['NEXT', 1]],
    ]);
    expect(await levels(lens.packId)).toEqual([
      [2, 0],
      [0, 0],
      [7, 0],
    ]);
    expect([await shop.unbalanced(), await shop.unowned()]).toEqual([[], []]);
    const { body } = await shop.get(`/lots/${lens.lotIds[0]}/ledger`, 'auditor');
    expect(body.data[0]).toMatchObject({ kind: 'exchange', reservedChange: -2, causeId: wanted.orderId });
    expect((await ship(wanted)).map(lotsIn)).toEqual([lotsIn(first)]);
  });

  test('does not get a box that would expire before its last lens is opened', async () => {
    const lens = await offered(
      { lotNumber: 'BAD', quantity: 1 },
      { lotNumber: 'OLD', quantity: 1, expiresOn: inDays(100) },
    );
    const wanted = order(lens);
    await reserve(wanted);
    await quarantine(lens.lotIds[0] ?? '');
    expect((await ship(wanted)).map(messageName)).toEqual(['shipment-refused']);
  });

  test('is refused and holds nothing if there are no others, and a repeat gets the same refusal', async () => {
    const [bad, good] = [
      await offered({ lotNumber: 'BAD', quantity: 2 }),
      await offered({ lotNumber: 'GOOD', quantity: 1 }),
    ];
    const wanted = { ...order(bad), lines: [...order(bad, 2).lines, ...order(good).lines] };
    await reserve(wanted);
    await quarantine(bad.lotIds[0] ?? '');
    const [refused, again] = await ship(wanted, wanted);
    const [later] = await ship(wanted);
    expect(dataOf(ShipmentRefused, refused).reason.code).toBe('stock.withdrawn');
    expect([again?.data, later?.data]).toEqual([refused?.data, refused?.data]);
    expect([await levels(bad.packId), await levels(good.packId)]).toEqual([[[2, 0]], [[1, 0]]]);

    const released = await shop.apply('release-stock', [ReleaseStock({ orderId: wanted.orderId })]);
    expect(released.map(messageName)).toEqual(['stock-released']);
    await free(bad.lotIds[0] ?? '');
    expect((await ship(wanted)).map(messageName)).toEqual(['shipment-refused']);
    expect(dataOf(StockRefused, (await reserve(wanted))[0]).reason.code).toBe('stock.released');
    expect([await shop.unbalanced(), await shop.unowned()]).toEqual([[], []]);
  });

  test('ships as reserved if the lot was freed before', async () => {
    const lens = await offered({ lotNumber: 'FINE', quantity: 1 });
    const wanted = order(lens);
    await reserve(wanted);
    await quarantine(lens.lotIds[0] ?? '');
    await free(lens.lotIds[0] ?? '');
    expect((await ship(wanted)).map(lotsIn)).toEqual([[['FINE', 1]]]);
  });

  test('is refused if its reservation has no market, because no warehouse is known to serve it', async () => {
    const lens = await offered(
      { lotNumber: 'BAD', quantity: 1 },
      { lotNumber: 'GOOD', quantity: 1, expiresOn: '2032-01-31' },
    );
    const wanted = order(lens);
    await reserve(wanted);
    await shop.stack.admin.query('update catalog_inventory.reservation set market = null where order_id = $1', [
      wanted.orderId,
    ]);
    await quarantine(lens.lotIds[0] ?? '');
    expect((await ship(wanted)).map(messageName)).toEqual(['shipment-refused']);
  });
});

test('quarantining lots while orders reserve and ship keeps every quantity consistent and causes no deadlock', async () => {
  const lens = await offered(
    { lotNumber: 'A', quantity: 20, expiresOn: '2030-01-31' },
    { lotNumber: 'B', quantity: 20, expiresOn: '2031-01-31' },
    { lotNumber: 'C', quantity: 10, expiresOn: '2032-01-31' },
  );
  const [a = '', b = ''] = lens.lotIds;
  const orders = Array.from({ length: 40 }, () => order(lens));
  await reserve(...orders);
  const meanwhile = [
    () => quarantine(a),
    () => quarantine(b),
    () => free(a),
    () => reserve(order(lens)),
    () => quarantine(a),
  ];
  const answers: string[] = [];
  for (const [n, act] of meanwhile.entries()) {
    const leaving = orders.slice(n * 8, n * 8 + 8).map((one) => ship(one));
    const [shipments] = await Promise.all([Promise.all(leaving), act()]);
    answers.push(...shipments.flat().map(messageName));
  }
  const counts = tally(answers);
  expect((counts['stock-shipped'] ?? 0) + (counts['shipment-refused'] ?? 0)).toBe(40);
  const onHand = (await levels(lens.packId)).reduce((sum, [boxes = 0]) => sum + boxes, 0);
  expect(onHand).toBe(50 - (counts['stock-shipped'] ?? 0));
  expect([await shop.unbalanced(), await shop.unowned()]).toEqual([[], []]);

  // Both lots are in quarantine now: no box of them is shipped any more.
  const late = Array.from({ length: 3 }, () => order(lens));
  const before = await levels(lens.packId);
  await reserve(...late);
  await Promise.all(
    late.map((one) => ship(one).catch((error: Error) => expect(error.message).toMatch(/holds no stock/))),
  );
  const after = await levels(lens.packId);
  expect(after.slice(0, 2).map(([boxes]) => boxes)).toEqual(before.slice(0, 2).map(([boxes]) => boxes));
  const { rows } = await shop.stack.admin.query(
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  );
  expect(rows).toEqual([{ deadlocks: 0 }]);
}, 60_000);
