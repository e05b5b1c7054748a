import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { catalogStack, nextGtin, nextId, type CatalogStack } from '../catalog-stack.ts';

const FNC1 = String.fromCharCode(29);

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

const scan = (barcode: string, role?: 'sales' | 'customer') => shop.post('/tools/gs1', { barcode }, role ?? 'customer');

test('the barcode of a box gives GTIN, lot, expiry date, serial number and the product', async () => {
  const { id: productId } = await shop.product({ name: 'Scanned' });
  const [packId, gtin] = [nextId(), nextGtin()];
  await shop.change('put', `/products/${productId}/packs/${packId}`, { gtin, size: 6, prices: [] });
  const { status, body } = await scan(`]d201${gtin}10628S93R${FNC1}1731060011250115218898${'\r\n'}`);
  expect([status, body]).toEqual([
    200,
    {
      gtin,
      lot: '628S93R',
      expiry: '2031-06-30',
      serial: '8898',
      made: '2025-01-15',
      masterUdiDi: null,
      warnings: ['(17) expiry date: date 310600 has day 00, which means the last day of the month'],
      product: { productId, name: 'Scanned', brand: 'CooperVision', packId, size: 6 },
      masterProduct: null,
    },
  ]);
});

test('the barcode of a box that is not in the catalogue is read without a product', async () => {
  const { body } = await scan(`01${nextGtin()}17280131`);
  expect(body).toMatchObject({ lot: null, serial: null, made: null, expiry: '2028-01-31', product: null });
});

test('a product that is not on sale is named to staff only', async () => {
  const { id } = await shop.product({ name: 'Unlaunched', onSale: false });
  const gtin = nextGtin();
  await shop.change('put', `/products/${id}/packs/${nextId()}`, { gtin, size: 6, prices: [] });
  expect((await scan(`01${gtin}`, 'customer')).body.product).toBeNull();
  expect((await scan(`01${gtin}`, 'sales')).body.product).toMatchObject({ productId: id, name: 'Unlaunched' });
});

test('an unreadable barcode is refused with the reason and the remedy', async () => {
  const { status, body } = await scan('(01)05060917510011');
  expect([status, body.type, body.errors]).toEqual([
    400,
    '/docs/errors/barcode.unreadable',
    [
      {
        in: 'body',
        pointer: '/barcode',
        detail:
          'the parentheses are printed for people and are not part of the code: scan the code, or leave the parentheses out',
      },
    ],
  ]);
  expect((await scan('')).body.type).toBe('/docs/errors/request.invalid');
});

const MASTER = '1987654Ad4X4bL5ttr2310c2K';

test('the Master UDI-DI of the EU is kept at receiving: with the lot, mapped to the product, and in the EU register', async () => {
  const { id: productId } = await shop.product({ name: 'Master' });
  const { id: other } = await shop.product({ name: 'Other' });
  const { id: warehouseId } = await shop.warehouse();
  const gtins = [nextGtin(), nextGtin()];
  for (const [i, id] of [productId, other].entries())
    await shop.change('put', `/products/${id}/packs/${nextId()}`, { gtin: gtins[i], size: 6, prices: [] });
  const barcode = (gtin = '', lot = '') => `01${gtin}8014${MASTER}${FNC1}11260301${`17310630`}10${lot}`;
  const book = (...lines: object[]) =>
    shop.post(`/warehouses/${warehouseId}/receipts`, {
      reference: nextId(),
      lines: lines.map((line) => ({ parameters: { baseCurve: 8.6, diameter: 14, sphere: -2 }, ...line })),
    });
  const received = await book({ barcode: barcode(gtins[0], 'M1') });
  expect([received.status, received.body.warnings]).toEqual([201, []]);
  await book({ gtin: gtins[0], lotNumber: 'M1', expiresOn: '2031-06-30', madeOn: '2026-03-09' });
  const { body: stock } = await shop.get(`/stock?productId=${productId}`, 'warehouse');
  expect(stock.data).toMatchObject([
    { lotNumber: 'M1', onHand: 2, madeFrom: '2026-03-01', madeUntil: '2026-03-09', masterUdiDi: MASTER },
  ]);
  const elsewhere = await book({ barcode: barcode(gtins[1], 'M2') });
  expect(elsewhere.body.warnings).toEqual([
    {
      pointer: '/lines/0',
      detail: `The Master UDI-DI ${MASTER} was on boxes of Master before. Compare the box with its product.`,
    },
  ]);
  const wrong = { gtin: gtins[0], lotNumber: 'M3', expiresOn: '2031-06-30', masterUdiDi: `${MASTER.slice(0, -2)}22` };
  expect((await book(wrong)).body.errors).toMatchObject([{ pointer: '/lines/0/masterUdiDi' }]);
  const { body: read } = await scan(`01${nextGtin()}8014${MASTER}`);
  expect(read).toMatchObject({
    ...{ masterUdiDi: MASTER, product: null },
    masterProduct: { productId, name: 'Master', brand: 'CooperVision' },
  });
  await shop.post(`/lots/${stock.data[0].id}/quarantine`, { reason: 'torn' });
  const days = new URLSearchParams({ from: '2020-01-01', to: '2099-12-31' });
  const register = await shop.get(`/registers/eu-mdr-article-14?${days.toString()}`, 'auditor');
  expect(register.body.data).toMatchObject([{ kind: 'non-conforming', lotNumber: 'M1', masterUdiDi: MASTER }]);
});

test('a GS1 Digital Link names the box like its other code', async () => {
  const gtin = nextGtin();
  const { status, body } = await scan(`https://id.gs1.org/01/${gtin}/10/A1?17=310630`);
  expect([status, body]).toMatchObject([200, { gtin, lot: 'A1', expiry: '2031-06-30' }]);
});

test('a code is refused where it stops making sense, and nothing after that place is read', async () => {
  const { status, body } = await scan(`01${nextGtin()}1900000017280131`);
  expect([status, body.errors[0].detail]).toEqual([
    400,
    '"19" at character 17 is not a GS1 application identifier, so nothing after it can be trusted: scan the code on the box',
  ]);
});
