// Tests that the sample stock has thousands of lots and all lenses that customers wear, except those that are missing
// on purpose.
import { expect, test } from '@jest/globals';
import { CreateWarehouse } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { addDays } from '@toric/optics/calendar-day';
import { lensText } from '@toric/optics/lens-id';
import { compileMatrix } from '@toric/optics/matrix';
import { prescriptionState } from '@toric/optics/prescription';
import { sampleCustomers } from './customers.ts';
import { sampleProducts } from './products.ts';
import { LAST_LOT, SAMPLE_WAREHOUSES, sampleReceipts } from './stock.ts';
import { ReceiveStock } from '@toric/contracts/catalog-inventory/receiving/receiving.http';

const TODAY = '2026-11-21';
const customers = sampleCustomers(TODAY);
const receipts = sampleReceipts(customers, TODAY);
const productOfPack = new Map(
  sampleProducts.flatMap((product) => product.packs.map(({ packId }) => [packId, product])),
);
const lots = receipts.flatMap(({ warehouse, lines }) =>
  lines.map((line) => {
    const product = productOfPack.get(line.packId);
    if (!product) throw new Error(`a lot of an unknown pack ${line.packId}`);
    const market = SAMPLE_WAREHOUSES.find(({ code }) => code === warehouse)?.country ?? '';
    return { ...line, product, warehouse, market, lens: lensText(product.id, line.parameters) };
  }),
);
/** Returns true if the lot expires late enough to sell the largest pack: a year of wear and 30 days in reserve. */
const keeps = (expiresOn: string) => expiresOn >= addDays(TODAY, 365 + 30);
const boxes = lots.reduce((sum, lot) => {
  const key = `${lot.market} ${lot.lens}`;
  return sum.set(key, (sum.get(key) ?? 0) + (keeps(lot.expiresOn) ? lot.quantity : 0));
}, new Map<string, number>());

const lensesOf = (some: readonly (typeof customers)[number][]) =>
  some.flatMap(({ email, address, prescriptions }) =>
    prescriptions
      .filter((prescription) => prescriptionState(prescription, TODAY) === 'valid')
      .flatMap(({ eyes }) =>
        [eyes.right, eyes.left].flatMap((lens) =>
          lens
            ? [{ email, stock: boxes.get(`${address.country} ${lensText(lens.productId, lens.parameters)}`) ?? 0 }]
            : [],
        ),
      ),
  );

test('the stock has thousands of lots in four warehouses, the same in every run', () => {
  expect(sampleReceipts(customers, TODAY)).toEqual(receipts);
  expect(lots.length).toBeGreaterThan(3_000);
  expect(new Set(receipts.map(({ warehouse }) => warehouse))).toEqual(new Set(['NJ-1', 'NV-1', 'GB-1', 'DE-1']));
  expect(new Set(receipts.map(({ reference }) => reference)).size).toBe(receipts.length);
  expect(new Set(lots.map(({ warehouse, lotNumber }) => `${warehouse} ${lotNumber}`)).size).toBe(lots.length);
});

test('the contracts accept the receipts and warehouses, in requests of less than 100 KiB', () => {
  const sizes = receipts.map(({ reference, lines }) => Buffer.byteLength(JSON.stringify({ reference, lines })));
  expect(Math.max(...sizes)).toBeLessThan(90 * 1024);
  const refused = receipts.filter(({ reference, lines }) => !ReceiveStock.body.safeParse({ reference, lines }).success);
  expect(refused).toEqual([]);
  for (const { breadth: _, ...warehouse } of SAMPLE_WAREHOUSES) {
    expect(CreateWarehouse.body.parse(warehouse)).toEqual(warehouse);
  }
});

test('the stock contains only lenses that are made, with expiry dates in the next five years', () => {
  expect(lots.filter(({ product, parameters }) => !compileMatrix(product.matrix).contains(parameters))).toEqual([]);
  const years = [...new Set(lots.map(({ expiresOn }) => expiresOn.slice(0, 4)))].sort();
  expect(years).toEqual(['2027', '2028', '2029', '2030', '2031']);
});

test('the stock has every lens of a valid prescription, except one lens of Chloe', () => {
  const missing = lensesOf(customers).filter(({ stock }) => stock === 0);
  expect(missing).toEqual([{ email: 'chloe@toric.example', stock: 0 }]);
  const named = lensesOf(customers.slice(0, 4)).filter(({ stock }) => stock >= 200);
  expect(named.map(({ email }) => email.split('@')[0])).toEqual(['ana', 'ana', 'ana', 'ana', 'chloe', 'dai', 'dai']);
});

test('popular powers have several lots with different expiry dates', () => {
  const biofinity = lots.filter(
    ({ product, warehouse, parameters }) =>
      product.name === 'Biofinity' && warehouse === 'NJ-1' && parameters.sphere === -2.75,
  );
  expect(new Set(biofinity.map(({ expiresOn }) => expiresOn)).size).toBeGreaterThan(1);
});

test('some powers are missing, and one lens has only one small lot', () => {
  const spherical = sampleProducts.filter(({ modality }) => modality === 'spherical');
  const made = spherical.reduce((sum, { matrix }) => sum + compileMatrix(matrix).count({ market: 'US' }), 0);
  const held = new Set(
    lots.filter((lot) => lot.market === 'US' && spherical.includes(lot.product)).map((lot) => lot.lens),
  );
  expect(held.size / made).toBeGreaterThan(0.5);
  expect(held.size / made).toBeLessThan(0.95);
  const last = lots.filter(
    ({ product, parameters }) =>
      product.name === LAST_LOT.productName && parameters.sphere === LAST_LOT.parameters.sphere,
  );
  expect(last.map(({ warehouse, quantity }) => [warehouse, quantity])).toEqual([['NJ-1', 3]]);
});
