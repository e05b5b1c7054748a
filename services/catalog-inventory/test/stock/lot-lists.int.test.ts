// Tests the filters of the list of lots, the answer about one lot, the boxes of a product by lens, and the counts of
// waiting work.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CatalogStack, catalogStack, nextId, PLAIN } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

async function list(query: string): Promise<string[]> {
  const { status, body } = await shop.get(`/stock?${query}`, 'warehouse');
  expect([query, status]).toEqual([query, 200]);
  return body.data.map(({ id }: { id: string }) => id);
}

test('lots are listed by the beginning of their number, by their expiry, and by whether they have boxes', async () => {
  const [{ packId, productId }, { id: warehouseId }] = await Promise.all([shop.offer(), shop.warehouse()]);
  const [soon = '', late = ''] = await shop.receive(warehouseId, packId, [
    { lotNumber: 'AB_1', expiresOn: '2029-01-31', quantity: 1 },
    { lotNumber: 'ABX1', quantity: 2 },
  ]);
  const of = (query: string) => list(`productId=${productId}&${query}`);
  expect((await of('lotNumber=AB')).sort()).toEqual([soon, late].sort());
  expect(await of('lotNumber=AB_')).toEqual([soon]);
  expect(await of('expiresBefore=2029-02-01')).toEqual([soon]);
  expect(await of('expiresBefore=2029-01-31')).toEqual([]);
  expect(await of('expiresFrom=2029-01-31&expiresTo=2029-01-31')).toEqual([soon]);
  expect(await of('expiresFrom=2029-02-01')).toEqual([late]);
  await shop.post(`/lots/${soon}/adjustments`, { delta: -1, reason: 'crushed' });
  expect(await of('onHand=true')).toEqual([late]);
  expect(await of('onHand=false')).toEqual([soon]);
});

test('a lot is read by its id', async () => {
  const { lotId, productId } = await shop.stocked(4);
  expect((await shop.get(`/lots/${lotId}`, 'sales')).body).toMatchObject({ id: lotId, productId, onHand: 4 });
  expect((await shop.get(`/lots/${nextId()}`, 'sales')).status).toBe(404);
  expect((await shop.get(`/lots/${lotId}`, 'marketing')).status).toBe(403);
});

test('the boxes of a product are added up by lens, and boxes in quarantine are not available', async () => {
  const [{ packId, productId, lensId }, one, two] = [
    await shop.offer(),
    await shop.warehouse(),
    await shop.warehouse(),
  ];
  const [lotId = ''] = await shop.receive(one.id, packId, [{ quantity: 2, expiresOn: '2030-01-31' }]);
  await shop.receive(two.id, packId, [{ quantity: 3 }, { quantity: 5, parameters: { ...PLAIN, sphere: -3 } }]);
  await shop.post(`/lots/${lotId}/quarantine`, { reason: 'dented' });
  const read = async (more = '') =>
    (await shop.get(`/stock/lenses?productId=${productId}${more}`, 'warehouse')).body.data;
  const all = await read();
  expect(all).toHaveLength(2);
  expect(all).toContainEqual({
    ...{ lensId, parameters: PLAIN, onHand: 5, available: 3, firstExpiresOn: '2030-01-31' },
  });
  expect(await read(`&warehouseId=${one.id}`)).toMatchObject([{ lensId, onHand: 2, available: 0 }]);
});

test('work in the stock that waits is counted for the warehouse', async () => {
  const { lotId } = await shop.stocked(2);
  await shop.post(`/lots/${lotId}/quarantine`, { reason: 'dented' });
  const { body } = await shop.get('/waiting', 'warehouse');
  const counted = body.data.find(({ kind }: { kind: string }) => kind === 'lots-quarantined');
  expect(counted).toMatchObject({ late: 0, oldest: null });
  expect(counted.count).toBeGreaterThan(0);
  const { body: other } = await shop.get('/waiting', 'marketing');
  expect(other.data).toEqual([]);
});
