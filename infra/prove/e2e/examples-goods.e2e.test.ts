// Tests the examples of goods that are no lens: their stock, their pictures, and an order of a lens, a case and a fitting.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CreateProduct, PutPack } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { ReceiveStock } from '@toric/contracts/catalog-inventory/receiving/receiving.http';
import type { Goods } from '@toric/contracts/goods/goods';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AS_DOCUMENTED, type Examples, PICTURE, readExamples } from './examples.ts';
import { openShop, type Shop } from './shop.ts';

const WithPictures = z.object({ pictures: z.array(z.object({ id: z.string(), alt: z.object({ zh: z.string() }) })) });
const CASE = { productId: randomUUID(), packId: randomUUID(), gtin: '02000000000909' };
const FITTING = { productId: randomUUID(), packId: randomUUID(), gtin: '02000000000916' };

let shop: Shop;
let send: Examples['send'];
beforeAll(async () => {
  shop = await openShop('goods');
  ({ send } = await readExamples(shop));
  await addGoods(CASE, 'accessory', 'Lens case', 900);
  await addGoods(FITTING, 'service', 'Fitting', 8_900);
  const body = { reference: 'DN-CASES', lines: [{ packId: CASE.packId, quantity: 40 }] };
  await shop.api.call(ReceiveStock, { params: { warehouseId: shop.warehouseId }, body, token: shop.staff.warehouse });
}, 90_000);
afterAll(() => shop?.close(), 60_000);

async function addGoods({ productId, packId, gtin }: typeof CASE, goods: Goods, name: string, amount: number) {
  const { admin: token } = shop.staff;
  const kept = goods === 'accessory' ? { shelfLifeMonths: 36 } : {};
  await shop.api.call(CreateProduct, { body: { id: productId, goods, name, brand: 'Testlens', ...kept }, token });
  const prices = [{ market: 'US', currency: 'USD', amount, taxRate: 0 }];
  const params = { handle: productId, packId };
  await shop.api.call(PutPack, { params, body: { gtin, size: 1, prices, reason: 'Opening' }, token });
}

test('goods are checked for stock, and a service is always available', async () => {
  const path = { handle: CASE.productId };
  const ofCase = await send('checkGoods', { path, query: { market: 'US' } });
  expect(ofCase).toMatchObject({ packs: [{ packId: CASE.packId, availability: 'in-stock' }] });
  const ofFitting = await send('checkGoods', { path: { handle: FITTING.productId }, query: { market: 'US' } });
  expect(ofFitting).toMatchObject({ packs: [{ packId: FITTING.packId, availability: 'in-stock' }] });
});

test('a picture is added, changed, read by everybody and kept by caches, and removed', async () => {
  const { admin: token } = shop.staff;
  const path = { handle: CASE.productId };
  const query = { altEn: AS_DOCUMENTED, altZh: AS_DOCUMENTED } as const;
  const { pictures } = WithPictures.parse(await send('addProductPicture', { token, path, query, file: PICTURE }));
  const pictureId = pictures[0]?.id ?? '';
  const changed = await send('changeProductPicture', { token, path: { ...path, pictureId } });
  expect(WithPictures.parse(changed).pictures).toMatchObject([{ id: pictureId, alt: { zh: '一盒六片装镜片' } }]);
  await send('getProductPicture', { path: { pictureId, size: 'small' } });
  const address = `${shop.system.gatewayUrl}/v1/product-pictures/${pictureId}/small`;
  const first = await fetch(address);
  expect([first.status, first.headers.get('content-type'), first.headers.get('cache-control')]).toEqual([
    200,
    expect.stringContaining('image/webp'),
    'public, max-age=31536000, immutable',
  ]);
  const again = await fetch(address, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  const removed = await send('removeProductPicture', { token, path: { ...path, pictureId } });
  expect(WithPictures.parse(removed).pictures).toEqual([]);
  expect((await fetch(address)).status).toBe(404);
});

test('a lens, a case and a fitting are sold in one order; only the lens has evidence', async () => {
  const buyer = await shop.newBuyer();
  const order = shop.order(buyer);
  const goods = [CASE, FITTING].map(({ productId, packId }) => ({ productId, packId, quantity: 1 }));
  const placed = await shop.place(buyer, { ...order, lines: [...order.lines, ...goods] });
  expect(placed.ok && placed.body).toMatchObject({
    status: 'confirmed',
    lines: [
      { rule: 'prescription', evidenceId: expect.any(String) },
      { rule: 'free', goods: 'accessory', evidenceId: null },
      { rule: 'free', goods: 'service', evidenceId: null },
    ],
  });
  const held = await shop.rows<{ product: string; evidence: boolean }>(
    `select product.goods as product, evidence_id is not null as evidence
     from catalog_inventory.reservation_line line join catalog_inventory.lot on lot.id = lot_id
     join catalog_inventory.pack on pack.id = pack_id join catalog_inventory.product on product.id = product_id
     where order_id = $1 order by 1`,
    [placed.ok ? placed.body.id : ''],
  );
  expect(held).toEqual([
    { product: 'accessory', evidence: false },
    { product: 'lens', evidence: true },
  ]);
}, 60_000);

test('an order of a service alone is confirmed without stock', async () => {
  const buyer = await shop.newBuyer();
  const { productId, packId } = FITTING;
  const placed = await shop.place(buyer, { ...shop.order(buyer), lines: [{ productId, packId, quantity: 1 }] });
  expect(placed.ok && placed.body).toMatchObject({ status: 'confirmed', total: { amount: 8_900 } });
}, 60_000);
