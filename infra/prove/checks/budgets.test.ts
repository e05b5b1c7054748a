// The measuring itself: what counts as a function and how a spread is read.
import { expect, test } from '@jest/globals';
import { functionsIn, spread } from './budgets.ts';

test('finds functions, arrows and methods with their lines', () => {
  const text =
    'function a() {\n  return 1;\n}\nconst b = () => 2;\nconst c = {\n  d() {\n    return () => {\n      b();\n    };\n  },\n};\n';
  expect(functionsIn('x.ts', text)).toEqual([
    { at: 'x.ts:1', lines: 3 },
    { at: 'x.ts:4', lines: 1 },
    { at: 'x.ts:6', lines: 5 },
    { at: 'x.ts:7', lines: 3 },
  ]);
});

test('median, ninetieth part and longest', () => {
  const ten = [10, 1, 9, 2, 8, 3, 7, 4, 6, 5];
  expect(spread(ten)).toEqual({ median: 6, p90: 10, max: 10 });
  expect(spread([])).toEqual({ median: 0, p90: 0, max: 0 });
});
