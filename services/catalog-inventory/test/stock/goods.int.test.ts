// Tests goods that are no lens in the warehouse: receiving, boxes without a label, reservations without evidence, recalls.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GoodsOfferChanged, StockReserved } from '@toric/contracts/catalog-inventory/events';
import { addMonths, dayOf } from '@toric/optics/calendar-day';
import {
  catalogStack,
  type CatalogStack,
  must,
  nextGtin,
  nextId,
  order,
  reasonOf,
  US_PRICE,
} from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);
const GOODS = { matrix: undefined, material: undefined, modality: undefined, replacement: undefined };

async function offered(fields: object = {}) {
  const product = await shop.product({ name: 'Clear', ...GOODS, goods: 'solution', ...fields });
  const packId = nextId();
  const pack = { gtin: nextGtin(), size: 1, content: '360 ml', prices: [US_PRICE] };
  must(await shop.change('put', `/products/${product.id}/packs/${packId}`, pack), 200);
  return { productId: product.id, packId, gtin: pack.gtin, lensId: shop.lensIds.of(product.id, null) };
}
const receive = async (warehouseId: string, ...lines: object[]) =>
  shop.post(`/warehouses/${warehouseId}/receipts`, { reference: nextId(), lines });

describe('the class of a product', () => {
  test('decides its fields: a lens needs them, and other goods have none of them', async () => {
    const lens = await shop.post('/products', { name: 'Nothing', brand: 'B', goods: 'lens' }, 'sales');
    expect([lens.status, lens.body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      400,
      ['/modality', '/replacement', '/material', '/matrix/segments'],
    ]);
    const solution = { name: 'Odd', brand: 'B', goods: 'solution', replacement: 'daily', waterContent: 40 };
    const odd = await shop.post('/products', solution, 'sales');
    expect([odd.status, odd.body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      400,
      ['/replacement', '/waterContent'],
    ]);
  });

  test('stays: a lens never becomes a solution, by the API or in the database', async () => {
    const { productId } = await shop.offer();
    const changed = await shop.change('patch', `/products/${productId}`, { goods: 'solution' });
    expect([changed.status, slug(changed)]).toEqual([409, 'product.goods-fixed']);
    const rigid = await shop.change('patch', `/products/${productId}`, { goods: 'rigid-lens' });
    expect([rigid.status, rigid.body.goods]).toEqual([200, 'rigid-lens']);
    const sql = `update catalog_inventory.product set goods = 'solution', modality = null, replacement = null where id = $1`;
    await expect(shop.stack.admin.query(sql, [productId])).rejects.toThrow('keeps its class');
  });

  test('is a filter and a facet of the search, and an own event announces the goods', async () => {
    const { productId } = await offered({ name: 'Findable', brand: 'Only of this test' });
    const found = await shop.get('/products?goods=solution&brand=Only%20of%20this%20test&facets=true');
    expect(found.body).toMatchObject({
      data: [{ id: productId, goods: 'solution', modality: null, replacement: null, packs: [{ content: '360 ml' }] }],
      facets: { goods: [{ value: 'solution', count: 1 }], modality: [] },
    });
    const events = await shop.stack.emitted('catalog-inventory', GoodsOfferChanged);
    expect(events.filter((event) => event.productId === productId)).toHaveLength(2);
    const word = await shop.get(`/products?q=${encodeURIComponent('护理液')}&brand=Only%20of%20this%20test`);
    expect(word.body.data).toHaveLength(1);
  });
});

describe('boxes of goods', () => {
  test('with lot and day are received, shown and counted like boxes of a lens, without parameters', async () => {
    const { productId, packId, lensId } = await offered();
    const { id } = await shop.warehouse();
    const receipt = await receive(id, { packId, lotNumber: 'S1', expiresOn: '2031-06-30', quantity: 5 });
    expect([receipt.status, receipt.body.boxes]).toEqual([201, 5]);
    const { body } = await shop.get(`/stock?productId=${productId}`, 'warehouse');
    expect(body.data).toMatchObject([{ lensId, parameters: null, lotNumber: 'S1', onHand: 5, labelledByShop: false }]);
    const lenses = await shop.get(`/stock/lenses?productId=${productId}`, 'warehouse');
    expect(lenses.body.data).toMatchObject([{ lensId, parameters: null, available: 5 }]);
    const public_ = await shop.get(`/products/${productId}/goods?market=US`);
    expect(public_.body.packs).toMatchObject([{ packId, content: '360 ml', availability: 'low' }]);
  });

  test('that state neither lot nor day are labelled by the shop, if the product says for how long it sells them', async () => {
    const { packId } = await offered({ name: 'Case', goods: 'accessory', shelfLifeMonths: 36 });
    const { id } = await shop.warehouse();
    const receipt = await receive(id, { packId, quantity: 2 });
    expect(receipt.status).toBe(201);
    expect(receipt.body.warnings.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/lines/0/lotNumber',
      '/lines/0/expiresOn',
    ]);
    const today = dayOf(new Date());
    const { body } = await shop.get(`/lots/${receipt.body.lotIds[0]}`, 'warehouse');
    expect(body).toMatchObject({
      lotNumber: `IN-${today.replaceAll('-', '')}`,
      expiresOn: addMonths(today, 36),
      labelledByShop: true,
    });
    const again = await receive(id, { packId, quantity: 3 });
    expect(again.body.lotIds).toEqual(receipt.body.lotIds);
  });

  test('without a label are refused for a lens, and for goods whose boxes state their day', async () => {
    const [lens, bottle] = [await shop.offer(), await offered()];
    const { id } = await shop.warehouse();
    const ofLens = await receive(id, { packId: lens.packId, parameters: { baseCurve: 8.6, diameter: 14, sphere: -2 } });
    const ofBottle = await receive(id, { packId: bottle.packId, lotNumber: 'S1' });
    expect([slug(ofLens), ofLens.body.errors[0].pointer]).toEqual(['receipt.label-missing', '/lines/0/lotNumber']);
    expect([slug(ofBottle), ofBottle.body.errors[0].pointer]).toEqual(['receipt.label-missing', '/lines/0/expiresOn']);
  });

  test('have no parameters, and services have no boxes', async () => {
    const [bottle, fitting] = [await offered(), await offered({ name: 'Fitting', goods: 'service' })];
    const { id } = await shop.warehouse();
    const label = { lotNumber: 'S1', expiresOn: '2031-06-30' };
    const parameters = { baseCurve: 8.6, diameter: 14, sphere: -2 };
    const odd = await receive(id, { packId: bottle.packId, parameters, ...label });
    const none = await receive(id, { packId: fitting.packId, ...label });
    expect([slug(odd), odd.body.errors[0].detail]).toEqual(['receipt.not-made', expect.stringContaining('no lens')]);
    expect([slug(none), none.body.errors[0].detail]).toEqual(['receipt.not-made', expect.stringContaining('service')]);
  });
});

describe('a reservation', () => {
  const withoutEvidence = (wanted: ReturnType<typeof order>) => ({
    ...wanted,
    lines: wanted.lines.map((line) => ({ ...line, evidenceId: undefined })),
  });

  test('of goods needs no evidence, and their boxes are shipped', async () => {
    const { packId, lensId } = await offered();
    const { id } = await shop.warehouse();
    must(await receive(id, { packId, lotNumber: 'S1', expiresOn: '2031-06-30', quantity: 5 }), 201);
    const wanted = withoutEvidence(order({ lensId, packId }, 2));
    const [answer] = await shop.reserve(wanted);
    expect(answer?.type).toBe(StockReserved.type);
    expect(await shop.levels(packId)).toEqual([[5, 2]]);
    await shop.ship(wanted);
    expect(await shop.levels(packId)).toEqual([[3, 0]]);
    expect([await shop.unbalanced(), await shop.unowned()]).toEqual([[], []]);
  });

  test('of a lens without evidence is refused, also beside goods that need none', async () => {
    const [lens, bottle] = [await shop.stocked(4), await offered()];
    must(
      await receive(lens.warehouseId, { packId: bottle.packId, lotNumber: 'S', expiresOn: '2031-06-30', quantity: 4 }),
      201,
    );
    const mixed = withoutEvidence(order(lens));
    const both = { ...mixed, lines: [...mixed.lines, { lineId: nextId(), ...bottle, quantity: 1 }] };
    const [answer] = await shop.reserve(both);
    expect(reasonOf(answer)).toBe('stock.no-evidence');
    expect([await shop.levels(lens.packId), await shop.levels(bottle.packId)]).toEqual([[[4, 0]], [[4, 0]]]);
  });

  test('of a lens whose line names the pack of a solution finds no box: boxes are found by pack and variant', async () => {
    const [lens, bottle] = [await shop.stocked(4), await offered()];
    const [answer] = await shop.reserve(withoutEvidence(order({ lensId: lens.lensId, packId: bottle.packId })));
    expect(reasonOf(answer)).toBe('stock.sold-out');
    expect(await shop.levels(lens.packId)).toEqual([[4, 0]]);
  });

  test('whose row loses its evidence is refused by the database, if its box is a lens', async () => {
    const lens = await shop.stocked(4);
    const wanted = order(lens);
    await shop.reserve(wanted);
    const sql = 'update catalog_inventory.reservation_line set evidence_id = null where order_id = $1';
    await expect(shop.stack.admin.query(sql, [wanted.orderId])).rejects.toThrow('that no evidence permits');
  });
});
