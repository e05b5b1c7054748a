// Tests catalogue files over HTTP: a file is imported as a whole or not at all, and every import is recorded.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OfferChanged } from '@toric/contracts/catalog-inventory/events';
import { catalogStack, nextGtin, nextId, type CatalogStack } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);
const places = ({ body }: { body: { errors: { pointer: string }[] } }) => body.errors.map(({ pointer }) => pointer);
const COLUMNS = 'record,handle,name,brand,material,modality,replacement,baseCurve,diameter,sphere,gtin,size,prices';
type FileProduct = { handle: string; gtin: string; name?: string; prices?: string; size?: number };
/** Returns a file with three lines for each product. The second product begins on line 5. */
const csv = (...products: FileProduct[]) =>
  [
    COLUMNS,
    ...products.flatMap(({ handle, gtin, name = handle, prices = 'US USD 6400 0', size = 6 }) => [
      `product,${handle},${name},Filed,comfilcon A,spherical,monthly,,,,,,`,
      `segment,${handle},,,,,,8.6,14,-6..-0.25/0.25,,,`,
      `pack,${handle},,,,,,,,,${gtin},${size},${prices}`,
    ]),
  ].join('\n');
/** Sends the file with a reason, because most files change prices. `query` begins with `&`. */
const upload = (file: string, query = '', ...more: [role?: 'sales' | 'warehouse', key?: string]) =>
  shop.upload(`/catalogue-imports?reason=Price+list${query}`, 'text/csv', file, ...more);
const countOffers = async () => {
  const { rows } = await shop.stack.admin.query<{ n: number }>(
    'select count(*)::int as n from catalog_inventory.outbox where type = $1',
    [OfferChanged.type],
  );
  return rows[0]?.n ?? 0;
};
const records = async () => (await shop.get('/catalogue-imports', 'auditor')).body.data;

test('a dry run shows the changes without making them; the import makes them; the same file again changes nothing', async () => {
  const file = csv({ handle: 'filed-one', gtin: nextGtin() }, { handle: 'filed-two', gtin: nextGtin() });
  const before = await countOffers();
  const dry = await upload(file, '&dryRun=true');
  expect([dry.status, dry.body]).toMatchObject([
    200,
    { id: null, created: ['filed-one', 'filed-two'], changed: [], unchanged: 0 },
  ]);
  expect([(await shop.get('/products/filed-one')).status, await records(), await countOffers()]).toEqual([
    404,
    [],
    before,
  ]);

  const done = await upload(file);
  expect([done.status, done.body]).toMatchObject([200, { created: ['filed-one', 'filed-two'], type: 'text/csv' }]);
  const { body: product } = await shop.get('/products/filed-two');
  expect(product).toMatchObject({
    brand: 'Filed',
    version: 1,
    matrix: { count: 24 },
    packs: [{ size: 6, prices: [{ amount: 6400 }] }],
  });
  expect(await countOffers()).toBe(before + 2);

  const again = await upload(file);
  expect(again.body).toMatchObject({ created: [], changed: [], unchanged: 2, sha256: done.body.sha256 });
  expect([(await shop.get('/products/filed-two')).body.version, await countOffers()]).toEqual([1, before + 2]);
  expect((await records()).map(({ id }: { id: string }) => id)).toEqual([again.body.id, done.body.id]);
});

test('a change makes one version and one whole offer; packs and products that the file leaves out stay', async () => {
  const [gtin, other] = [nextGtin(), nextGtin()];
  await upload(csv({ handle: 'mended', gtin }, { handle: 'left-alone', gtin: nextGtin() }));
  const packId = nextId();
  await shop.change('put', `/products/mended/packs/${packId}`, { gtin: other, size: 3, prices: [] });
  const { body } = await upload(csv({ handle: 'mended', gtin, name: 'Mended', prices: 'GB GBP 4800 2000' }));
  expect(body).toMatchObject({ created: [], changed: ['mended'], unchanged: 0 });
  const { body: product } = await shop.get('/products/mended');
  expect([product.name, product.version]).toEqual(['Mended', 3]);
  expect(product.packs.map(({ gtin: one, prices }: { gtin: string; prices: object[] }) => [one, prices])).toEqual([
    [gtin, [{ market: 'GB', currency: 'GBP', amount: 4800, taxRate: 2000 }]],
    [other, []],
  ]);
  const { rows } = await shop.stack.admin.query<{ version: number; data: unknown }>(
    'select version, data from catalog_inventory.outbox where type = $1 and aggregate_id = $2 order by seq',
    [OfferChanged.type, product.id],
  );
  expect(rows.map(({ version, data }) => [version, OfferChanged.data.parse(data).packs.length])).toEqual([
    [1, 1],
    [2, 2],
    [3, 2],
  ]);
  expect((await shop.get('/products/left-alone')).body.version).toBe(1);
});

test('with one error, nothing of the file is imported', async () => {
  const [good, taken] = [nextGtin(), nextGtin()];
  await upload(csv({ handle: 'owner', gtin: taken }));
  const before = await countOffers();
  const refused = await upload(csv({ handle: 'good', gtin: good }, { handle: 'bad', gtin: taken, size: 3 }));
  expect([refused.status, slug(refused), places(refused)]).toEqual([422, 'catalogue.invalid', ['/line/7']]);
  const twice = await upload(csv({ handle: 'good', gtin: good }, { handle: 'bad', gtin: good }));
  expect(places(twice)).toEqual(['/line/7/gtin']);
  const off = csv({ handle: 'good', gtin: good }).replace('-0.25/0.25', '-0.3/0.25');
  expect(places(await upload(off, '&dryRun=true'))).toEqual(['/line/3/sphere']);
  expect([(await shop.get('/products/good')).status, await countOffers()]).toEqual([404, before]);
});

test('a pack keeps its size once boxes of it were received', async () => {
  const gtin = nextGtin();
  await upload(csv({ handle: 'received', gtin }));
  const [{ packId }] = (await shop.get('/products/received')).body.packs;
  const { id } = await shop.warehouse();
  await shop.receive(id, packId, [{ quantity: 1 }]);
  expect(places(await upload(csv({ handle: 'received', gtin, size: 3 })))).toEqual(['/line/4']);
  expect((await upload(csv({ handle: 'received', gtin, prices: 'US USD 5000 0' }))).body.changed).toEqual(['received']);
});

test('a JSON file is imported too, and its errors are JSON pointers', async () => {
  const product = {
    handle: 'as-json',
    name: 'As JSON',
    brand: 'Filed',
    material: 'm',
    modality: 'spherical',
    replacement: 'daily',
    matrix: { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -6, to: -0.25, step: 0.25 }] }] },
  };
  const send = (products: object[]) =>
    shop.upload('/catalogue-imports', 'application/json', JSON.stringify({ products }));
  expect((await send([product])).body).toMatchObject({ created: ['as-json'], type: 'application/json' });
  const broken = { ...product, matrix: { segments: [{ ...product.matrix.segments[0], axis: [90] }] } };
  expect(places(await send([broken]))).toEqual(['/products/0/matrix/segments/0/axis']);
  const { status, body } = await shop.upload('/catalogue-imports', 'application/json', '{"products": [}');
  expect([status, body.type]).toEqual([400, '/docs/errors/catalogue.unreadable']);
});

test('an idempotency key imports once; the key is refused for another file and for a dry run', async () => {
  const key = nextId();
  const file = csv({ handle: 'keyed', gtin: nextGtin() });
  const first = await upload(file, '', 'sales', key);
  const replay = await upload(file, '', 'sales', key);
  expect([replay.body, replay.headers['idempotent-replayed']]).toEqual([first.body, 'true']);
  expect(slug(await upload(`${file}\n`, '', 'sales', key))).toBe('idempotency.key-reused');
  expect(slug(await upload(file, '&dryRun=true', 'sales', key))).toBe('idempotency.key-reused');
});

test('two concurrent imports of one file create its products once, and both are recorded', async () => {
  const file = csv(...Array.from({ length: 10 }, (_, n) => ({ handle: `at-once-${n}`, gtin: nextGtin() })));
  const both = await Promise.all([upload(file), upload(file)]);
  const outcomes = both.map(
    ({ status, body }) => `${status}: ${body.created.length} created, ${body.unchanged} unchanged`,
  );
  expect(outcomes.sort()).toEqual(['200: 0 created, 10 unchanged', '200: 10 created, 0 unchanged']);
});

test('only catalogue staff may import; auditors may read the record, and nobody can change it', async () => {
  const file = csv({ handle: 'not-mine', gtin: nextGtin() });
  expect(slug(await upload(file, '', 'warehouse'))).toBe('auth.forbidden');
  expect((await shop.upload('/catalogue-imports', 'application/vnd.ms-excel', file)).status).toBe(415);
  expect((await upload('x'.repeat(1024 * 1024 + 1))).body.detail).toContain('at most 1024 KiB');
  await upload(file);
  const [last] = await records();
  expect(last).toMatchObject({ created: ['not-mine'], sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect((await shop.get('/catalogue-imports', 'warehouse')).status).toBe(403);
  const change = shop.stack.admin.query(`delete from catalog_inventory.catalogue_import`);
  await expect(change).rejects.toThrow('append-only');
});

test('one file may hold a private label before its national brand, and the same file again changes nothing', async () => {
  const [header, ...rows] = csv({ handle: 'filed-known', gtin: nextGtin() }).split('\n');
  const withLabel = [
    `${header},privateLabelOf`,
    'product,filed-own,Own,Filed,comfilcon A,spherical,monthly,,,,,,,filed-known',
    'segment,filed-own,,,,,,8.6,14,-3..-1/0.25,,,,',
    ...rows,
  ].join('\n');
  expect((await upload(withLabel)).body).toMatchObject({ created: ['filed-own', 'filed-known'] });
  expect((await shop.get('/products/filed-own')).body.privateLabelOf).toBe('filed-known');
  expect((await upload(withLabel)).body).toMatchObject({ created: [], changed: [], unchanged: 2 });
  const wider = withLabel.replace('-3..-1/0.25', '-7..-1/0.25');
  expect(places(await upload(wider))).toEqual(['/line/2', '/line/4']);
});

test('a file that changes a price is refused without a reason, and its changes of prices are on record', async () => {
  const gtin = nextGtin();
  const send = (file: string, query = '') => shop.upload(`/catalogue-imports${query}`, 'text/csv', file);
  const first = csv({ handle: 'priced', gtin });
  expect(slug(await send(first))).toBe('price.needs-reason');
  expect((await send(first, '?dryRun=true')).body.created).toEqual(['priced']);
  const { id: importId } = (await send(first, '?reason=Price+list+of+January')).body;
  expect((await send(first)).body.unchanged).toBe(1);
  const { id: productId } = (await shop.get('/products/priced')).body;
  const changes = async () => (await shop.get(`/price-changes?productId=${productId}`, 'auditor')).body.data;
  expect(await changes()).toMatchObject([
    {
      ...{ importId, reason: 'Price list of January', approvedBy: null, before: null },
      after: { packSize: 6, currency: 'USD', amount: 6400, taxRate: 0 },
    },
  ]);
  await upload(csv({ handle: 'priced', gtin, prices: 'GB GBP 4800 2000' }));
  // both changes of one file have the same time
  const byMarket = (await changes()).sort((a: { market: string }, b: { market: string }) =>
    a.market.localeCompare(b.market),
  );
  expect(byMarket).toMatchObject([
    { market: 'GB', before: null, after: { amount: 4800 } },
    { market: 'US', before: { amount: 6400 }, after: null },
    { market: 'US', before: null },
  ]);
});

test('a file sets no price that one person may not set alone: nothing of it is imported', async () => {
  const gtin = nextGtin();
  await upload(csv({ handle: 'guarded', gtin }));
  for (const prices of ['US USD 0 0', 'US USD 99 0', 'US EUR 6400 0', 'CA CAD 6400 0']) {
    const answer = await upload(csv({ handle: 'new-beside', gtin: nextGtin() }, { handle: 'guarded', gtin, prices }));
    expect([prices, slug(answer), places(answer)]).toEqual([prices, 'catalogue.invalid', ['/line/7/prices']]);
  }
  expect((await shop.get('/products/new-beside')).status).toBe(404);
});
