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
      warnings: ['(17) expiry date: date 310600 has day 00, which means the last day of the month'],
      product: { productId, name: 'Scanned', brand: 'CooperVision', packId, size: 6 },
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
        pointer: '/barcode',
        detail:
          'the parentheses are printed for people and are not part of the code: scan the code, or leave the parentheses out',
      },
    ],
  ]);
  expect((await scan('')).body.type).toBe('/docs/errors/request.invalid');
});
