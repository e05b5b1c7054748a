import { expect, test } from '@jest/globals';
import { spokenPower } from './spoken.ts';

const lens = { baseCurve: 8.6, diameter: 14 };

test('a sphere is read with its sign and both decimals', () => {
  expect(spokenPower({ ...lens, sphere: -3.5 }).en).toBe('minus three fifty');
  expect(spokenPower({ ...lens, sphere: -3 }).en).toBe('minus three exactly');
  expect(spokenPower({ ...lens, sphere: 0.75 }).en).toBe('plus zero seventy-five');
  expect(spokenPower({ ...lens, sphere: 0 }).en).toBe('plano, no power');
});

test('an axis is read digit by digit, so that 10 and 100 cannot be confused', () => {
  const toric = { ...lens, sphere: -2.25, cylinder: -0.75, axis: 100 };
  expect(spokenPower(toric).en).toBe('minus two twenty-five, cylinder minus zero seventy-five, axis one zero zero');
  expect(spokenPower({ ...toric, axis: 10 }).en).toMatch(/axis one zero$/);
});

test('the same lens is read in Chinese', () => {
  const toric = { ...lens, sphere: -2.25, cylinder: -0.75, axis: 180 };
  expect(spokenPower(toric).zh).toBe('负二点二五，柱镜负零点七五，轴位一八零');
});

test('an addition is read in dioptres or as a level', () => {
  expect(spokenPower({ ...lens, sphere: 1.25, add: 2 }).en).toBe('plus one twenty-five, add plus two exactly');
  expect(spokenPower({ ...lens, sphere: 1.25, add: 'LOW' }).zh).toBe('正一点二五，下加光 LOW');
});
