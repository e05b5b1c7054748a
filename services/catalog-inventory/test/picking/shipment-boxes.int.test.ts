// Tests over HTTP that the warehouse sees which boxes of which lots belong in a parcel, as long as the order holds them.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { catalogStack, type CatalogStack, messageName, nextId, order, PLAIN } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

const boxesOf = (orderId: string, role: 'warehouse' | 'sales' | 'customer' = 'warehouse') =>
  shop.get(`/shipments/${orderId}/boxes`, role);

/** Reserves three boxes that lie in two lots of one warehouse. */
async function held() {
  const [{ productId, packId, lensId }, warehouse] = [await shop.offer(), await shop.warehouse()];
  const lots = [
    { lotNumber: 'FIRST', expiresOn: '2030-01-31', quantity: 2 },
    { lotNumber: 'SECOND', expiresOn: '2031-01-31', quantity: 5 },
  ];
  const lotIds = await shop.receive(warehouse.id, packId, lots);
  const wanted = order({ lensId, packId }, 3);
  expect((await shop.reserve(wanted)).map(messageName)).toEqual(['stock-reserved']);
  return { productId, warehouse, lotIds, wanted };
}

test('the warehouse sees each lot with the box that it must take, and nothing of the customer or of money', async () => {
  const { warehouse, lotIds, wanted } = await held();
  const { status, body } = await boxesOf(wanted.orderId);
  const box = {
    ...{ lineId: wanted.lines[0]?.lineId, productName: 'Biofinity', gtin: expect.stringMatching(/^\d{14}$/) },
    ...{ packSize: 6, parameters: PLAIN, warehouseId: warehouse.id, warehouseCode: warehouse.code },
    inQuarantine: false,
  };
  expect([status, body.orderId]).toEqual([200, wanted.orderId]);
  expect(body.boxes).toHaveLength(2);
  expect(body.boxes).toEqual(
    expect.arrayContaining([
      { ...box, quantity: 2, lotId: lotIds[0], lotNumber: 'FIRST', expiresOn: '2030-01-31' },
      { ...box, quantity: 1, lotId: lotIds[1], lotNumber: 'SECOND', expiresOn: '2031-01-31' },
    ]),
  );
});

test('a lot that was set aside since is marked, so that nobody packs it', async () => {
  const { lotIds, wanted } = await held();
  const quarantine = await shop.post(`/lots/${lotIds[0]}/quarantine`, { reason: 'Seals look opened' }, 'warehouse');
  expect(quarantine.status).toBe(200);
  const { boxes } = (await boxesOf(wanted.orderId)).body;
  const marked = boxes.filter(({ inQuarantine }: { inQuarantine: boolean }) => inQuarantine);
  expect(marked.map(({ lotNumber }: { lotNumber: string }) => lotNumber)).toEqual(['FIRST']);
});

test('an order that was shipped, released or never reserved shows nothing', async () => {
  const [shipped, released] = [await held(), await held()];
  await shop.ship(shipped.wanted);
  await shop.release(released.wanted);
  const ids = [shipped.wanted.orderId, released.wanted.orderId, nextId()];
  for (const id of ids) {
    const { status, body } = await boxesOf(id);
    expect([status, body.type]).toEqual([404, '/docs/errors/shipment.not-found']);
  }
});

test('only the warehouse sees it', async () => {
  const { wanted } = await held();
  expect((await boxesOf(wanted.orderId, 'sales')).status).toBe(403);
  expect((await boxesOf(wanted.orderId, 'customer')).status).toBe(403);
});
