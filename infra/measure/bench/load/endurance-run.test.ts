import { expect, test } from '@jest/globals';
import type { Figures } from '../results/run.ts';
import { inARow } from './endurance-run.ts';

test('ten tenths, each with its share, and what failed is not lost', async () => {
  const tenths: Figures[] = [];
  let acts = 0;
  await inARow({
    ...{ clients: 4, total: 200, signal: new AbortController().signal },
    act: async () => {
      if (++acts % 50 === 0) throw new Error('refused');
    },
    tenth: (number, figures) => {
      expect(number).toBe(tenths.length + 1);
      tenths.push(figures);
    },
  });
  expect(acts).toBe(200);
  expect(tenths).toHaveLength(10);
  expect(tenths.map(({ done, failed }) => done + failed)).toEqual(Array(10).fill(20));
  expect(tenths.reduce((sum, { failed }) => sum + failed, 0)).toBe(4);
});
