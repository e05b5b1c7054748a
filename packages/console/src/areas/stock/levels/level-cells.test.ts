import { expect, test } from '@jest/globals';
import type { SetLevel } from '@toric/contracts/catalog-inventory/purchasing/stock-level.http';
import { faultIn, levelsOf, textIn } from './level-cells.ts';

const row: SetLevel = {
  ...{ productId: 'product', packId: 'pack', gtin: '02000000000015', packSize: 6, lensId: 'lens' },
  parameters: { baseCurve: 8.6, diameter: 14, sphere: -2 },
  ...{ onHand: 3, available: 3, minimum: 5, reorderPoint: null, maximum: 20, setBy: null, updatedAt: null },
};
const texts = (values: Readonly<Record<string, string>>) => (id: string) => values[id] ?? '';

test('levels are shown and sent as whole numbers, and an empty cell is no level', () => {
  expect([textIn('minimum')(row), textIn('reorderPoint')(row)]).toEqual(['5', '']);
  const textOf = texts({ minimum: '', reorderPoint: '８', maximum: '12' });
  expect(levelsOf([{ key: 'row', row, textOf }])).toEqual([
    {
      ...{ packId: 'pack', lensId: 'lens', minimum: null, reorderPoint: 8, maximum: 12 },
      was: { minimum: 5, reorderPoint: null, maximum: 20 },
    },
  ]);
});

test.each(['-1', '1.5', 'many', '100001', '1 000'])('“%s” is no level', (text) => {
  expect(faultIn('minimum')(text, row, texts({}))).toBeDefined();
});

test('the minimum is the least, the reorder point follows, and the maximum is the most', () => {
  const point = (text: string, minimum: string) => faultIn('reorderPoint')(text, row, texts({ minimum }));
  expect([point('4', '5') !== undefined, point('5', '5'), point('', '5')]).toEqual([true, undefined, undefined]);
  const most = (text: string, minimum: string, reorderPoint: string) =>
    faultIn('maximum')(text, row, texts({ minimum, reorderPoint }));
  expect([most('7', '5', '8') !== undefined, most('4', '5', '') !== undefined]).toEqual([true, true]);
  expect(most('8', '5', '8')).toBeUndefined();
});
