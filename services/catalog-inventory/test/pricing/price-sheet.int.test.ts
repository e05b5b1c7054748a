// Tests over HTTP that the prices of many packs are read and changed together, with an error for each wrong cell.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OfferChanged } from '@toric/contracts/catalog-inventory/events';
import type { PackPriceView } from '@toric/contracts/catalog-inventory/pricing/price-sheet.http';
import { catalogStack, type CatalogStack, must, nextGtin, nextId, US_PRICE } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
  const floor = { amount: 1_000, share: 7_000, reason: 'Nobody sells below cost' };
  must(await shop.colleague.post('/price-floors', { ...floor, market: 'US', currency: 'USD' }, 'finance'), 201);
}, 60_000);
afterAll(() => shop.stop());

const { market: _, ...WAS } = US_PRICE;
const reason = 'Price list of January';

/** Adds a product with packs at `US_PRICE`. */
async function packs(name: string, sizes: readonly number[] = [6]) {
  const { id: productId, handle } = await shop.product({ name });
  const rows = [];
  for (const size of sizes) {
    const [packId, gtin] = [nextId(), nextGtin()];
    const body = { gtin, size, prices: [US_PRICE], reason };
    must(await shop.change('put', `/products/${productId}/packs/${packId}`, body), 200);
    rows.push({ packId, gtin });
  }
  return { productId, handle, rows };
}
const cell = (packId: string, amount: number, more: object = {}) => ({
  ...{ packId, ...US_PRICE, amount, was: WAS },
  ...more,
});
const save = (prices: object[], key = nextId()) => shop.post('/pack-prices', { reason, prices }, 'sales', key);
type Listed = { data: PackPriceView[] };
const list = async (query: string) => must<Listed>(await shop.get(`/pack-prices?${query}`, 'sales'), 200).data;
const pointers = ({ body }: { body: { errors?: { pointer: string }[] } }) => body.errors?.map(({ pointer }) => pointer);

test('all packs are listed with their price in a market, and found by name or GTIN', async () => {
  const { productId, handle, rows } = await packs('Sheet Listed', [6, 90]);
  const found = await list('market=US&q=sheet%20listed');
  expect(found).toMatchObject([
    { productId, handle, packId: rows[1]?.packId, packSize: 90, price: { ...WAS, packSize: 90 } },
    { packId: rows[0]?.packId, packSize: 6, price: { ...WAS, packSize: 6 } },
  ]);
  expect(await list(`market=GB&productId=${productId}`)).toMatchObject([{ price: null }, { price: null }]);
  expect(await list(`market=US&q=${rows[0]?.gtin}`)).toMatchObject([{ packId: rows[0]?.packId }]);
  expect(await list('market=US&q=%25')).toEqual([]);
  expect((await shop.get('/pack-prices?q=x', 'sales')).status).toBe(400);
  expect((await shop.get('/pack-prices?market=US', 'warehouse')).status).toBe(403);
});

test('prices of several products change together, each on record, and each offer is told once', async () => {
  const [one, two] = [await packs('Sheet One', [6, 90]), await packs('Sheet Two')];
  const [a = '', b = ''] = one.rows.map(({ packId }) => packId);
  const [c = ''] = two.rows.map(({ packId }) => packId);
  const key = nextId();
  const prices = [cell(a, 6_600), cell(b, 6_700), cell(c, 6_400)];
  expect((await save(prices, key)).body).toEqual({ changed: 2 });
  expect((await save(prices, key)).body).toEqual({ changed: 2 });
  const changed = await list(`market=US&productId=${one.productId}`);
  expect(changed.map(({ price }) => price?.amount)).toEqual([6_700, 6_600]);
  const { body } = await shop.get(`/price-changes?productId=${one.productId}`, 'sales');
  expect(body.data.slice(0, 2)).toMatchObject([{ reason }, { reason }]);
  const offers = (await shop.stack.emitted('catalog-inventory', OfferChanged)).filter(
    (offer) => offer.productId === one.productId,
  );
  expect(offers.at(-1)?.packs.map(({ prices: [price] }) => price?.amount)).toEqual([6_600, 6_700]);
});

test('one wrong cell keeps all others, and each wrong cell is named', async () => {
  const { productId, rows } = await packs('Sheet Wrong', [6, 90]);
  const [a = '', b = ''] = rows.map(({ packId }) => packId);
  const low = await save([cell(a, 6_600), cell(b, 100), cell(b, 6_500, { market: 'ZZ' })]);
  expect(low.status).toBe(400);
  const refused = await save([cell(a, 6_600), cell(b, 100)]);
  expect([refused.status, pointers(refused)]).toEqual([409, ['/prices/1/amount']]);
  expect(refused.body.type).toContain('price.needs-approval');
  const stale = await save([
    cell(a, 6_600, { was: { ...WAS, amount: 1 } }),
    cell(nextId(), 6_600),
    cell(b, 1),
    cell(b, 2),
  ]);
  expect([stale.status, pointers(stale)]).toEqual([422, ['/prices/0/amount', '/prices/1/packId', '/prices/3/market']]);
  const held = await list(`market=US&productId=${productId}`);
  expect(held.map(({ price }) => price?.amount)).toEqual([6_400, 6_400]);
});

test('two people who change one price at once: the second one is told', async () => {
  const { rows } = await packs('Sheet Race');
  const [a = ''] = rows.map(({ packId }) => packId);
  const answers = await Promise.all([save([cell(a, 6_600)]), save([cell(a, 6_700)])]);
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 422]);
});

test('a sheet has between one and 500 prices, and needs a reason', async () => {
  const { rows } = await packs('Sheet Bounds');
  const [a = ''] = rows.map(({ packId }) => packId);
  expect((await save([])).status).toBe(400);
  expect((await save(Array.from({ length: 501 }, () => cell(a, 6_600)))).status).toBe(400);
  expect((await shop.post('/pack-prices', { prices: [cell(a, 6_600)] }, 'sales')).status).toBe(400);
  expect((await shop.post('/pack-prices', { reason, prices: [cell(a, 6_600)] }, 'warehouse')).status).toBe(403);
  expect((await save([cell(a, -1)])).status).toBe(400);
});
