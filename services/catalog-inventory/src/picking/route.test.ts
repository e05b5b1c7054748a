import { expect, test } from '@jest/globals';
import { alongTheShelves } from './route.ts';

test('the walk goes from bin to bin by their numbers, and lots without a bin come last', () => {
  const stop = (bin: string | null, lotNumber = 'L1') => ({ bin, productName: 'Everyday', lotNumber });
  const walk = [stop(null), stop('A-10'), stop('B-1'), stop('A-2', 'L2'), stop('A-2', 'L1')].sort(alongTheShelves);
  expect(walk.map(({ bin, lotNumber }) => `${bin} ${lotNumber}`)).toEqual([
    'A-2 L1',
    'A-2 L2',
    'A-10 L1',
    'B-1 L1',
    'null L1',
  ]);
});
