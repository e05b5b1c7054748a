// Tests stocktakes over HTTP. People count without seeing the book quantity while orders ship, another person approves,
// and only the differences are booked.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { catalogStack, nextId, order, type CatalogStack } from '../catalog-stack.ts';
import { slugOf, statuses } from '../purchasing/purchasing-shop.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

const messages = (type: string, data: object) => [{ type, aggregateId: nextId(), data }];

/** Starts a stocktake of one lot in a warehouse of its own. */
async function counting(quantity = 10) {
  const stock = await shop.stocked(quantity);
  const started = await shop.post('/stocktakes', { warehouseId: stock.warehouseId });
  const path = `/stocktakes/${started.body.id}`;
  const count = (counted: number, fields: object = { lotId: stock.lotId }) =>
    shop.post(`${path}/counts`, { counts: [{ counted, ...fields }] });
  const lots = async (query = '', who: 'shop' | 'colleague' = 'shop') =>
    (await (who === 'shop' ? shop : shop.colleague).get(`${path}/lots?${query}`, 'warehouse')).body;
  const step = (name: string, who: 'shop' | 'colleague' = 'shop') =>
    (who === 'shop' ? shop : shop.colleague).post(`${path}/${name}`, {});
  const onHand = async () => (await shop.lots(stock.packId)).map((lot) => lot.onHand);
  /** Reserves and ships boxes for an order during the stocktake. */
  const ship = async (boxes: number) => {
    const wanted = order(stock, boxes);
    await shop.apply('reserve-stock', messages('x', wanted));
    await shop.apply('ship-stock', messages('x', { orderId: wanted.orderId }));
  };
  return { ...stock, started, path, count, lots, step, onHand, ship };
}

describe('a stocktake', () => {
  test('is counted blind, submitted, and approved by another person; the ledger names the stocktake as the cause', async () => {
    const { lotId, packId, started, path, count, lots, step, onHand } = await counting();
    expect([started.status, started.headers['etag'], started.body]).toMatchObject([
      201,
      '"v1"',
      { status: 'counting', round: 1, productId: null, submittedBy: null },
    ]);
    expect((await lots('count=true&counted=false')).total).toBe(1);
    expect(slugOf(await step('submit'))).toBe('stocktake.uncounted');
    expect((await count(7)).body.counts).toMatchObject([{ lotId, counted: 7 }]);
    expect((await count(8)).status).toBe(201);
    expect((await lots()).data).toMatchObject([{ lotId, packId, counted: 8, book: null, variance: null }]);

    expect((await step('submit')).body).toMatchObject({ status: 'submitted', version: 2 });
    expect((await lots()).data).toMatchObject([{ counted: 8, book: null, variance: null }]);
    expect((await lots('varied=true')).type).toBe('/docs/errors/stocktake.blind');
    expect((await lots('varied=true', 'colleague')).data).toMatchObject([{ counted: 8, book: 10, variance: -2 }]);
    expect(slugOf(await step('approve'))).toBe('stocktake.needs-second-person');
    expect((await step('approve', 'colleague')).body).toMatchObject({ status: 'approved', version: 3 });

    expect([await onHand(), (await lots('varied=true')).data.length, await shop.unbalanced()]).toEqual([[8], 1, []]);
    const { data } = (await shop.get(`/lots/${lotId}/ledger`, 'auditor')).body;
    expect(data[0]).toMatchObject({ kind: 'count', onHandChange: -2, causeId: started.body.id });
    expect((await shop.get(path, 'auditor')).body.decidedBy).toBe(data[0].actorId);
  });

  test('ignores boxes that leave before the count, between count and approval, or while the count is sent', async () => {
    const { count, lots, step, onHand, ship, lotId } = await counting(20);
    await ship(3);
    const countedAt = new Date().toISOString();
    await ship(2);
    expect((await count(16, { lotId, countedAt })).status).toBe(201);
    await ship(4);
    await step('submit');
    expect((await lots('', 'colleague')).data).toMatchObject([{ counted: 16, book: 17, variance: -1 }]);
    await ship(1);
    await step('approve', 'colleague');
    expect([await onHand(), await shop.unbalanced(), await shop.unowned()]).toEqual([[9], [], []]);
  });

  test('is counted again after a rejection, but only where it differed', async () => {
    const { packId, warehouseId, lotId, step, count, path, lots } = await counting();
    const [other = ''] = await shop.receive(warehouseId, packId, [{ quantity: 5 }]);
    await count(5, { lotId: other });
    await count(9);
    await step('submit');
    expect((await step('reject')).body).toMatchObject({ status: 'counting', round: 2 });
    expect((await lots('counted=false')).data).toMatchObject([{ lotId }]);
    expect((await lots('counted=true')).data).toMatchObject([{ lotId: other, counted: 5 }]);
    await count(10);
    await step('submit');
    const stale = await shop.colleague.post(`${path}/approve`, {}, 'warehouse', nextId(), '"v2"');
    expect(slugOf(stale)).toBe('request.stale');
    expect((await step('approve', 'colleague')).body.status).toBe('approved');
    expect((await shop.lots(packId)).map(({ onHand }) => onHand)).toEqual([10, 5]);
  });

  test('never books fewer boxes than orders hold: the refusal names the lot, and approval succeeds after their release', async () => {
    const { lotId, lensId, packId, count, step, onHand } = await counting();
    const wanted = order({ lensId, packId }, 8);
    await shop.apply('reserve-stock', messages('x', wanted));
    await count(7);
    await step('submit');
    const refused = await step('approve', 'colleague');
    expect([refused.status, slugOf(refused), refused.body.errors]).toMatchObject([
      409,
      'stocktake.conflict',
      [{ pointer: `/lots/${lotId}`, detail: expect.stringContaining('orders hold 8') }],
    ]);
    expect(await onHand()).toEqual([10]);
    await shop.apply('release-stock', messages('x', { orderId: wanted.orderId }));
    expect((await step('approve', 'colleague')).status).toBe(200);
    expect(await onHand()).toEqual([7]);
  });

  test('recounts a lot that was adjusted after its count, and does not book the difference twice', async () => {
    const { lotId, count, step, onHand } = await counting();
    await count(8);
    await shop.post(`/lots/${lotId}/adjustments`, { delta: -2, reason: 'found them crushed' });
    await step('submit');
    expect(slugOf(await step('approve', 'colleague'))).toBe('stocktake.conflict');
    await step('reject', 'colleague');
    await count(8);
    await step('submit');
    expect((await step('approve', 'colleague')).status).toBe(200);
    expect(await onHand()).toEqual([8]);
  });

  test('does not book a difference that another stocktake of the same lot has booked', async () => {
    const { warehouseId, lotId, count, step, onHand } = await counting();
    const second = await shop.post('/stocktakes', { warehouseId });
    await count(8);
    await shop.post(`/stocktakes/${second.body.id}/counts`, { counts: [{ lotId, counted: 8 }] });
    await step('submit');
    await shop.post(`/stocktakes/${second.body.id}/submit`, {});
    const approvals = await Promise.all([
      step('approve', 'colleague'),
      shop.colleague.post(`/stocktakes/${second.body.id}/approve`, {}),
    ]);
    expect(statuses(approvals)).toEqual({ 200: 1, 409: 1 });
    expect(await onHand()).toEqual([8]);
  });

  test('is approved once, also by concurrent requests', async () => {
    const { count, step, onHand } = await counting();
    await count(9);
    await step('submit');
    const answers = await Promise.all([1, 2, 3].map(() => step('approve', 'colleague')));
    expect(statuses(answers)).toEqual({ 200: 1, 409: 2 });
    expect(await onHand()).toEqual([9]);
  });
});

test('a scanned count finds its lot, also if the stocktake did not list it; lots of other warehouses are refused', async () => {
  const { productId, packId, warehouseId, path, count, lots } = await counting();
  const [{ gtin }] = (await shop.get(`/products/${productId}`)).body.packs;
  await shop.receive(warehouseId, packId, [{ quantity: 4, lotNumber: 'FOUND' }]);
  const scanned = await count(4, { barcode: `]d201${gtin}1731063010FOUND` });
  expect(scanned.status).toBe(201);
  expect((await lots('counted=true')).data).toMatchObject([{ lotNumber: 'FOUND', counted: 4 }]);
  const elsewhere = await shop.stocked(1);
  const refused = await count(1, { lotId: elsewhere.lotId });
  expect([slugOf(refused), refused.body.errors]).toMatchObject(['stocktake.counts', [{ pointer: '/counts/0/lotId' }]]);
  expect(slugOf(await count(1, { barcode: 'hello' }))).toBe('stocktake.counts');
  expect(slugOf(await count(1, { countedAt: '2020-01-01T00:00:00Z', lotId: nextId() }))).toBe('stocktake.counts');
  expect(slugOf(await count(1, {}))).toBe('request.invalid');
  expect((await shop.post(`${path}/counts`, {}, 'sales')).status).toBe(403);
});

test('a stocktake lists the lots of the warehouse, of one product, or the named lots', async () => {
  const { productId, lotId, warehouseId, started } = await counting();
  const other = await shop.offer();
  const [second = ''] = await shop.receive(warehouseId, other.packId, [{ quantity: 1 }]);
  const listed = async (scope: object) => {
    const { body } = await shop.post('/stocktakes', { warehouseId, ...scope });
    const { data } = (await shop.get(`/stocktakes/${body.id}/lots`, 'finance')).body;
    return data.map((lot: { lotId: string }) => lot.lotId).sort();
  };
  expect([await listed({}), await listed({ productId }), await listed({ lotIds: [second] })]).toEqual([
    [lotId, second].sort(),
    [lotId],
    [second],
  ]);
  const start = async (body: object) => slugOf(await shop.post('/stocktakes', body));
  expect([
    await start({ warehouseId: nextId() }),
    await start({ warehouseId, productId: nextId() }),
    await start({ warehouseId, lotIds: [lotId, nextId()] }),
    await start({ warehouseId, productId, lotIds: [lotId] }),
  ]).toEqual(['warehouse.not-found', 'stocktake.empty', 'lot.not-found', 'request.invalid']);
  const { body } = await shop.get(`/stocktakes?warehouseId=${warehouseId}&status=counting&count=true`, 'auditor');
  expect([body.total, body.data.at(-1)]).toEqual([4, started.body]);
  expect((await shop.get('/stocktakes', 'customer')).status).toBe(403);
  expect(slugOf(await shop.get(`/stocktakes/${nextId()}`, 'finance'))).toBe('stocktake.not-found');
});
