// Tests how money, boxes and lenses are read from cells.
import { expect, test } from '@jest/globals';
import type { ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import { rowReader } from './row-reader.ts';
import { boxes, lensIn, minorUnits } from './trade-cells.ts';

test('an amount is in minor units of its currency', () => {
  expect(minorUnits('24.90', 'USD')).toEqual({ value: 2490 });
  expect(minorUnits('$ 24,90', 'EUR')).toEqual({ value: 2490 });
  expect(minorUnits('2490', 'JPY')).toEqual({ value: 2490 });
  expect(minorUnits('24.905', 'USD')).toHaveProperty('wrong');
  expect(minorUnits('24.9', 'JPY')).toHaveProperty('wrong');
  expect(minorUnits('-1', 'USD')).toHaveProperty('wrong');
  expect(minorUnits('free', 'USD')).toHaveProperty('wrong');
});

test('boxes are whole', () => {
  expect(boxes('12', 100)).toEqual({ value: 12 });
  for (const wrong of ['0', '2.5', '-1', '101', 'many']) expect(boxes(wrong, 100)).toHaveProperty('wrong');
});

const HEAD = ['BC', 'DIA', 'SPH', 'CYL', 'AX', 'ADD'];
const plan: ImportPlan = {
  ...{
    fileId: 'f',
    subject: 'stock',
    head: HEAD,
    dateOrder: 'year-month-day',
    country: 'US',
    mode: 'both',
    system: 's',
  },
  shape: { format: 'csv', encoding: 'utf-8', delimiter: 'comma', hasHeading: true },
  ...{ fields: ['baseCurve', 'diameter', 'sphere', 'cylinder', 'axis', 'add'], promisedBy: [] },
};
const lens = (...cells: string[]) => {
  const row = rowReader({ cells }, plan);
  return { lens: lensIn(row), columns: row.reasons.map(({ column }) => column) };
};

test('a lens of a row', () => {
  expect(lens('8.6', '14', '-2.25', '', '', '')).toEqual({
    lens: { baseCurve: 8.6, diameter: 14, sphere: -2.25 },
    columns: [],
  });
  expect(lens('8,6', '14', 'plano', '-0.75', '90', 'low').lens).toEqual({
    ...{ baseCurve: 8.6, diameter: 14, sphere: 0, cylinder: -0.75, axis: 90, add: 'LOW' },
  });
  expect(lens('', '', '', '', '', '')).toEqual({ lens: undefined, columns: [] });
  expect(lens('8.6', '', '-2', '', '', '')).toEqual({ lens: undefined, columns: ['SPH'] });
  expect(lens('8.6', '14', 'strong', '', '', '')).toEqual({ lens: undefined, columns: ['SPH'] });
});
