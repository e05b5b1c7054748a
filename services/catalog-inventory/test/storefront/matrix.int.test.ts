// Tests the rules of a product over HTTP: read by handle, market and day, used to check one lens, and listed lens by
// lens.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { catalogStack, nextGtin, nextId, PLAIN, type CatalogStack, US_PRICE } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const fit = { baseCurve: [8.6], diameter: [14] };
const quarters = (from: number, to: number) => ({ from, to, step: 0.25 });
/** Holds minus powers for every market, and plus powers for two markets. */
const minusForAll = {
  segments: [
    { ...fit, sphere: [quarters(-6, -0.5)] },
    { ...fit, markets: ['US', 'GB'], sphere: [quarters(0.5, 4)] },
  ],
};

describe('a handle', () => {
  test('is derived from the name or given, is unique, and finds the product as its id does', async () => {
    const made = await shop.product({ name: 'Omega Été 1-Day' });
    const again = await shop.product({ name: 'Omega été 1-day!' });
    const given = await shop.product({ name: 'Omega', handle: 'omega-premium' });
    expect([made, again, given].map(({ handle }) => handle)).toEqual([
      'omega-ete-1-day',
      'omega-ete-1-day-2',
      'omega-premium',
    ]);
    const [byHandle, byId] = await Promise.all([
      shop.get('/products/Omega-Premium'),
      shop.get(`/products/${given.id}`),
    ]);
    expect([byHandle.status, byHandle.body]).toEqual([200, byId.body]);
    expect((await shop.change('patch', '/products/omega-premium', { description: 'New' }, '"v1"')).body).toMatchObject({
      handle: 'omega-premium',
      description: 'New',
    });
    const packId = nextId();
    const pack = { gtin: nextGtin(), size: 6, prices: [US_PRICE] };
    expect((await shop.change('put', `/products/omega-premium/packs/${packId}`, pack)).body.packs).toHaveLength(1);
    expect(
      (await shop.get('/products?q=omega')).body.data.map(({ handle }: { handle: string }) => handle).sort(),
    ).toEqual(['omega-ete-1-day', 'omega-ete-1-day-2', 'omega-premium']);
  });

  test('is refused if it is taken, reads like an id or is changed; an unknown one is not found', async () => {
    const { handle } = await shop.product({ name: 'Tau' });
    const fields = {
      name: 'X',
      brand: 'Y',
      material: 'Z',
      modality: 'toric',
      replacement: 'daily',
      matrix: minusForAll,
    };
    expect(slug(await shop.post('/products', { ...fields, handle }, 'sales'))).toBe('product.handle-taken');
    for (const wrong of ['Capital', 'two--hyphens', 'ümlaut', '', nextId()])
      expect([wrong, (await shop.post('/products', { ...fields, handle: wrong }, 'sales')).status]).toEqual([
        wrong,
        400,
      ]);
    expect((await shop.change('patch', `/products/${handle}`, { handle: 'other' })).status).toBe(400);
    expect(slug(await shop.get('/products/nobody-has-this'))).toBe('product.not-found');
  });

  test('is unique for fifty products of one name that are created concurrently', async () => {
    const made = await Promise.all(Array.from({ length: 50 }, () => shop.product({ name: 'Many' })));
    expect(new Set(made.map(({ handle }) => handle)).size).toBe(50);
  });
});

describe('a product in a market', () => {
  test('shows the rules and the number of lenses of the market in the query or, without one, in the header', async () => {
    const { id, handle } = await shop.product({ name: 'Mu', matrix: minusForAll });
    const seen = async (query: string, headers = {}) => {
      const { body } = await shop.get(`/products/${handle}${query}`, undefined, headers);
      return [body.matrix.count, body.matrix.segments.length];
    };
    expect(await seen('')).toEqual([23 + 15, 2]);
    expect(await seen('?market=US')).toEqual([23 + 15, 2]);
    expect(await seen('?market=KR')).toEqual([23, 1]);
    expect(await seen('', { Market: 'KR' })).toEqual([23, 1]);
    expect(await seen('?market=GB', { Market: 'KR' })).toEqual([38, 2]);
    expect((await shop.get(`/products/${id}`, undefined, { Market: 'korea' })).status).toBe(400);
  });

  test('is sent whole for a matching ETag if the market differs, because the rules differ', async () => {
    const { handle } = await shop.product({ name: 'Nu', matrix: minusForAll });
    const first = await shop.get(`/products/${handle}`, undefined, { Market: 'US' });
    const headers = { Market: 'KR', 'If-None-Match': first.headers['etag'] ?? '' };
    const second = await shop.get(`/products/${handle}`, undefined, headers);
    expect([second.status, second.body.matrix.count]).toEqual([200, 23]);
  });

  test('may be sent back as it was read: the count in the body is ignored', async () => {
    const { handle } = await shop.product({ name: 'Xi', matrix: minusForAll });
    const { matrix } = (await shop.get(`/products/${handle}`)).body;
    const changed = await shop.change('patch', `/products/${handle}`, { matrix: { ...matrix, count: 7 } });
    expect([changed.status, changed.body.matrix]).toEqual([200, matrix]);
  });

  test('applies a rule from its first to its last day, in the view, the check, the list and the search', async () => {
    const powers = (sphere: number) => ({ ...fit, sphere: [quarters(sphere, sphere)] });
    const segments = [
      { ...powers(-1), madeUntil: inDays(-2) },
      { ...powers(-2), madeFrom: inDays(-2), madeUntil: inDays(2) },
      { ...powers(-3), madeFrom: inDays(2) },
    ];
    const { handle } = await shop.product({ name: 'Rho', brand: 'Rho', matrix: { segments } });
    expect((await shop.get(`/products/${handle}`)).body.matrix).toEqual({ count: 1, segments });
    expect((await shop.get(`/products/${handle}?market=US`)).body.matrix).toEqual({
      count: 1,
      segments: [segments[1]],
    });
    const reasons = async (sphere: number) =>
      (await shop.ask(`/products/${handle}/check`, { sphere })).body.reasons.map(({ code }: { code: string }) => code);
    expect(await reasons(-1)).toContain('no-longer-made');
    expect(await reasons(-2)).toEqual([]);
    expect(await reasons(-3)).toContain('not-yet-made');
    const { data } = (await shop.get(`/products/${handle}/parameters`)).body;
    expect(data.map(({ sphere }: { sphere: number }) => sphere)).toEqual([-2]);
    const found = async (sphere: number) => (await shop.get(`/products?brand=rho&sphere=${sphere}`)).body.data.length;
    expect([await found(-1), await found(-2), await found(-3)]).toEqual([0, 1, 0]);
  });
});

describe('a check of parameters', () => {
  test('accepts a lens that is made; a base curve or diameter that is left out may be any', async () => {
    const { handle } = await shop.product({ name: 'Phi', matrix: minusForAll });
    const check = async (lens: object) => (await shop.ask(`/products/${handle}/check`, lens)).body;
    const made = { made: true, reasons: [], nearest: [] };
    expect([await check({ sphere: -2 }), await check({ sphere: 2, market: 'US', baseCurve: 8.6 })]).toEqual([
      made,
      made,
    ]);
    expect((await check({ sphere: -2, baseCurve: 8.4 })).made).toBe(false);
  });

  test('names each rule that excludes the lens, in the language of the caller, and the nearest lenses', async () => {
    const { handle } = await shop.product({ name: 'Chi', matrix: minusForAll });
    const packId = nextId();
    await shop.change('put', `/products/${handle}/packs/${packId}`, {
      gtin: nextGtin(),
      size: 6,
      prices: [{ market: 'KR', currency: 'KRW', amount: 40_000, taxRate: 1_000 }],
    });
    const { id: warehouse } = await shop.warehouse({ markets: ['KR'] });
    const stocked = { ...PLAIN, sphere: -3.25 };
    await shop.receive(warehouse, packId, [{ quantity: 20, parameters: stocked }]);
    const answer = await shop.ask(`/products/${handle}/check`, { sphere: 2, market: 'KR' });
    expect(answer.body).toEqual({
      made: false,
      reasons: [
        {
          code: 'beyond-range',
          field: 'sphere',
          detail: 'sphere 2 is outside the range of the rule: -6…-0.5/0.25',
          rule: minusForAll.segments[0],
        },
        {
          code: 'other-market',
          field: 'market',
          detail: 'the rule applies to US, GB, not to KR',
          rule: minusForAll.segments[1],
        },
      ],
      nearest: [
        ...[-0.5, -0.75, -1].map((sphere) => ({ ...PLAIN, sphere, availability: 'sold-out' })),
        { ...stocked, availability: 'in-stock' },
      ],
    });
    const chinese = await shop.ask(
      `/products/${handle}/check`,
      { sphere: 2 },
      { Market: 'KR', 'Accept-Language': 'zh' },
    );
    expect(chinese.body.reasons[1].detail).toBe('该规则适用于 US, GB，不适用于 KR');
  });

  test('accepts any power and both spellings of colour, and refuses invalid parameters', async () => {
    const colours = { segments: [{ ...fit, sphere: [quarters(-2, 0)], colour: ['Blue'] }] };
    const { handle } = await shop.product({ name: 'Psi', modality: 'colour', matrix: colours });
    const check = (lens: object) => shop.ask(`/products/${handle}/check`, lens);
    expect((await check({ sphere: -2, color: 'Blue' })).body.made).toBe(true);
    expect((await check({ sphere: -2, colour: 'Blue' })).body.made).toBe(true);
    expect((await check({ sphere: -1.1, colour: 'Blue' })).body.reasons[0].code).toBe('between-steps');
    expect((await check({ sphere: -2 })).body.reasons[0]).toMatchObject({ code: 'missing', field: 'colour' });
    expect((await check({ sphere: -2, color: 'Blue', colour: 'Blue' })).status).toBe(400);
    expect(
      (await check({ axis: 0, sphere: -2 })).body.errors.map(({ pointer }: { pointer: string }) => pointer),
    ).toEqual(['/axis']);
    expect((await shop.ask('/products/nobody/check', { sphere: -2 })).status).toBe(404);
  });
});

describe('the list of lenses', () => {
  type Listed = { sphere: number; axis: number; availability: string };
  const segments = [
    { ...fit, sphere: [quarters(-2, 0)], cylinder: [-0.75, -1.25], axis: [{ from: 10, to: 180, step: 10 }] },
    { ...fit, sphere: [quarters(-2, 0)], cylinder: [-2.25], axis: [90, 180] },
  ];

  test('has every lens once in its pages, in a fixed order, and narrows with the values chosen', async () => {
    const { handle } = await shop.product({ name: 'Upsilon', modality: 'toric', matrix: { segments } });
    const all = 9 * (2 * 18 + 2);
    const pages = async (query: string) => {
      const seen: Listed[] = [];
      let cursor = '';
      for (let turned = 0; turned < 20; turned += 1) {
        const { body } = await shop.get(
          `/products/${handle}/parameters?limit=50${query}${cursor && `&cursor=${cursor}`}`,
        );
        seen.push(...body.data);
        if (body.nextCursor === null) return seen;
        cursor = body.nextCursor;
      }
      throw new Error('The list has more than 20 pages.');
    };
    const seen = await pages('');
    expect([seen.length, new Set(seen.map((lens) => JSON.stringify(lens))).size]).toEqual([all, all]);
    expect(seen.map(({ sphere }) => sphere)).toEqual(seen.map(({ sphere }) => sphere).toSorted((a, b) => a - b));
    expect(await pages('&axis=90&sphere=-1')).toHaveLength(3);
    const { body } = await shop.get(`/products/${handle}/parameters?limit=1&axis=90&count=true`);
    expect([body.total, body.totalIsExact, body.count, body.options.cylinder]).toEqual([
      27,
      true,
      all,
      [-2.25, -1.25, -0.75],
    ]);
  });

  test('goes on after the same lens if the rules change between pages, and refuses foreign cursors', async () => {
    const plain = { name: 'Iota', matrix: { segments: [{ ...fit, sphere: [quarters(-3, -1)] }] } };
    const { handle } = await shop.product(plain);
    const path = `/products/${handle}/parameters?limit=4`;
    const first = (await shop.get(path)).body;
    await shop.change('patch', `/products/${handle}`, {
      matrix: { segments: [{ ...fit, sphere: [quarters(-2.5, -1.5)] }] },
    });
    const second = (await shop.get(`${path}&cursor=${first.nextCursor}`)).body;
    const spheres = ({ data }: { data: Listed[] }) => data.map(({ sphere }) => sphere);
    expect([spheres(first), spheres(second)]).toEqual([
      [-3, -2.75, -2.5, -2.25],
      [-2, -1.75, -1.5],
    ]);
    expect(slug(await shop.get(`${path}&cursor=nonsense`))).toBe('request.invalid-cursor');
  });

  test('shows the availability of each lens in the market', async () => {
    const { productId, packId, warehouseId } = await shop.stocked(20);
    await shop.receive(warehouseId, packId, [{ quantity: 2, parameters: { ...PLAIN, sphere: -2.25 } }]);
    const words = async (market: string) => {
      const { body } = await shop.get(`/products/${productId}/parameters?market=${market}&limit=100`);
      const at = (power: number) => body.data.find(({ sphere }: Listed) => sphere === power)?.availability;
      return [at(-2), at(-2.25), at(-2.5)];
    };
    expect(await words('US')).toEqual(['in-stock', 'low', 'sold-out']);
    expect(await words('GB')).toEqual(['sold-out', 'sold-out', 'sold-out']);
  });

  test('is for staff only if the product is not on sale', async () => {
    const { handle } = await shop.product({ name: 'Secret', onSale: false });
    expect([
      (await shop.get(`/products/${handle}/parameters`)).status,
      (await shop.get(`/products/${handle}/parameters`, 'sales')).status,
      (await shop.ask(`/products/${handle}/check`, { sphere: -2 })).status,
    ]).toEqual([404, 200, 404]);
  });
});
