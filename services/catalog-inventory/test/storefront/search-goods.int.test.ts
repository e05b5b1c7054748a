// Tests how staff find products, packs and lots in the search of the console.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CatalogStack, catalogStack, nextId } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

type Hit = { kind: string; id: string; title: string; detail: string };
async function hits(q: string, role: 'warehouse' | 'optician' = 'warehouse'): Promise<Hit[]> {
  const { status, body } = await shop.get(`/search?q=${encodeURIComponent(q)}`, role);
  expect([q, status]).toEqual([q, 200]);
  return body.hits;
}

/** Adds a product with one lot, and returns the names by which both are found. */
async function goods(name: string, lotNumber: string) {
  const { productId, packId } = await shop.offer({ name });
  const { id: warehouseId, code } = await shop.warehouse();
  const [lotId] = await shop.receive(warehouseId, packId, [{ lotNumber, quantity: 3 }]);
  const { body } = await shop.get(`/products/${productId}`, 'warehouse');
  return { lotId, code, packId, handle: body.handle as string, gtin: body.packs[0].gtin as string };
}

test('a product is found by the beginnings of its words, and a slip of the keyboard finds nothing else', async () => {
  const { handle } = await goods('Zephyr Toric', 'Z1');
  expect(await hits('zephyr')).toEqual([
    { kind: 'product', id: handle, title: 'Zephyr Toric', detail: 'CooperVision' },
  ]);
  expect(await hits('zephir')).toEqual([]);
  expect(await hits('z')).toEqual([]);
  expect(await hits('--')).toEqual([]);
});

test('a pack is found by its GTIN, and a scanned code finds its lot', async () => {
  const { handle, gtin, lotId, code } = await goods('Gale', 'GALE7');
  const box = { kind: 'box', id: handle, title: 'Gale ×6', detail: gtin };
  const lot = { kind: 'lot', id: lotId, title: 'GALE7', detail: `Gale · ${code} · 2031-06-30` };
  expect(await hits(gtin)).toEqual([box]);
  expect(await hits(`]d201${gtin}1731063010GALE7`)).toEqual([lot]);
  expect(await hits(`]d201${gtin}1731063010OTHER`)).toEqual([box]);
});

test('a lot is found by its number in any case, and only by readers of the stock', async () => {
  const { lotId } = await goods('Mistral', `LX${nextId().slice(-6)}`);
  const { body } = await shop.get(`/lots/${lotId}`, 'warehouse');
  const number: string = body.lotNumber;
  expect((await hits(number)).map(({ id }) => id)).toEqual([lotId]);
  expect((await hits(number.toLowerCase())).map(({ id }) => id)).toEqual([lotId]);
  expect(await hits(number, 'optician')).toEqual([]);
});
