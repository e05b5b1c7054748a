// The catalogue over HTTP: products, packs and prices, what the public sees of them, and what other services are told.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OfferChanged } from '@toric/contracts/catalog-inventory/events';
import type { ProductView } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { catalogStack, MATRIX, nextGtin, nextId, PLAIN, type Stock, US_PRICE } from '../catalog-stack.ts';

let shop: Stock;
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
const names = ({ body }: { body: { data: { name: string }[] } }) => body.data.map(({ name }) => name).sort();

describe('changing the catalogue', () => {
  test('every change says the whole offer again, with versions that grow without a gap', async () => {
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

  test('ten changes at once: ten versions, and the last offer is the state that stands', async () => {
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

  test('a private label is shown, told to others by the id of its product, and ended; what is no such label is refused', async () => {
    const { id, handle } = await shop.product({ name: 'Known lens' });
    const label = await shop.product({ name: 'Own lens', privateLabelOf: handle });
    expect((await shop.get(`/products/${label.handle}`)).body.privateLabelOf).toBe(handle);
    await shop.change('put', `/products/${label.id}/packs/${nextId()}`, { gtin: nextGtin(), size: 6, prices: [] });
    expect((await shop.change('patch', `/products/${id}`, { material: 'other' })).body).toMatchObject({
      type: expect.stringMatching(/product\.not-the-same-lens$/),
      errors: [{ pointer: '/material', detail: expect.stringContaining(label.handle) }],
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

  test('of two products that become labels of one another at once, one does', async () => {
    const [one, other] = [await shop.product({ name: 'One' }), await shop.product({ name: 'Other' })];
    const link = (from: { id: string }, to: { handle: string }) =>
      shop.change('patch', `/products/${from.id}`, { privateLabelOf: to.handle });
    const answers = await Promise.all([link(one, other), link(other, one)]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 422]);
  });

  test('a price is changed by putting the pack again; a market that is left out is no longer sold to', async () => {
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

  test('refusals by name', async () => {
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

  test('two packs that claim one GTIN at once: one gets it', async () => {
    const [a, b] = await Promise.all([shop.offer(), shop.offer()]);
    const body = { gtin: nextGtin(), size: 3, prices: [] };
    const answers = await Promise.all(
      [a, b].map(({ productId }) => shop.change('put', `/products/${productId}/packs/${nextId()}`, body)),
    );
    expect(answers.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([200, 409]);
  });
});

describe('what the public sees', () => {
  test('every word is looked for, in any case; signs of patterns mean themselves', async () => {
    await shop.product({ name: 'Zeta Toric 100%', brand: 'Zenith', material: 'zetafilcon', modality: 'toric' });
    await shop.product({ name: 'Zeta', brand: 'Zenith', material: 'zetafilcon', replacement: 'daily' });
    expect(names(await shop.get('/products?q=ZENITH'))).toEqual(['Zeta', 'Zeta Toric 100%']);
    expect(names(await shop.get('/products?q=zetaf%20tor'))).toEqual(['Zeta Toric 100%']);
    expect(names(await shop.get('/products?q=100%25'))).toEqual(['Zeta Toric 100%']);
    expect(names(await shop.get('/products?q=z_ta'))).toEqual([]);
    expect(names(await shop.get('/products?brand=zenith&modality=toric'))).toEqual(['Zeta Toric 100%']);
    expect(names(await shop.get('/products?brand=zenith&replacement=daily'))).toEqual(['Zeta']);
  });

  test('a market shows what is priced there, at its own price alone', async () => {
    const { id } = await shop.product({ name: 'Kappa', brand: 'Kappa' });
    const de = { market: 'DE', currency: 'EUR', amount: 3699, taxRate: 1900 };
    const put = (prices: object[]) =>
      shop.change('put', `/products/${id}/packs/${nextId()}`, { gtin: nextGtin(), size: 3, prices });
    await put([US_PRICE, de]);
    await put([US_PRICE]);
    const { body } = await shop.get('/products?brand=kappa&market=DE');
    expect(body.data[0].packs.map(({ prices }: { prices: object[] }) => prices)).toEqual([[de]]);
    expect(names(await shop.get('/products?brand=kappa&market=FR'))).toEqual([]);
  });

  test('in stock: some lens is free in a warehouse of the market', async () => {
    const brand = { name: 'Sigma', brand: 'Sigma' };
    const [sold] = await Promise.all([shop.offer(brand), shop.offer({ ...brand, name: 'Sigma gone' })]);
    const { id } = await shop.warehouse({ markets: ['US', 'CA'] });
    await shop.receive(id, sold.packId, [{ quantity: 1 }]);
    expect(names(await shop.get('/products?brand=sigma&inStock=true&market=US'))).toEqual(['Sigma']);
    expect(names(await shop.get('/products?brand=sigma&inStock=true'))).toEqual(['Sigma']);
    expect(names(await shop.get('/products?brand=sigma&inStock=false'))).toEqual(['Sigma gone']);
  });

  test('a product that is not on sale is for staff alone', async () => {
    const { id } = await shop.product({ name: 'Hidden', brand: 'Hidden', onSale: false });
    expect(slug(await shop.get(`/products/${id}`))).toBe('product.not-found');
    expect((await shop.get(`/products/${id}`, 'customer')).status).toBe(404);
    expect((await shop.get(`/products/${id}`, 'sales')).body.name).toBe('Hidden');
    expect(names(await shop.get('/products?brand=hidden'))).toEqual([]);
    expect(names(await shop.get('/products?brand=hidden', 'auditor'))).toEqual(['Hidden']);
  });

  test('pages follow each other without a gap or a repeat, also when products are added in between', async () => {
    for (let i = 0; i < 7; i++) await shop.product({ name: `Page ${i}`, brand: 'Pages' });
    const seen: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 10 && cursor !== 'end'; pages++) {
      const { body } = await shop.get(`/products?brand=pages&limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.data.map(({ name }: { name: string }) => name));
      cursor = body.nextCursor ?? 'end';
      await shop.product({ name: 'Late', brand: 'Pages' });
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((i) => `Page ${i}`));
    expect((await shop.get('/products?cursor=nonsense')).status).toBe(400);
  });

  test('a total counts all pages of what the filters and the caller may see, and only when it is asked', async () => {
    for (const onSale of [true, true, true, false]) await shop.product({ name: 'Counted', brand: 'Counts', onSale });
    const total = async (query: string, role?: 'auditor') =>
      (await shop.get(`/products?brand=counts&limit=1${query}`, role)).body.total;
    expect([
      await total('&count=true'),
      await total('&count=true', 'auditor'),
      await total('&count=true&modality=toric'),
      await total('&count=false'),
      await total(''),
    ]).toEqual([3, 4, 0, undefined, undefined]);
    const { body } = await shop.get('/products?brand=counts&limit=2&count=true');
    const next = await shop.get(`/products?brand=counts&limit=2&count=true&cursor=${body.nextCursor}`);
    expect([next.body.data.length, next.body.total]).toEqual([1, 3]);
    expect((await shop.get('/products?count=yes')).status).toBe(400);
  });
});

describe('one lens', () => {
  const lens = (productId: string, query = '') =>
    shop.get(`/products/${productId}/lenses?market=US&baseCurve=8.6&diameter=14&sphere=-2${query}`);

  test('made: its id, its packs at the price of the market, and whether it is to be had', async () => {
    const { productId, packId, lensId, warehouseId } = await shop.stocked(5);
    const price = { amount: 6400, currency: 'USD' };
    expect((await lens(productId)).body).toEqual({
      made: true,
      lensId,
      nearest: [],
      packs: [{ packId, size: 6, price, availability: 'low' }],
    });
    await shop.receive(warehouseId, packId, [{ quantity: 1 }]);
    expect((await lens(productId)).body.packs[0].availability).toBe('in-stock');
    const elsewhere = { ...PLAIN, sphere: -2.25 };
    expect(
      (await shop.get(`/products/${productId}/lenses?market=US&${new URLSearchParams(asText(elsewhere)).toString()}`))
        .body.packs[0],
    ).toMatchObject({ availability: 'sold-out' });
  });

  test('not made: the nearest that are, and nothing to buy', async () => {
    const { productId } = await shop.offer();
    const query = 'market=US&baseCurve=8.6&diameter=14&sphere=-7';
    const { body } = await shop.get(`/products/${productId}/lenses?${query}`);
    expect(body).toMatchObject({ made: false, lensId: null, packs: [] });
    expect(body.nearest[0]).toEqual({ baseCurve: 8.6, diameter: 14, sphere: -6 });
  });

  test('the options narrow down with what was chosen', async () => {
    const base = { baseCurve: [8.6], diameter: [14], sphere: [{ from: -1, to: -0.5, step: 0.5 }] };
    const segments = [
      { ...base, cylinder: [-0.75], axis: [90, 180] },
      { ...base, cylinder: [-2.25], axis: [180], markets: ['US'] },
    ];
    const { id } = await shop.product({ modality: 'toric', matrix: { segments } });
    const options = async (query: string) => (await shop.get(`/products/${id}/parameters?${query}`)).body;
    expect(await options('market=US')).toMatchObject({
      count: 6,
      options: {
        baseCurve: [8.6],
        diameter: [14],
        sphere: [-1, -0.5],
        cylinder: [-2.25, -0.75],
        axis: [90, 180],
        add: [],
        dominance: [],
        colour: [],
      },
    });
    expect((await options('market=US&axis=90')).options).toMatchObject({ cylinder: [-0.75], axis: [90, 180] });
    expect((await options('market=DE')).options.cylinder).toEqual([-0.75]);
  });
});

const asText = (values: object) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
