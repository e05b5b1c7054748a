// Tests the search of products: by power, words, market and stock, always up to date, and in pages.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Modality } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { ReleaseStock, ReserveStock } from '@toric/contracts/catalog-inventory/events';
import { Replacement } from '@toric/contracts/lens';
import { randomOf } from '@toric/infra/shop/sample-shop/random';
import { sampleProducts } from '@toric/infra/shop/sample-shop/products';
import { DIMENSIONS, type Dimension } from '@toric/optics/dimensions';
import { toSegment } from '@toric/optics/matrix-segments';
import { catalogStack, nextGtin, nextId, order, type CatalogStack, US_PRICE } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

type Power = Partial<Record<Dimension, number | string>>;
const slug = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);
const names = ({ body }: { body: { data: { name: string }[] } }) => body.data.map(({ name }) => name).sort();
const asQuery = (values: object) =>
  new URLSearchParams(
    Object.entries(values).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
const find = async (values: object) => names(await shop.get(`/products?limit=100&${asQuery(values)}`));

test('any mixture of parameters finds the sample products that are made in it', async () => {
  for (const { name, material, modality, replacement, matrix } of sampleProducts)
    await shop.product({ name, brand: 'Sample', material, modality, replacement, matrix });
  const products = sampleProducts.map(({ name, matrix }) => ({ name, segments: matrix.segments.map(toSegment) }));
  const random = randomOf('search by power');
  let found = 0;
  for (let n = 0; n < 150; n += 1) {
    const { made } = random.pick(random.pick(products).segments);
    const chosen = DIMENSIONS.flatMap((dimension, at) => {
      const values = [...(made[at] ?? [])].filter((value) => value !== undefined);
      return values.length > 0 && random.chance(0.4) ? [[dimension, at, random.pick(values)] as const] : [];
    });
    const power: Power = Object.fromEntries(
      chosen.map(([dimension, , value]) => [dimension, typeof value === 'number' ? value / 100 : value]),
    );
    const expected = products.filter(({ segments }) =>
      segments.some((segment) => chosen.every(([, at, value]) => segment.made[at]?.has(value))),
    );
    expect([power, await find({ brand: 'sample', ...power })]).toEqual([
      power,
      expected.map(({ name }) => name).sort(),
    ]);
    found += expected.length;
  }
  expect(found).toBeGreaterThan(500);
}, 60_000);

const MADE = { baseCurve: [8.6], diameter: [14], sphere: [{ from: -0.25, to: -6, step: 0.25 }] };

test('a power between two steps, or a mixture of two rules, finds nothing', async () => {
  const torics = [
    { ...MADE, cylinder: [-0.75], axis: [90] },
    { ...MADE, cylinder: [-1.25], axis: [180], add: [1.5, 'LOW'] },
  ];
  await shop.product({ name: 'Torics', brand: 'Torics', modality: 'toric', matrix: { segments: torics } });
  const finds = async (power: Power) => (await find({ brand: 'torics', ...power })).length;
  expect([
    await finds({ sphere: -6, cylinder: -1.25, axis: 180, add: 'LOW' }),
    await finds({ add: 1.5 }),
    await finds({ cylinder: -1.25, axis: 90 }),
    await finds({ cylinder: -0.75, add: 1.5 }),
    await finds({ baseCurve: 8.604 }),
    await finds({ sphere: -6.25 }),
  ]).toEqual([1, 1, 0, 0, 0, 0]);
});

test('new rules, a new name and a new price are found at once', async () => {
  const { id } = await shop.product({ name: 'Before', brand: 'Changing', matrix: { segments: [MADE] } });
  expect(await find({ brand: 'changing', sphere: -2 })).toEqual(['Before']);
  const plus = { ...MADE, sphere: [{ from: 1, to: 2, step: 0.5 }] };
  await shop.change('patch', `/products/${id}`, { name: 'After', matrix: { segments: [plus] } });
  expect(await find({ brand: 'changing', sphere: -2 })).toEqual([]);
  expect(await find({ brand: 'changing', sphere: 1.5 })).toEqual(['After']);
  const packId = nextId();
  const put = (amount: number, gtin: string) =>
    shop.change('put', `/products/${id}/packs/${packId}`, { gtin, size: 6, prices: [{ ...US_PRICE, amount }] });
  const gtin = nextGtin();
  for (const amount of [6_400, 5_900]) {
    await put(amount, gtin);
    const [listed] = (await shop.get('/products?brand=changing&market=US')).body.data;
    expect(listed.packs[0].prices[0].amount).toBe(amount);
    expect((await shop.get(`/products/${id}`)).body.packs[0].prices[0].amount).toBe(amount);
  }
});

test('a market counts only its own rules; in stock counts only free boxes of that power that are sold in the market', async () => {
  const rules = [
    { ...MADE, sphere: [{ from: -2, to: -1, step: 0.25 }] },
    { ...MADE, sphere: [{ from: -8, to: -8, step: 0.25 }], markets: ['GB'] },
  ];
  const fields = { name: 'Markets', brand: 'Markets', matrix: { segments: rules } };
  const { productId, packId } = await shop.offer(fields);
  const gb = { market: 'GB', currency: 'GBP', amount: 4_500, taxRate: 2_000 };
  await shop.change('put', `/products/${productId}/packs/${nextId()}`, { gtin: nextGtin(), size: 3, prices: [gb] });
  const finds = async (query: object) => (await find({ brand: 'markets', ...query })).length;
  expect([await finds({ sphere: -8, market: 'GB' }), await finds({ sphere: -8, market: 'US' })]).toEqual([1, 0]);
  const { id } = await shop.warehouse({ markets: ['US', 'GB'] });
  const lens = { baseCurve: 8.6, diameter: 14, sphere: -1.5 };
  await shop.receive(id, packId, [{ quantity: 1, parameters: lens }]);
  expect([
    await finds({ inStock: true, market: 'US', sphere: -1.5 }),
    await finds({ inStock: true, market: 'US', ...lens }),
    await finds({ inStock: true, sphere: -1.5 }),
    await finds({ inStock: true, market: 'US', sphere: -1.25 }),
    await finds({ inStock: false, market: 'US', sphere: -1.25 }),
    await finds({ inStock: true, market: 'GB', sphere: -1.5 }),
    await finds({ inStock: true, market: 'US' }),
  ]).toEqual([1, 1, 1, 0, 1, 0, 1]);
});

test('a change that commits after a younger one is found too, also if it did not go through the service', async () => {
  const { admin } = shop.stack;
  const [{ id: early }, { id: late }] = [
    await shop.product({ name: 'Early', brand: 'Overtaken' }),
    await shop.product({ name: 'Late', brand: 'Overtaken' }),
  ];
  const put = (id: string, words: string) => ({
    text: 'update catalog_inventory.product set search_text = $2, version = version + 1 where id = $1',
    values: [id, words],
  });
  const slow = await admin.connect();
  try {
    await slow.query('begin');
    await slow.query(put(early, 'begun first'));
    await admin.query(put(late, 'begun second'));
    expect([await find({ q: 'begun' }), await find({ q: 'begun' })]).toEqual([['Late'], ['Late']]);
    await slow.query('commit');
    expect(await find({ q: 'begun' })).toEqual(['Early', 'Late']);
  } finally {
    slow.release();
  }
});

test('reserving the last box ends the stock of its product in the search, and its release restores it', async () => {
  const { packId, lensId } = await shop.offer({ name: 'Last', brand: 'Last', matrix: { segments: [MADE] } });
  const { id } = await shop.warehouse();
  await shop.receive(id, packId, [{ quantity: 2 }]);
  const finds = () =>
    Promise.all(
      [{}, { sphere: -2 }, { sphere: -2, baseCurve: 8.6 }].map(
        async (lens) => (await find({ brand: 'last', inStock: true, market: 'US', ...lens })).length,
      ),
    );
  const reserved = async () => {
    const wanted = order({ lensId, packId });
    await shop.apply('reserve-stock', [ReserveStock(wanted)]);
    return wanted;
  };
  await reserved();
  expect(await finds()).toEqual([1, 1, 1]);
  const { orderId } = await reserved();
  expect(await finds()).toEqual([0, 0, 0]);
  expect(await find({ brand: 'last', inStock: false, market: 'US', sphere: -2 })).toEqual(['Last']);
  await shop.apply('release-stock', [ReleaseStock({ orderId })]);
  expect(await finds()).toEqual([1, 1, 1]);
});

test('each of many concurrent searches sees every product that was created before it', async () => {
  for (let n = 1; n <= 5; n += 1) {
    await shop.product({ name: 'Crowd', brand: 'Crowd' });
    const found = await Promise.all(Array.from({ length: 30 }, () => find({ brand: 'crowd' })));
    expect(new Set(found.map(({ length }) => length))).toEqual(new Set([n]));
  }
});

describe('the public list of products', () => {
  test('finds products that contain every word, in any case; wildcard characters are ordinary characters', async () => {
    await shop.product({ name: 'Zeta Toric 100%', brand: 'Zenith', material: 'zetafilcon', modality: 'toric' });
    await shop.product({ name: 'Zeta', brand: 'Zenith', material: 'zetafilcon', replacement: 'daily' });
    expect(names(await shop.get('/products?q=ZENITH'))).toEqual(['Zeta', 'Zeta Toric 100%']);
    expect(names(await shop.get('/products?q=zetaf%20tor'))).toEqual(['Zeta Toric 100%']);
    expect(names(await shop.get('/products?q=100%25'))).toEqual(['Zeta Toric 100%']);
    expect(names(await shop.get('/products?q=z__a'))).toEqual([]);
    expect((await shop.get('/products?q=z_ta')).body.corrections).toEqual([{ word: 'z_ta', instead: ['zeta'] }]);
    expect(names(await shop.get('/products?brand=zenith&modality=toric'))).toEqual(['Zeta Toric 100%']);
    expect(names(await shop.get('/products?brand=zenith&replacement=daily'))).toEqual(['Zeta']);
  });

  test('shows for a market only packs with a price there, and only that price', async () => {
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

  test('counts a product as in stock if any lens of it is free in a warehouse of the market', async () => {
    const brand = { name: 'Sigma', brand: 'Sigma' };
    const [sold] = await Promise.all([shop.offer(brand), shop.offer({ ...brand, name: 'Sigma gone' })]);
    const { id } = await shop.warehouse({ markets: ['US', 'CA'] });
    await shop.receive(id, sold.packId, [{ quantity: 1 }]);
    expect(names(await shop.get('/products?brand=sigma&inStock=true&market=US'))).toEqual(['Sigma']);
    expect(names(await shop.get('/products?brand=sigma&inStock=true'))).toEqual(['Sigma']);
    expect(names(await shop.get('/products?brand=sigma&inStock=false'))).toEqual(['Sigma gone']);
  });

  test('shows a product that is not on sale to staff only', async () => {
    const { id } = await shop.product({ name: 'Hidden', brand: 'Hidden', onSale: false });
    expect(slug(await shop.get(`/products/${id}`))).toBe('product.not-found');
    expect((await shop.get(`/products/${id}`, 'customer')).status).toBe(404);
    expect((await shop.get(`/products/${id}`, 'sales')).body.name).toBe('Hidden');
    expect(names(await shop.get('/products?brand=hidden'))).toEqual([]);
    expect(names(await shop.get('/products?brand=hidden', 'auditor'))).toEqual(['Hidden']);
  });

  test('has pages without a gap or a repeat, also if products are added in between', async () => {
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

  test('counts all matching products that the caller may see, if a total is asked for', async () => {
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

test('the catalogue holds products of every kind and replacement', async () => {
  for (const modality of Modality.options) await shop.product({ name: modality, brand: 'Kinds', modality });
  for (const replacement of Replacement.options) await shop.product({ name: replacement, brand: 'Spans', replacement });
  for (const modality of Modality.options) expect(await find({ brand: 'kinds', modality })).toEqual([modality]);
  for (const replacement of Replacement.options)
    expect(await find({ brand: 'spans', replacement })).toEqual([replacement]);
});

describe('people who search', () => {
  const zh = { chineseName: '倍视能', keywords: ['库博', '酷柏'] };
  beforeAll(async () => {
    const add = async (fields: object, amounts: Record<string, number>) => {
      const { id } = await shop.product({ brand: 'Wanted', ...fields });
      const prices = Object.entries(amounts).map(([market, amount]) => ({
        ...{ ...US_PRICE, market, amount },
        currency: market === 'GB' ? 'GBP' : 'USD',
      }));
      for (const price of prices)
        await shop.change('put', `/products/${id}/packs/${nextId()}`, { gtin: nextGtin(), size: 6, prices: [price] });
      return id;
    };
    await add({ name: 'Zephyrine', ...zh, replacement: 'monthly' }, { US: 6_400 });
    await add({ name: 'Zephyrine toric', ...zh, modality: 'toric', replacement: 'monthly' }, { US: 7_900 });
    await add({ name: 'Quillon 1-Day', replacement: 'daily' }, { US: 3_900 });
    await add({ name: 'Quillon 7', replacement: 'weekly' }, { US: 3_900, GB: 3_000 });
    await add({ name: 'Quillon hard', modality: 'rigid', replacement: 'yearly' }, { US: 19_900 });
    const hidden = await add({ name: 'Nebulosa', replacement: 'daily' }, { US: 100 });
    await shop.change('patch', `/products/${hidden}`, { onSale: false });
  });
  const wanted = (query: object) => find({ brand: 'wanted', ...query });

  test('find a misspelt product, and are told which word was searched instead', async () => {
    const { body } = await shop.get('/products?brand=wanted&q=zefyrine');
    expect(names({ body })).toEqual(['Zephyrine', 'Zephyrine toric']);
    expect(body.corrections).toEqual([{ word: 'zefyrine', instead: ['zephyrine'] }]);
    expect((await shop.get('/products?brand=wanted&q=zephyrine')).body).not.toHaveProperty('corrections');
  });

  test('find products by Chinese names, keywords and kinds of lenses', async () => {
    expect([
      await wanted({ q: '倍视能' }),
      await wanted({ q: '酷柏散光' }),
      await wanted({ q: '日抛' }),
      await wanted({ q: '硬镜' }),
      await wanted({ q: 'contacts for a week' }),
    ]).toEqual([
      ...[['Zephyrine', 'Zephyrine toric'], ['Zephyrine toric'], ['Quillon 1-Day'], ['Quillon hard'], ['Quillon 7']],
    ]);
  });

  test('are not led to a product that is not on sale', async () => {
    const path = '/products?brand=wanted&q=nebulos';
    const misspelt = '/products?brand=wanted&q=nebolusa';
    for (const asked of [path, misspelt]) {
      const { body } = await shop.get(asked);
      expect([asked, body.data, body.corrections]).toEqual([asked, [], undefined]);
    }
    expect(names(await shop.get(misspelt, 'sales'))).toEqual(['Nebulosa']);
  });

  test('learn a new word at once', async () => {
    expect(await wanted({ q: 'meteorit' })).toEqual([]);
    const { id } = await shop.product({ name: 'Comet', brand: 'Wanted' });
    await shop.change('patch', `/products/${id}`, { keywords: ['meteorite'] });
    expect(await wanted({ q: 'metoerite' })).toEqual(['Comet']);
    await shop.change('patch', `/products/${id}`, { onSale: false });
    expect(await wanted({ q: 'metoerite' })).toEqual([]);
  });

  test.each([
    ['price', ['Quillon 1-Day', 'Quillon 7', 'Zephyrine', 'Zephyrine toric', 'Quillon hard']],
    ['-price', ['Quillon hard', 'Zephyrine toric', 'Zephyrine', 'Quillon 1-Day', 'Quillon 7']],
  ])('sort by %s, page by page, each product once', async (sort, expected) => {
    const seen: string[] = [];
    let cursor: string | null = '';
    do {
      const query = asQuery({ brand: 'wanted', market: 'US', sort, limit: 2, ...(cursor && { cursor }) });
      const { body } = await shop.get(`/products?${query}`);
      seen.push(...body.data.map(({ name }: { name: string }) => name));
      cursor = body.nextCursor;
    } while (cursor);
    // products at one price are sorted newest first
    const sorted =
      sort === 'price'
        ? expected.with(0, 'Quillon 7').with(1, 'Quillon 1-Day')
        : expected.with(3, 'Quillon 7').with(4, 'Quillon 1-Day');
    expect(seen).toEqual(sorted);
  });

  test('cannot sort by prices of no market, or go on with the cursor of another order', async () => {
    const refused = await shop.get('/products?sort=price', undefined, { 'Accept-Language': 'zh' });
    expect([refused.status, slug(refused), refused.body.detail]).toEqual([
      ...[400, 'product.price-needs-market', '按价格排序须以一个市场的价格为准。请用 market= 指明市场，或去掉 sort。'],
    ]);
    const { nextCursor } = (await shop.get('/products?limit=1')).body;
    const byPrice = (await shop.get('/products?limit=1&market=US&sort=price')).body.nextCursor;
    for (const query of [`market=US&sort=price&cursor=${nextCursor}`, `cursor=${byPrice}`, 'cursor=YWJj'])
      expect([query, slug(await shop.get(`/products?${query}`))]).toEqual([query, 'request.invalid-cursor']);
  });

  test('see how many products each further choice would find', async () => {
    const facets = async (query: object) =>
      (await shop.get(`/products?${asQuery({ facets: true, ...query })}`)).body.facets;
    expect(await facets({ brand: 'WANTED', market: 'US', replacement: 'monthly' })).toEqual({
      goods: [{ value: 'lens', count: 2 }],
      brand: expect.arrayContaining([{ value: 'Wanted', count: 2 }]),
      modality: [
        { value: 'spherical', count: 1 },
        { value: 'toric', count: 1 },
      ],
      replacement: [
        { value: 'monthly', count: 2 },
        { value: 'daily', count: 1 },
        { value: 'weekly', count: 1 },
        { value: 'yearly', count: 1 },
      ],
    });
    // each count equals the total of the search with that choice
    const query = { q: 'wanted', market: 'US' };
    for (const [facet, counts] of Object.entries<{ value: string; count: number }[]>(await facets(query)))
      for (const { value, count } of counts) {
        const { body } = await shop.get(`/products?${asQuery({ ...query, [facet]: value, count: true })}`);
        expect([facet, value, body.total]).toEqual([facet, value, count]);
      }
    expect((await shop.get('/products?brand=wanted')).body).not.toHaveProperty('facets');
  });
});
