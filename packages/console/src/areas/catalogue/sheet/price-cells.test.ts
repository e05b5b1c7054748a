import { expect, test } from '@jest/globals';
import type { PackPriceView } from '@toric/contracts/catalog-inventory/pricing/price-sheet.http';
import { amountFault, amountIn, currencyFault, pricesOf, proposalOf, taxFault, taxIn } from './price-cells.ts';

const row: PackPriceView = {
  ...{ productId: 'product', handle: 'biofinity', productName: 'Biofinity', packId: 'pack', gtin: '02000000000015' },
  ...{ packSize: 6, market: 'US', price: { packSize: 6, currency: 'USD', amount: 6_400, taxRate: 825 } },
};
const unsold: PackPriceView = { ...row, price: null };
const texts = (values: Readonly<Record<string, string>>) => (id: string) => values[id] ?? '';
const typed = texts({ amount: '66', currency: 'usd', tax: '8.25' });

test('a price is shown as it is typed', () => {
  expect([amountIn(row), taxIn(row)]).toEqual(['64.00', '8.25']);
  expect([amountIn(unsold), taxIn(unsold)]).toEqual(['', '']);
});

test('typed cells become the price of a request, with the price that the person saw', () => {
  const price = { packId: 'pack', market: 'US', currency: 'USD', amount: 6_600, taxRate: 825 };
  const edited = [{ key: 'pack', row, textOf: typed }];
  expect(pricesOf(edited)).toEqual([{ ...price, was: { currency: 'USD', amount: 6_400, taxRate: 825 } }]);
  expect(pricesOf([{ key: 'pack', row: unsold, textOf: typed }])).toEqual([{ ...price, was: null }]);
  expect(proposalOf(edited)).toEqual([price]);
});

test.each(['', 'dear', '1.234.5', '-3', '12.345', '99999999999'])('the amount “%s” is refused', (text) => {
  expect(amountFault(text, row, typed)).toBeDefined();
});

test('decimals follow the currency, and digits of any width count', () => {
  expect(amountFault('12.5', row, typed)).toBeUndefined();
  expect(amountFault('12.5', row, texts({ currency: 'JPY' }))).toBeDefined();
  expect(amountFault('１２', row, typed)).toBeUndefined();
});

test('a currency and a tax rate are checked, and an empty price is not taken away', () => {
  expect([currencyFault('eur', row), taxFault('20 %', row), taxFault('0', row)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  for (const wrong of ['US', 'ABC', '']) expect(currencyFault(wrong, row)).toBeDefined();
  for (const wrong of ['-1', '101', 'x', '']) expect(taxFault(wrong, row)).toBeDefined();
  expect(amountFault('', row, typed)?.en).toContain('taken away');
  expect(amountFault('', unsold, typed)?.en).toContain('needs');
});
