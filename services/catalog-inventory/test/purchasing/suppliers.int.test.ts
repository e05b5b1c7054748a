// Tests suppliers and their prices over HTTP: one version covers both, and roles decide who may read or change them.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { catalogStack, nextId, type CatalogStack } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);
const supplier = (fields: object = {}) => ({
  code: `S${nextId().slice(-8)}`,
  name: 'Testlens Distribution',
  currency: 'USD',
  leadTimeDays: 7,
  address: { line1: '4 Dock Road', city: 'Newark', region: 'NJ', postalCode: '07114', country: 'US' },
  ...fields,
});
const add = (fields: object = {}, key = nextId()) => shop.post('/suppliers', supplier(fields), 'finance', key);

test('a supplier is added once, read with its licences, and listed', async () => {
  const licences = [{ kind: 'Medical device distribution', number: 'MDD-1', validUntil: '2031-12-31' }];
  const [code, key] = [`S${nextId().slice(-8)}`, nextId()];
  const first = await add({ code, licences }, key);
  expect([first.status, first.headers['etag'], first.body]).toMatchObject([
    201,
    '"v1"',
    { code, currency: 'USD', leadTimeDays: 7, priority: 100, licences, active: true, prices: [] },
  ]);
  expect((await add({ code, licences }, key)).body).toEqual(first.body);
  expect(slug(await add({ code }))).toBe('supplier.code-taken');
  const read = await shop.get(`/suppliers/${first.body.id}`, 'auditor');
  expect([read.headers['etag'], read.body]).toEqual(['"v1"', first.body]);
  const { prices: _, ...summary } = first.body;
  expect((await shop.get('/suppliers?limit=1&count=true', 'warehouse')).body).toMatchObject({ data: [summary] });
  expect(slug(await shop.get(`/suppliers/${nextId()}`, 'finance'))).toBe('supplier.not-found');
});

test('the postal code of a supplier fits its country, and is left out where there is none', async () => {
  const dock = { line1: '4 Dock Road', city: 'Kwai Chung', country: 'HK' };
  const { status, body } = await add({ address: dock });
  expect([status, body.address]).toEqual([201, dock]);
  const wrong = { address: { ...dock, postalCode: '00852' } };
  const changed = await shop.change('patch', `/suppliers/${body.id}`, wrong, '*', 'finance');
  for (const refused of [await add(wrong), changed])
    expect([slug(refused), refused.body.errors]).toMatchObject([
      'address.postal-code',
      [{ pointer: '/address/postalCode' }],
    ]);
});

test('a price belongs to a pack, is in the supplier’s currency, and makes a new version of the supplier', async () => {
  const { packId, productId } = await shop.offer();
  const { body } = await add();
  const path = `/suppliers/${body.id}/prices/${packId}`;
  const price = { amount: 3_100, currency: 'USD' };
  const put = (given: object, etag = '*', at = path) => shop.change('put', at, given, etag, 'finance');

  const first = await put({ price }, '"v1"');
  expect([first.status, first.headers['etag']]).toEqual([200, '"v2"']);
  expect(first.body.prices).toMatchObject([{ packId, productId, price, minimumQuantity: 1 }]);
  expect(slug(await put({ price, minimumQuantity: 10 }, '"v1"'))).toBe('request.stale');
  const again = await put({ price: { ...price, amount: 2_900 }, minimumQuantity: 10 }, '"v2"');
  expect((await shop.get(`/suppliers/${body.id}`, 'finance')).body).toEqual(again.body);
  expect(again.body.prices).toMatchObject([{ price: { amount: 2_900 }, minimumQuantity: 10 }]);
  expect([
    slug(await put({ price: { ...price, currency: 'EUR' } })),
    slug(await put({ price }, '*', `/suppliers/${body.id}/prices/${nextId()}`)),
    slug(await put({ price }, '*', `/suppliers/${nextId()}/prices/${packId}`)),
  ]).toEqual(['supplier.currency', 'pack.not-found', 'supplier.not-found']);

  expect((await shop.change('delete', path, {}, '"v2"', 'finance')).status).toBe(412);
  expect((await shop.change('delete', path, {}, '"v3"', 'finance')).status).toBe(204);
  expect(slug(await shop.change('delete', path, {}, '*', 'finance'))).toBe('supplier.price-not-found');
  expect((await shop.get(`/suppliers/${body.id}`, 'finance')).body).toMatchObject({ version: 4, prices: [] });
});

test('administrators change a supplier, the warehouse only reads it, and customers may not read it', async () => {
  const { body } = await add();
  const path = `/suppliers/${body.id}`;
  const changed = await shop.change('patch', path, { leadTimeDays: 5, active: false }, '"v1"', 'finance');
  expect(changed.body).toMatchObject({ name: body.name, leadTimeDays: 5, active: false, version: 2 });
  expect(slug(await shop.change('patch', path, { name: 'Other' }, '"v1"', 'finance'))).toBe('request.stale');
  expect(slug(await shop.change('patch', path, { currency: 'EUR' }, '*', 'finance'))).toBe('request.invalid');
  expect((await shop.change('patch', path, { name: 'Other' }, '*', 'warehouse')).status).toBe(403);
  expect((await shop.post('/suppliers', supplier(), 'sales')).status).toBe(403);
  expect([(await shop.get(path, 'warehouse')).status, (await shop.get(path, 'customer')).status]).toEqual([200, 403]);
  expect((await shop.get(path)).status).toBe(401);
});
