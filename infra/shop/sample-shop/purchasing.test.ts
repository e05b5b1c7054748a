import { expect, test } from '@jest/globals';
import { CreatePurchaseOrder } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { CreateSupplier } from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import { parseElementString } from '@toric/optics/gs1/gs1-element-string';
import { compileMatrix } from '@toric/optics/matrix';
import { sampleProducts } from './products.ts';
import { SAMPLE_SUPPLIERS, samplePurchase, sampleSupplierPrices } from './purchasing.ts';

const TODAY = '2026-11-21';
const { lines, scans } = samplePurchase(TODAY);

test('the contract accepts the suppliers, and no two suppliers share a pack', () => {
  for (const { brands: _, ...supplier } of SAMPLE_SUPPLIERS) {
    expect(CreateSupplier.body.safeParse({ ...supplier, currency: 'USD' }).success).toBe(true);
  }
  const packs = SAMPLE_SUPPLIERS.flatMap(sampleSupplierPrices).map(({ packId }) => packId);
  expect([packs.length > 20, new Set(packs).size]).toEqual([true, packs.length]);
});

test('ordered lenses are made and sold by the first supplier, and the codes on their boxes have pack, lot and expiry date', () => {
  expect(CreatePurchaseOrder.body.shape.lines.safeParse(lines).success).toBe(true);
  const sold = sampleSupplierPrices(SAMPLE_SUPPLIERS[0]).map(({ packId }) => packId);
  const gtins = lines.map(({ packId, parameters }) => {
    const product = sampleProducts.find(({ packs }) => packs.some((pack) => pack.packId === packId));
    expect([sold.includes(packId), product && compileMatrix(product.matrix).contains(parameters)]).toEqual([
      true,
      true,
    ]);
    return product?.packs.find((pack) => pack.packId === packId)?.gtin;
  });
  const labels = scans.map(({ barcode }) => parseElementString(barcode, TODAY));
  expect(labels).toMatchObject(gtins.map((gtin) => ({ ok: true, label: { gtin, expiresOn: '2029-06-30' } })));
  expect(new Set(gtins).size).toBe(2);
});
