// Tests changes of products, packs and prices over HTTP, and the offers that other services receive.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OfferChanged } from '@toric/contracts/catalog-inventory/events';
import type { ProductView } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { catalogStack, MATRIX, nextGtin, nextId, type CatalogStack, US_PRICE } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

const offersOf = async (productId: string) => {
  const { rows } = await shop.stack.admin.query<{ version: number; data: unknown }>(
    `select version, data from catalog_inventory.outbox where type = $1 and aggregate_id = $2 order by seq`,
    [OfferChanged.type, productId],
  );
  return rows.map(({ version, data }) => ({ version, ...OfferChanged.data.parse(data) }));
};
const slug = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);

describe('changing the catalogue', () => {
  test('every change emits the whole offer, with versions that grow without a gap', async () => {
    const { id } = await shop.product({ name: 'Avaira' });
    const packId = nextId();
    const gtin = nextGtin();
    await shop.change('put', `/products/${id}/packs/${packId}`, { gtin, size: 6, prices: [US_PRICE] });
    await shop.change('patch', `/products/${id}`, { onSale: false });
    const offers = await offersOf(id);
    expect(offers.map(({ version, onSale, packs }) => [version, onSale, packs.length])).toEqual([
      [1, true, 0],
      [2, true, 1],
      [3, false, 1],
    ]);
    expect(offers[2]).toMatchObject({ name: 'Avaira', matrix: MATRIX, packs: [{ packId, gtin, prices: [US_PRICE] }] });
  });

  test('ten concurrent changes make ten versions, and the last offer is the stored state', async () => {
    const { productId } = await shop.offer();
    const prices = Array.from({ length: 10 }, (_, i) => 1000 + i);
    const packs = await Promise.all(
      prices.map(async (amount) => {
        const body = { gtin: nextGtin(), size: 3, prices: [{ ...US_PRICE, amount }] };
        return (await shop.change('put', `/products/${productId}/packs/${nextId()}`, body)).status;
      }),
    );
    expect(packs).toEqual(Array(10).fill(200));
    const offers = await offersOf(productId);
    expect(offers.map(({ version, packs: { length } }) => [version, length])).toEqual(
      Array.from({ length: 12 }, (_, i) => [i + 1, i]),
    );
    const { body } = await shop.get(`/products/${productId}`);
    expect(offers.at(-1)?.packs).toEqual((body as ProductView).packs);
  });

  test('a stale If-Match is refused, and its change is not made', async () => {
    const { id } = await shop.product({ name: 'Stale' });
    expect((await shop.change('patch', `/products/${id}`, { name: 'New' }, '"v1"')).headers['etag']).toBe('"v2"');
    expect((await shop.change('patch', `/products/${id}`, { name: 'Lost' }, '"v1"')).status).toBe(412);
    const again = await shop.get(`/products/${id}`);
    expect([again.body.name, again.headers['etag']]).toEqual(['New', '"v2"']);
  });

  test('a private label is shown and emitted, can be ended, and is refused if it is not the same lens', async () => {
    const { id, handle } = await shop.product({ name: 'Known lens' });
    const label = await shop.product({ name: 'Own lens', privateLabelOf: handle });
    expect((await shop.get(`/products/${label.handle}`)).body.privateLabelOf).toBe(handle);
    await shop.change('put', `/products/${label.id}/packs/${nextId()}`, { gtin: nextGtin(), size: 6, prices: [] });
    expect((await shop.change('patch', `/products/${id}`, { material: 'other' })).body).toMatchObject({
      type: expect.stringMatching(/product\.not-the-same-lens$/),
      errors: [{ in: 'body', pointer: '/material', detail: expect.stringContaining(label.handle) }],
    });
    const more = {
      segments: [...MATRIX.segments, { ...MATRIX.segments[0], sphere: [{ from: 1, to: 2, step: 0.25 }] }],
    };
    expect(slug(await shop.change('patch', `/products/${label.id}`, { matrix: more }))).toBe(
      'product.not-the-same-lens',
    );
    for (const privateLabelOf of ['nobody', handle, label.handle]) {
      const { status } = await shop.change('patch', `/products/${id}`, { privateLabelOf });
      expect([privateLabelOf, status]).toEqual([privateLabelOf, 422]);
    }
    const chain = { name: 'Third', brand: 'CooperVision', material: 'comfilcon A', modality: 'spherical' };
    const body = { ...chain, replacement: 'monthly', matrix: MATRIX, privateLabelOf: label.handle };
    expect(slug(await shop.post('/products', body, 'sales'))).toBe('product.not-the-same-lens');
    expect((await shop.change('patch', `/products/${label.id}`, { privateLabelOf: null })).status).toBe(200);
    expect((await shop.change('patch', `/products/${id}`, { material: 'other' })).status).toBe(200);
    expect((await offersOf(label.id)).map(({ privateLabelOf }) => privateLabelOf)).toEqual([id, id, undefined]);
  });

  test('if two products concurrently become private labels of each other, one succeeds', async () => {
    const [one, other] = [await shop.product({ name: 'One' }), await shop.product({ name: 'Other' })];
    const link = (from: { id: string }, to: { handle: string }) =>
      shop.change('patch', `/products/${from.id}`, { privateLabelOf: to.handle });
    const answers = await Promise.all([link(one, other), link(other, one)]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 422]);
  });

  test('putting a pack again replaces its prices, and a market that is left out loses its price', async () => {
    const { productId, packId } = await shop.offer();
    const gb = { market: 'GB', currency: 'GBP', amount: 4500, taxRate: 2000 };
    const gtin = nextGtin();
    await shop.change('put', `/products/${productId}/packs/${packId}`, { gtin, size: 6, prices: [US_PRICE, gb] });
    const { body } = await shop.change('put', `/products/${productId}/packs/${packId}`, {
      gtin,
      size: 6,
      prices: [gb],
    });
    expect(body.packs).toEqual([{ packId, gtin, size: 6, prices: [gb] }]);
  });

  test('a list with more than 200 ranges is refused by name, in a new product and in a change', async () => {
    const { productId } = await shop.offer();
    const sphere = Array(201).fill({ from: -6, to: -0.25, step: 0.25 });
    const matrix = { segments: [{ ...MATRIX.segments[0], sphere }] };
    const fields = { name: 'X', brand: 'Y', material: 'Z', modality: 'spherical', replacement: 'daily' };
    const answers = [
      await shop.post('/products', { ...fields, matrix }, 'sales'),
      await shop.change('patch', `/products/${productId}`, { matrix }),
    ];
    for (const { status, body } of answers) {
      expect([status, body.errors]).toMatchObject([400, [{ pointer: '/matrix/segments/0/sphere' }]]);
    }
  });

  test('each invalid change is refused with a code of its own', async () => {
    const { productId, packId } = await shop.stocked(1);
    const other = await shop.offer();
    const good = { gtin: nextGtin(), size: 6, prices: [US_PRICE] };
    const taken = (await shop.get(`/products/${other.productId}`)).body.packs[0].gtin;
    const put = async (id: string, body: object, product = productId) =>
      slug(await shop.change('put', `/products/${product}/packs/${id}`, body));
    const broken = { segments: [{ ...MATRIX.segments[0], sphere: [{ from: -6, to: -0.3, step: 0.25 }] }] };
    const create = { name: 'X', brand: 'Y', material: 'Z', modality: 'toric', replacement: 'daily', matrix: MATRIX };
    expect([
      await put(nextId(), { ...good, gtin: '02000000000016' }),
      await put(nextId(), { ...good, gtin: taken }),
      await put(other.packId, good),
      await put(packId, good),
      await put(nextId(), { ...good, prices: [US_PRICE, US_PRICE] }),
      await put(nextId(), good, nextId()),
      slug(await shop.change('patch', `/products/${nextId()}`, { name: 'Nobody' })),
      slug(await shop.change('patch', `/products/${productId}`, { matrix: broken })),
      slug(await shop.post('/products', { ...create, id: productId }, 'admin')),
      slug(await shop.post('/products', create, 'warehouse')),
    ]).toEqual([
      'pack.gtin-invalid',
      'pack.gtin-taken',
      'pack.of-another-product',
      'pack.stocked',
      'pack.market-twice',
      'product.not-found',
      'product.not-found',
      'product.matrix-invalid',
      'product.exists',
      'auth.forbidden',
    ]);
  });

  test('if two packs concurrently claim one GTIN, one succeeds', async () => {
    const [a, b] = await Promise.all([shop.offer(), shop.offer()]);
    const body = { gtin: nextGtin(), size: 3, prices: [] };
    const answers = await Promise.all(
      [a, b].map(({ productId }) => shop.change('put', `/products/${productId}/packs/${nextId()}`, body)),
    );
    expect(answers.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([200, 409]);
  });
});
