import { expect, test } from '@jest/globals';
import type { Figures } from '../results/run.ts';
import { runEndurance } from './endurance-run.ts';

test('the run reports ten tenths of equal size, and counts failures in them', async () => {
  const tenths: Figures[] = [];
  let acts = 0;
  await runEndurance({
    ...{ clients: 4, total: 200, signal: new AbortController().signal },
    act: async () => {
      if (++acts % 50 === 0) throw new Error('refused');
    },
    onTenth: (number, figures) => {
      expect(number).toBe(tenths.length + 1);
      tenths.push(figures);
    },
  });
  expect(acts).toBe(200);
  expect(tenths).toHaveLength(10);
  expect(tenths.map(({ done, failed }) => done + failed)).toEqual(Array(10).fill(20));
  expect(tenths.reduce((sum, { failed }) => sum + failed, 0)).toBe(4);
});
