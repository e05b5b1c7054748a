// Goods receipts, lots, adjustments and the ledger over HTTP.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { catalogStack, MATRIX, nextGtin, nextId, order, PLAIN, type Stock } from '../catalog-stack.ts';

let shop: Stock;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);
const line = (packId: string, fields: object = {}) => ({
  packId,
  parameters: PLAIN,
  lotNumber: 'L1',
  expiresOn: '2031-06-30',
  quantity: 3,
  ...fields,
});

describe('a goods receipt', () => {
  test('lines of one lot are added up, the pack may be named by its GTIN, and a second delivery adds to the lot', async () => {
    const { productId, packId, lensId } = await shop.offer();
    const { id } = await shop.warehouse();
    const [{ gtin }] = (await shop.get(`/products/${productId}`)).body.packs;
    const lines = [
      line(packId),
      line(packId, { packId: undefined, gtin: gtin.slice(1) }),
      line(packId, { lotNumber: 'L2' }),
    ];
    const first = await shop.post(`/warehouses/${id}/receipts`, { reference: 'R1', lines });
    expect([first.status, first.body.boxes]).toEqual([201, 9]);
    const [a, b, c] = first.body.lotIds;
    expect([a === b, a === c]).toEqual([true, false]);
    await shop.post(`/warehouses/${id}/receipts`, { reference: 'R2', lines: [line(packId)] });
    const { body } = await shop.get(`/stock?lensId=${lensId}`, 'auditor');
    expect(body.data.map((lot: { id: string; onHand: number }) => [lot.id, lot.onHand])).toEqual(
      [
        [c, 3],
        [a, 9],
      ].sort(([x], [y]) => (String(x) < String(y) ? 1 : -1)),
    );
    expect(body.data[0]).toMatchObject({ warehouseId: id, productId, packId, lensId, parameters: PLAIN, reserved: 0 });
  });

  test('one key books once; one reference books once in a warehouse, and once more in another', async () => {
    const { packId } = await shop.offer();
    const [a, b] = await Promise.all([shop.warehouse(), shop.warehouse()]);
    const body = { reference: 'DN-7', lines: [line(packId)] };
    const key = nextId();
    const first = await shop.post(`/warehouses/${a.id}/receipts`, body, 'warehouse', key);
    const replay = await shop.post(`/warehouses/${a.id}/receipts`, body, 'warehouse', key);
    expect([replay.status, replay.body, replay.headers['idempotent-replayed']]).toEqual([201, first.body, 'true']);
    expect(slug(await shop.post(`/warehouses/${a.id}/receipts`, body))).toBe('receipt.already-booked');
    expect((await shop.post(`/warehouses/${b.id}/receipts`, body)).status).toBe(201);
    expect((await shop.lots(packId)).map(({ onHand }) => onHand)).toEqual([3, 3]);
  });

  test('refuses by name, names every wrong line, and books nothing of the others', async () => {
    const { packId } = await shop.offer();
    const { id } = await shop.warehouse();
    const book = (lines: object[], at = id) => shop.post(`/warehouses/${at}/receipts`, { reference: nextId(), lines });
    const notMade = line(packId, { parameters: { ...PLAIN, sphere: -7 } });
    expect([
      slug(await book([line(packId)], nextId())),
      slug(await book([notMade])),
      slug(await book([line(packId, { expiresOn: '2026-11-20' })])),
      slug(await book([line(packId, { packId: undefined, gtin: '02000000000016' })])),
      slug(await book([line(packId, { packId: undefined, gtin: nextGtin() })])),
      slug(await book([line(nextId())])),
      slug(await book([line(packId, { gtin: nextGtin() })])),
      slug(await book([line(packId, { lotNumber: 'lot with spaces' })])),
    ]).toEqual([
      'warehouse.not-found',
      'receipt.not-made',
      'receipt.expired',
      'receipt.gtin-invalid',
      'receipt.unknown-pack',
      'receipt.unknown-pack',
      'request.invalid',
      'request.invalid',
    ]);
    const { body } = await book([line(packId), notMade, line(packId, { expiresOn: '2020-01-01' })]);
    const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect([body.status, pointers]).toEqual([422, ['/lines/1/parameters', '/lines/2/expiresOn']]);
    expect(await shop.lots(packId)).toEqual([]);
  });

  test('four hundred lines, four times at once into the same lots', async () => {
    const segments = [
      {
        ...MATRIX.segments[0],
        baseCurve: [8.4, 8.6],
        diameter: [14, 14.2],
        sphere: [{ from: -12, to: 12, step: 0.25 }],
      },
    ];
    const { packId } = await shop.offer({ matrix: { segments } });
    const { id } = await shop.warehouse();
    const lines = Array.from({ length: 400 }, (_, i) => ({
      ...line(packId, { quantity: 5, lotNumber: `L${i % 5}` }),
      parameters: { baseCurve: i % 2 ? 8.4 : 8.6, diameter: 14, sphere: -12 + 0.25 * (i % 97) },
    }));
    const started = Date.now();
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((reference, i) =>
        shop.post(`/warehouses/${id}/receipts`, { reference, lines: i % 2 ? lines.toReversed() : lines }),
      ),
    );
    expect(answers.map(({ status, body }) => [status, body.boxes])).toEqual(Array(4).fill([201, 2_000]));
    expect(Date.now() - started).toBeLessThan(8_000);
    const boxes = (await shop.lots(packId)).reduce((sum, { onHand }) => sum + onHand, 0);
    expect([boxes, await shop.unbalanced()]).toEqual([8_000, []]);
  }, 20_000);
});

describe('adjusting a lot', () => {
  test('corrects what is on hand, with who and why in the ledger', async () => {
    const { lotId } = await shop.stocked(5);
    const { status, body } = await shop.post(`/lots/${lotId}/adjustments`, { delta: -2, reason: 'crushed boxes' });
    expect([status, body.onHand, body.available]).toEqual([201, 3, 3]);
    const ledger = await shop.get(`/lots/${lotId}/ledger`, 'auditor');
    expect(
      ledger.body.data.map((entry: { kind: string; onHandChange: number; reason: string | null }) => [
        entry.kind,
        entry.onHandChange,
        entry.reason,
      ]),
    ).toEqual([
      ['adjust', -2, 'crushed boxes'],
      ['receipt', 5, null],
    ]);
    expect(ledger.body.data[0].actorId).toMatch(/^0197c000/);
    const totals = ['limit=1&', ''].map((page) => shop.get(`/lots/${lotId}/ledger?${page}count=true`, 'auditor'));
    expect((await Promise.all(totals)).map(({ body: { total } }) => total)).toEqual([2, 2]);
  });

  test('never takes what orders hold', async () => {
    const { lotId, ...lens } = await shop.stocked(5);
    await shop.apply('reserve-stock', [{ type: 'x', aggregateId: nextId(), data: order(lens, 4) }]);
    expect(slug(await shop.post(`/lots/${lotId}/adjustments`, { delta: -2, reason: 'miscounted' }))).toBe(
      'lot.reserved',
    );
    expect((await shop.post(`/lots/${lotId}/adjustments`, { delta: -1, reason: 'miscounted' })).body.available).toBe(0);
    expect(slug(await shop.post(`/lots/${nextId()}/adjustments`, { delta: 1, reason: 'found' }))).toBe('lot.not-found');
    expect(slug(await shop.get(`/lots/${nextId()}/ledger`, 'warehouse'))).toBe('lot.not-found');
  });
});

describe('discarding', () => {
  test('takes boxes out for good, with the reason in the ledger, once for one key', async () => {
    const { lotId } = await shop.stocked(5);
    const [body, key] = [{ quantity: 2, reason: 'returned-opened', note: 'order T-7' }, nextId()];
    const first = await shop.post(`/lots/${lotId}/discards`, body, 'warehouse', key);
    expect([first.status, first.body.onHand, first.body.available]).toEqual([201, 3, 3]);
    expect((await shop.post(`/lots/${lotId}/discards`, body, 'warehouse', key)).body).toEqual(first.body);
    await shop.post(`/lots/${lotId}/discards`, { quantity: 1, reason: 'expired' });
    const { data } = (await shop.get(`/lots/${lotId}/ledger`, 'auditor')).body;
    expect(
      data
        .slice(0, 2)
        .map((entry: { kind: string; onHandChange: number; reason: string }) => [
          entry.kind,
          entry.onHandChange,
          entry.reason,
        ]),
    ).toEqual([
      ['discard', -1, 'expired'],
      ['discard', -2, 'returned-opened: order T-7'],
    ]);
    expect(await shop.unbalanced()).toEqual([]);
  });

  test('never takes what orders hold, nor for a reason of somebody’s own', async () => {
    const { lotId, ...lens } = await shop.stocked(5);
    await shop.apply('reserve-stock', [{ type: 'x', aggregateId: nextId(), data: order(lens, 4) }]);
    const discard = (fields: object, at = lotId) =>
      shop.post(`/lots/${at}/discards`, { quantity: 1, reason: 'sample', ...fields });
    expect([
      slug(await discard({ quantity: 2 })),
      slug(await discard({}, nextId())),
      slug(await discard({ reason: 'spring cleaning' })),
      (await shop.post(`/lots/${lotId}/discards`, { quantity: 1, reason: 'sample' }, 'sales')).status,
      (await discard({})).body.available,
    ]).toEqual(['lot.reserved', 'lot.not-found', 'request.invalid', 403, 0]);
  });
});

test('nobody can rewrite the ledger, neither the service nor the owner of the schema', async () => {
  const { lotId } = await shop.stocked(1);
  const table = 'catalog_inventory.stock_ledger';
  for (const text of [
    `update ${table} set on_hand_change = 9 where lot_id = '${lotId}'`,
    `delete from ${table}`,
    `truncate ${table}`,
  ]) {
    await expect(shop.stack.admin.query(text)).rejects.toThrow('append-only');
  }
});

test('warehouses: codes are unique, the list is for staff, and the stock is not for sale to customers', async () => {
  const { id, code } = await shop.warehouse({ markets: ['US', 'GB'], priority: 7 });
  expect(slug(await shop.post('/warehouses', { code, name: 'Other', country: 'US', markets: ['US'] }))).toBe(
    'warehouse.code-taken',
  );
  const { body } = await shop.get('/warehouses?limit=1', 'sales');
  expect(body.data[0]).toMatchObject({ id, code, markets: ['US', 'GB'], priority: 7 });
  const total = async (path: string) => (await shop.get(`${path}count=true`, 'auditor')).body.total;
  const { rows } = await shop.stack.admin.query('select count(*)::int as n from catalog_inventory.warehouse');
  expect(await total('/warehouses?limit=1&')).toBe(rows[0].n);
  const { packId } = await shop.offer();
  await shop.receive(id, packId, [{ quantity: 1 }, { quantity: 1, lotNumber: 'OTHER' }]);
  expect(await total(`/stock?warehouseId=${id}&limit=1&`)).toBe(2);
  expect(await total(`/stock?warehouseId=${nextId()}&`)).toBe(0);
  expect((await shop.get('/stock', 'customer')).status).toBe(403);
  expect((await shop.get('/stock')).status).toBe(401);
});
