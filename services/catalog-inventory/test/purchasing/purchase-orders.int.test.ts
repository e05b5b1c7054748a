// Tests purchase orders over HTTP: one person drafts, another approves, then the order is sent and ends.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { catalogStack, nextId, type CatalogStack } from '../catalog-stack.ts';
import { lens, purchasing, slugOf, statuses } from './purchasing-shop.ts';

let shop: CatalogStack;
let buy: ReturnType<typeof purchasing>;
beforeAll(async () => {
  shop = await catalogStack();
  buy = purchasing(shop);
}, 60_000);
afterAll(() => shop.stop());

/** Creates a supplier that sells one pack, and a warehouse to deliver to. */
async function trade() {
  const [{ packId, lensId }, { id: warehouseId }] = await Promise.all([shop.offer(), shop.warehouse()]);
  return { packId, lensId, warehouseId, supplierId: await buy.supplierSelling([packId]) };
}

test('a draft has the supplier’s prices and the next number; a repeat with the same key creates nothing', async () => {
  const { packId, lensId, warehouseId, supplierId } = await trade();
  const body = buy.body(supplierId, warehouseId, [{ packId }, { packId, parameters: lens(-3), quantity: 4 }]);
  const key = nextId();
  const first = await shop.post('/purchase-orders', body, 'warehouse', key);
  expect([first.status, first.headers['etag'], first.body]).toMatchObject([
    201,
    '"v1"',
    {
      status: 'draft',
      lines: [
        { packId, lensId, quantity: 10, received: 0, missing: 10, unitPrice: { amount: 3_100, currency: 'USD' } },
        { parameters: lens(-3), quantity: 4 },
      ],
      total: { amount: 14 * 3_100, currency: 'USD' },
      ...{ approvedBy: null, sentAt: null, expectedOn: null, endedAt: null },
    },
  ]);
  expect(first.body.number).toMatch(/^PO-\d{4}-\d{5}$/);
  expect((await shop.post('/purchase-orders', body, 'warehouse', key)).body).toEqual(first.body);
  const second = await shop.post('/purchase-orders', body);
  expect(Number(second.body.number.slice(-5))).toBe(Number(first.body.number.slice(-5)) + 1);
  expect((await shop.get(`/purchase-orders/${first.body.id}`, 'auditor')).body).toEqual(first.body);
});

test('the person who last changed a draft cannot approve it, and an outdated version cannot be approved', async () => {
  const { packId, warehouseId, supplierId } = await trade();
  const { id } = await buy.draft(supplierId, warehouseId, [{ packId }]);
  const path = `/purchase-orders/${id}`;
  expect(slugOf(await shop.post(`${path}/approve`, {}, 'finance'))).toBe('purchase-order.needs-second-person');
  const { lines } = buy.body(supplierId, warehouseId, [{ packId, quantity: 12 }]);
  const changed = await shop.colleague.change('patch', path, { lines }, '"v1"', 'warehouse');
  expect([changed.status, changed.body]).toMatchObject([200, { version: 2, lines: [{ quantity: 12 }] }]);
  expect(slugOf(await shop.change('patch', path, { lines }, '"v1"', 'warehouse'))).toBe('request.stale');
  expect(slugOf(await shop.colleague.post(`${path}/approve`, {}, 'finance'))).toBe(
    'purchase-order.needs-second-person',
  );
  expect(slugOf(await shop.post(`${path}/approve`, {}, 'finance', nextId(), '"v1"'))).toBe('request.stale');
  const approved = await shop.post(`${path}/approve`, {}, 'finance', nextId(), '"v2"');
  expect([approved.status, approved.body.status, approved.body.version]).toEqual([200, 'approved', 3]);
  expect(slugOf(await shop.change('patch', path, { lines }, '*', 'warehouse'))).toBe('purchase-order.wrong-state');
  await expect(
    shop.stack.admin.query(`update catalog_inventory.purchase_order set approved_by = drafted_by where id = '${id}'`),
  ).rejects.toThrow('purchase_order_two_people');
});

test('an order is sent after approval, expected after the lead time, and closed with missing boxes', async () => {
  const { packId, warehouseId, supplierId } = await trade();
  const { id } = await buy.draft(supplierId, warehouseId, [{ packId }]);
  expect(slugOf(await buy.step(id, 'send'))).toBe('purchase-order.wrong-state');
  expect((await buy.step(id, 'approve', 'finance')).status).toBe(200);
  const { body: sent } = await buy.step(id, 'send');
  const weekOn = new Date(Date.parse(sent.sentAt) + 7 * 86_400_000).toISOString().slice(0, 10);
  expect(sent).toMatchObject({ status: 'sent', expectedOn: weekOn });
  const { body: closed } = await buy.step(id, 'close');
  expect(closed).toMatchObject({ status: 'closed', lines: [{ quantity: 10, received: 0, missing: 10 }] });
  expect(closed.endedAt).not.toBeNull();
  expect(slugOf(await buy.step(id, 'cancel'))).toBe('purchase-order.wrong-state');
  expect(slugOf(await buy.step(nextId(), 'close'))).toBe('purchase-order.not-found');
});

test('only one of several concurrent requests for a step succeeds', async () => {
  const { packId, warehouseId, supplierId } = await trade();
  const { id } = await buy.draft(supplierId, warehouseId, [{ packId }]);
  const answers = await Promise.all([1, 2, 3].map(() => buy.step(id, 'approve', 'finance')));
  expect(statuses(answers)).toEqual({ 200: 1, 409: 2 });
  const { body } = await buy.step(id, 'cancel');
  expect([body.status, body.version]).toEqual(['cancelled', 3]);
});

test('wrong drafts are refused by name: unknown supplier or warehouse, inactive supplier, lines that cannot be ordered', async () => {
  const { packId, warehouseId, supplierId } = await trade();
  const draft = (body: object) => shop.post('/purchase-orders', body);
  const retired = await buy.supplierSelling([packId], { active: false });
  const twice = await draft(buy.body(supplierId, warehouseId, [{ packId }, { packId }]));
  expect([
    slugOf(await draft(buy.body(nextId(), warehouseId, [{ packId }]))),
    slugOf(await draft(buy.body(retired, warehouseId, [{ packId }]))),
    slugOf(await draft(buy.body(supplierId, nextId(), [{ packId }]))),
    slugOf(twice),
    slugOf(await draft(buy.body(supplierId, warehouseId, []))),
  ]).toEqual([
    'supplier.not-found',
    'supplier.inactive',
    'warehouse.not-found',
    'purchase-order.lines',
    'request.invalid',
  ]);
  expect(twice.body.errors).toMatchObject([{ pointer: '/lines/1/parameters' }]);
  expect((await shop.post('/purchase-orders', {}, 'sales')).status).toBe(403);
  expect((await buy.step(nextId(), 'approve')).status).toBe(403);
});

test('the list filters by status, supplier and warehouse, page by page', async () => {
  const { packId, warehouseId, supplierId } = await trade();
  const ids: string[] = [];
  for (let i = 0; i < 3; i += 1) ids.unshift((await buy.draft(supplierId, warehouseId, [{ packId }])).id);
  await buy.step(ids[0] ?? '', 'cancel');
  const list = async (query: string) => (await shop.get(`/purchase-orders?${query}`, 'finance')).body;
  const idsOf = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);
  const page = await list(`supplierId=${supplierId}&limit=2&count=true`);
  expect([idsOf(page), page.total]).toEqual([ids.slice(0, 2), 3]);
  expect(idsOf(await list(`supplierId=${supplierId}&cursor=${page.nextCursor}`))).toEqual(ids.slice(2));
  expect(idsOf(await list(`warehouseId=${warehouseId}&status=draft`))).toEqual(ids.slice(1));
  expect((await shop.get('/purchase-orders', 'customer')).status).toBe(403);
});

test('purchase orders are listed by number, by day, and as overdue; finance is told what to approve', async () => {
  const { packId, warehouseId, supplierId } = await trade();
  const draft = await buy.draft(supplierId, warehouseId, [{ packId }]);
  const late = await buy.sent(supplierId, warehouseId, [{ packId }]);
  const sql = `update catalog_inventory.purchase_order set expected_on = current_date - 1 where id = $1`;
  await shop.stack.admin.query(sql, [late.id]);
  const list = async (query: string) =>
    (await shop.get(`/purchase-orders?supplierId=${supplierId}&${query}`, 'finance')).body.data.map(
      ({ id }: { id: string }) => id,
    );
  expect(await list(`number=${late.number}`)).toEqual([late.id]);
  expect(await list('overdue=true')).toEqual([late.id]);
  expect(await list('overdue=true&status=draft')).toEqual([]);
  const today = new Date().toISOString().slice(0, 10);
  expect(await list(`createdFrom=${today}&createdTo=${today}`)).toEqual([late.id, draft.id]);
  expect(await list('createdTo=2020-01-01')).toEqual([]);
  expect(await list('statusIn=draft,sent')).toEqual([late.id, draft.id]);
  expect(await list('statusIn=draft,sent&statusNot=sent')).toEqual([draft.id]);
  expect(await list('expectedIs=empty')).toEqual([draft.id]);
  expect(await list('expectedIs=set')).toEqual([late.id]);
  expect(await list(`expectedTo=${today}&expectedFrom=2020-01-01`)).toEqual([late.id]);
  expect(await list(`expectedFrom=${today}`)).toEqual([]);
  const kinds = (await shop.get('/waiting', 'finance')).body.data.map(({ kind }: { kind: string }) => kind);
  expect(kinds).toContain('purchase-orders-to-approve');
  expect(kinds).not.toContain('purchase-orders-late');
});
