// Tests lots, adjustments, discards, the ledger and warehouses over HTTP.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { catalogStack, nextId, order, PLAIN, type CatalogStack } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);

describe('adjusting a lot', () => {
  test('corrects the boxes on hand, and books the actor and the reason', async () => {
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

  test('takes no box that an order holds', async () => {
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

describe('a lot with a million boxes', () => {
  test('gets no other box, neither by a receipt nor by an adjustment, and may still lose boxes', async () => {
    const { packId, warehouseId } = await shop.stocked(1);
    const lot = { lotNumber: 'FULL', quantity: 100_000 };
    const [lotId = ''] = await shop.receive(warehouseId, packId, Array(10).fill(lot));
    const box = { packId, parameters: PLAIN, lotNumber: 'FULL', expiresOn: '2031-06-30', quantity: 1 };
    const more = await shop.post(`/warehouses/${warehouseId}/receipts`, { reference: nextId(), lines: [box] });
    expect([more.status, slug(more)]).toEqual([422, 'receipt.too-many-boxes']);
    expect(more.body.errors).toMatchObject([{ pointer: '/lines/0/quantity' }]);
    const adjust = (delta: number) => shop.post(`/lots/${lotId}/adjustments`, { delta, reason: 'counted again' });
    expect(slug(await adjust(1))).toBe('lot.too-many-boxes');
    expect((await adjust(-1)).body.onHand).toBe(999_999);
    expect((await adjust(1)).body.onHand).toBe(1_000_000);
    expect(await shop.unbalanced()).toEqual([]);
  });
});

describe('two people for many boxes', () => {
  test('one person changes at most ten boxes of a lot by hand within a day, adjustments and discards together', async () => {
    const { lotId } = await shop.stocked(100);
    const adjust = (delta: number, by: Pick<CatalogStack, 'post'> = shop) =>
      by.post(`/lots/${lotId}/adjustments`, { delta, reason: 'counted again' });
    expect(slug(await adjust(-11))).toBe('lot.needs-stocktake');
    expect((await adjust(-6)).status).toBe(201);
    expect((await adjust(1)).status).toBe(201);
    expect(slug(await shop.post(`/lots/${lotId}/discards`, { quantity: 4, reason: 'damaged' }))).toBe(
      'lot.needs-stocktake',
    );
    expect((await shop.post(`/lots/${lotId}/discards`, { quantity: 3, reason: 'damaged' })).status).toBe(201);
    expect(slug(await adjust(1))).toBe('lot.needs-stocktake');
    expect((await adjust(1, shop.colleague)).status).toBe(201);
  });

  const discard = (lotId: string, quantity: number, by: Pick<CatalogStack, 'post'> = shop) =>
    by.post(`/lots/${lotId}/discards`, { quantity, reason: 'damaged' });

  test('boxes of a lot that another person has put in quarantine may be discarded without a limit', async () => {
    const { lotId } = await shop.stocked(100);
    await shop.colleague.post(`/lots/${lotId}/quarantine`, { reason: 'Seals look opened' });
    expect((await discard(lotId, 100)).status).toBe(201);
  });

  test('the limit holds in a quarantine that the same person has set, the last one counts, and a failed inspection too', async () => {
    const { lotId, packId, warehouseId } = await shop.stocked(100);
    await shop.colleague.post(`/lots/${lotId}/quarantine`, { reason: 'Seals look opened' });
    await shop.colleague.post(`/lots/${lotId}/free`, { reason: 'They are closed' });
    await shop.post(`/lots/${lotId}/quarantine`, { reason: 'It looks odd' });
    expect(slug(await discard(lotId, 11))).toBe('lot.needs-stocktake');
    expect((await discard(lotId, 11, shop.colleague)).status).toBe(201);
    expect((await discard(lotId, 10)).status).toBe(201);

    const boxes = { packId, parameters: PLAIN, lotNumber: 'WET', expiresOn: '2031-06-30', quantity: 50 };
    const [wet = ''] = await shop.receive(warehouseId, packId, [boxes]);
    const failed = { result: 'failed', checks: ['packaging'], remarks: 'One wet box' };
    const receipt = { reference: nextId(), inspection: failed, lines: [{ ...boxes, quantity: 1 }] };
    expect((await shop.post(`/warehouses/${warehouseId}/receipts`, receipt)).status).toBe(201);
    expect(slug(await discard(wet, 11))).toBe('lot.needs-stocktake');
  });

  test('boxes of a recalled lot may be discarded without a limit, also by the person who put the lot in quarantine', async () => {
    const { packId, warehouseId } = await shop.stocked(1);
    const lotNumber = `D${nextId().slice(-8)}`;
    const [lotId = ''] = await shop.receive(warehouseId, packId, [{ lotNumber, quantity: 100 }]);
    await shop.post(`/lots/${lotId}/quarantine`, { reason: 'It looks odd' });
    const notice = { title: 'Lenses may tear', sourceUrl: 'https://authority.example/1', severity: 'II' };
    const recall = { ...notice, whatToDo: 'Do not wear them.', reference: nextId(), scope: [{ lots: [lotNumber] }] };
    expect((await shop.post('/recalls', recall)).status).toBe(201);
    expect((await discard(lotId, 11)).status).toBe(201);
  });
});

describe('discarding', () => {
  test('takes boxes out of stock once for each idempotency key, and books the reason', async () => {
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

  test('takes no box that an order holds, and accepts only the listed reasons', async () => {
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

test('movements of one transaction share their time, and the ledger lists them in the order in which they happened', async () => {
  const lots = await Promise.all(Array.from({ length: 12 }, async () => (await shop.stocked(1)).lotId));
  // each pair takes out the boxes that the pair before brought in: in another order the sum would fall below zero
  const pairs = Array.from({ length: 6 }, () => [1, -2, 1]).flat();
  await shop.stack.admin.query(
    `insert into catalog_inventory.stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, created_at)
     select lot_id, 'adjust', change, 0, gen_random_uuid(), now()
     from unnest($1::uuid[]) as lot_id, unnest($2::int[]) with ordinality as one(change, at) order by lot_id, at`,
    [lots, pairs],
  );
  for (const lotId of lots) {
    const entries: { onHandChange: number; position: number }[] = [];
    let cursor = '';
    do {
      const { body } = await shop.get(`/lots/${lotId}/ledger?limit=7${cursor}`, 'auditor');
      entries.push(...body.data);
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor);
    const counts: number[] = [];
    for (const { onHandChange } of entries.reverse()) counts.push((counts.at(-1) ?? 0) + onHandChange);
    expect([entries.length, counts.filter((count) => count < 0)]).toEqual([19, []]);
    expect(entries.map(({ position }) => position)).toEqual(
      entries.map(({ position }) => position).toSorted((a, b) => a - b),
    );
  }
  expect((await shop.get(`/lots/${lots[0]}/ledger?cursor=eA`, 'auditor')).status).toBe(400);
});

test('the ledger is append-only, even for the owner of the schema', async () => {
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

test('warehouse codes are unique, and only staff may list warehouses and lots', async () => {
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
