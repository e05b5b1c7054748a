// The search: what the rules of a product say of a power, and what others have just changed.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ReleaseStock, ReserveStock } from '@toric/contracts/catalog-inventory/events';
import { randomOf } from '@toric/infra/shop/sample-shop/random';
import { sampleProducts } from '@toric/infra/shop/sample-shop/products';
import { DIMENSIONS, type Dimension } from '@toric/optics/dimensions';
import { toSegment } from '@toric/optics/matrix-segments';
import { catalogStack, nextGtin, nextId, order, type Stock, US_PRICE } from '../catalog-stack.ts';

let shop: Stock;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

type Power = Partial<Record<Dimension, number | string>>;
const names = ({ body }: { body: { data: { name: string }[] } }) => body.data.map(({ name }) => name).sort();
const asQuery = (values: object) =>
  new URLSearchParams(
    Object.entries(values).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
const find = async (values: object) => names(await shop.get(`/products?limit=100&${asQuery(values)}`));

test('a power finds what is made in it: every sample product, under any mixture of parameters', async () => {
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

test('a power between two that are made, or of another rule, finds nothing', async () => {
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

test('a change of the rules is searched at once, and so are a new name and a new price', async () => {
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

test('for one market: only its rules; in stock: only where a box of that very power is free and sold there', async () => {
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

test('what commits behind a later change is found too, and so is what others changed', async () => {
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

test('the last box that is promised takes its product out of what is in stock, and its return brings it back', async () => {
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

test('many who search at once each see what was there before they asked', async () => {
  for (let n = 1; n <= 5; n += 1) {
    await shop.product({ name: 'Crowd', brand: 'Crowd' });
    const found = await Promise.all(Array.from({ length: 30 }, () => find({ brand: 'crowd' })));
    expect(new Set(found.map(({ length }) => length))).toEqual(new Set([n]));
  }
});
