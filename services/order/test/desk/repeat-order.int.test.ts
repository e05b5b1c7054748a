// Tests that lenses of an earlier order are ordered again, and that staff who may not see powers learn none by it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { body, line, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
let [sales, optician] = ['', ''];
beforeAll(async () => {
  shop = await orderStack();
  sales = await shop.stack.token({ kind: 'staff', roles: ['sales'] });
  optician = await shop.stack.token({ kind: 'staff', roles: ['optician'] });
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body: { type } }: { body: { type?: string } }) => type?.replace('/docs/errors/', '');
const LINES = [line(-2.25), { ...line(-3), eye: 'left', quantity: 1 }];
const earlier = async () => {
  const orderId = await shop.placed({ ...body, lines: LINES });
  const { lines } = await shop.read(orderId);
  return { orderId, path: `/orders/${orderId}/repeat`, lines };
};
const { lines: _, ...rest } = body;

test('sales order the lens of one eye again, at its own quantity, without seeing its power', async () => {
  const { orderId, path, lines } = await earlier();
  const [, left] = lines;
  const wanted = { ...rest, lines: [{ lineId: left?.lineId, quantity: 4 }] };
  const answer = await shop.post(path, sales, wanted);
  expect([answer.status, answer.body.lines]).toMatchObject([201, [{ eye: 'left', quantity: 4, parameters: null }]]);
  const placed = await shop.read(answer.body.id);
  expect(placed.lines).toMatchObject([{ eye: 'left', parameters: LINES[1]?.parameters }]);
  expect(placed.customerId).toBe((await shop.read(orderId)).customerId);
  const sent = await shop.sentFor('order.order-placed.v1', placed.id);
  expect(sent).toHaveLength(1);
});

test('the total is quoted first, with every refusal that is known', async () => {
  const { path, lines } = await earlier();
  const wanted = { place: { country: 'US' }, lines: [{ lineId: lines[0]?.lineId, quantity: 2 }] };
  const quote = await shop.post(`${path}/quote`, sales, wanted);
  expect([quote.status, quote.body]).toMatchObject([200, { total: { amount: 12_800, currency: 'USD' }, refusals: [] }]);
  expect(JSON.stringify(quote.body)).not.toContain('2.25');
  const abroad = await shop.post(`${path}/quote`, sales, { ...wanted, place: { country: 'FR' } });
  expect(abroad.body.refusals.length).toBeGreaterThan(0);
});

test('a customer repeats her own order only, and names only lines of it', async () => {
  const { path, lines } = await earlier();
  const other = await shop.stack.token({ id: randomUUID() });
  const wanted = { ...rest, lines: [{ lineId: lines[0]?.lineId, quantity: 1 }] };
  expect(slug(await shop.post(path, other, wanted))).toBe('order.not-found');
  expect((await shop.post(path, shop.customer, wanted)).status).toBe(201);
  const unknown = { ...rest, lines: [{ lineId: randomUUID(), quantity: 1 }] };
  expect(slug(await shop.post(path, shop.customer, unknown))).toBe('order.line-unknown');
  expect((await shop.post(path, optician, wanted)).status).toBe(403);
});

test('staff who use store credit name the customer of the earlier order', async () => {
  const { orderId, path, lines } = await earlier();
  const { customerId } = await shop.read(orderId);
  const wanted = { ...rest, useStoreCredit: true, lines: [{ lineId: lines[0]?.lineId, quantity: 1 }] };
  expect(slug(await shop.post(path, sales, wanted))).toBe('order.customer-missing');
  const other = await shop.post(path, sales, { ...wanted, customerId: randomUUID() });
  expect([other.status, slug(other)]).toEqual([404, 'order.customer-missing']);
  expect((await shop.post(path, sales, { ...wanted, customerId })).status).toBe(201);
  expect((await shop.post(path, shop.customer, wanted)).status).toBe(201);
});

test('a lens that is no longer made is refused to sales without the lenses that are nearest to it', async () => {
  const { path, lines } = await earlier();
  const { productId, packId } = LINES[0] ?? {};
  const matrix = { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -6, to: -4, step: 0.25 }] }] };
  const price = { market: 'US', currency: 'USD', amount: 6400, taxRate: 0 };
  const packs = [{ packId, gtin: '02000000000015', size: 6, prices: [price] }];
  await shop.stack.admin.query(
    `update "order".offer set version = version + 1, offer = offer || $2::jsonb where product_id = $1`,
    [productId, JSON.stringify({ matrix, packs })],
  );
  const wanted = { ...rest, lines: [{ lineId: lines[0]?.lineId, quantity: 1 }] };
  const bySales = await shop.post(path, sales, wanted);
  expect(slug(bySales)).toBe('order.not-repeatable');
  expect(JSON.stringify(bySales.body)).not.toMatch(/nearest|sphere|2\.25/);
  expect(slug(await shop.post(path, shop.customer, wanted))).toBe('order.not-made');
});
