import { describe, expect, test } from '@jest/globals';
import { fileProblems, folderProblems, functionProblems, functionsIn, spread } from './budgets.ts';

test('functions, arrow functions and methods are found with their names and lines', () => {
  const text =
    'function a() {\n  return 1;\n}\nconst b = () => 2;\nconst c = {\n  d() {\n    return () => {\n      b();\n    };\n  },\n};\nrun(() => 3);\n';
  expect(functionsIn({ at: 'x.ts', text })).toEqual([
    { at: 'x.ts › a', lines: 3 },
    { at: 'x.ts › b', lines: 1 },
    { at: 'x.ts › d', lines: 5 },
    { at: 'x.ts › anonymous function', lines: 3 },
    { at: 'x.ts › run(…)', lines: 1 },
  ]);
});

test('a spread has the median, the 90th percentile and the maximum', () => {
  const ten = [10, 1, 9, 2, 8, 3, 7, 4, 6, 5];
  expect(spread(ten)).toEqual({ median: 6, p90: 10, max: 10 });
  expect(spread([])).toEqual({ median: 0, p90: 0, max: 0 });
});

describe('a function', () => {
  const source = (lines: number) => ({ at: 'x.ts', text: `function long() {\n${'  f();\n'.repeat(lines - 2)}}\n` });

  test('of 61 lines is an error, and one of 60 lines is not', () => {
    expect(functionProblems([source(60)], {})).toEqual([]);
    expect(functionProblems([source(61)], {})).toEqual([expect.stringContaining('x.ts › long has 61 lines')]);
  });

  test('that is recorded may not grow, and its record must follow when it shrinks', () => {
    const recorded = { 'x.ts › long': 70 };
    expect(functionProblems([source(70)], recorded)).toEqual([]);
    expect(functionProblems([source(71)], recorded)).toEqual([expect.stringContaining('has 71 lines, at most 70')]);
    expect(functionProblems([source(65)], recorded)).toEqual([expect.stringContaining('write 65')]);
    expect(functionProblems([source(20)], recorded)).toEqual([expect.stringContaining('delete its entry')]);
  });
});

test.each([
  ['packages/x/src/long.ts', 300],
  ['services/order/src/service.ts', 25],
  ['services/order/src/orders/area.ts', 40],
  ['infra/run/service.ts', 300],
])('%s may have %d lines and not one more', (at, limit) => {
  expect(fileProblems([{ at, lines: limit }])).toEqual([]);
  expect(fileProblems([{ at, lines: limit + 1 }])).toEqual([
    expect.stringContaining(`${at} has ${limit + 1} lines, at most ${limit}`),
  ]);
});

describe('a folder', () => {
  const files = (folder: string, count: number) => Array.from({ length: count }, (_, index) => `${folder}/${index}.ts`);

  test('with 21 files is an error, and one with 20 files is not', () => {
    expect(folderProblems(files('services/order/src/orders/features', 20), {})).toEqual([]);
    expect(folderProblems(files('infra/x', 21), {})).toEqual([expect.stringContaining('infra/x has 21 source files')]);
  });

  test('that is the root of an area holds 15 files, its area.ts included', () => {
    const area = 'services/order/src/orders';
    expect(folderProblems([`${area}/area.ts`, ...files(area, 14)], {})).toEqual([]);
    expect(folderProblems([`${area}/area.ts`, ...files(area, 15)], {})).toEqual([
      expect.stringContaining(`${area} has 16 source files`),
    ]);
  });

  test('that is recorded may not get another file', () => {
    expect(folderProblems(files('a', 25), { a: 25 })).toEqual([]);
    expect(folderProblems(files('a', 26), { a: 25 })).toEqual([expect.stringContaining('at most 25')]);
    expect(folderProblems(files('a', 24), { a: 25 })).toEqual([expect.stringContaining('write 24')]);
  });
});
