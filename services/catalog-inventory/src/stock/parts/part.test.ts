// Tests which boxes leave in a parcel of a part of an order: the very ones that a wave packed.
import { expect, test } from '@jest/globals';
import { boxesOfPacked } from './part.ts';

const held = (lineId: string, lotId: string, quantity: number) => ({
  ...{ lineId, lotId, quantity, eye: null, evidenceId: null, isQuarantined: false },
});
const pick = (waveId: string, ...boxes: readonly [string, string, number][]) => ({
  waveId,
  boxes: boxes.map(([lineId, lotId, quantity]) => ({ lineId, lotId, quantity })),
});
const lines = [{ lineId: 'l1', quantity: 2 }];

test('a packed parcel holds the lots that were scanned, and not those that expire first', () => {
  const stock = [held('l1', 'early', 3), held('l1', 'late', 1), held('l1', 'later', 1)];
  const packed = [pick('w1', ['l1', 'early', 1]), pick('w2', ['l1', 'late', 1], ['l1', 'later', 1])];
  expect(boxesOfPacked(lines, packed, stock)).toMatchObject({
    waveId: 'w2',
    boxes: [{ lotId: 'late' }, { lotId: 'later' }],
  });
});

test('a parcel with other contents was made by hand, and one whose boxes are gone is not packed any more', () => {
  expect(boxesOfPacked(lines, [pick('w1', ['l1', 'a', 1])], [held('l1', 'a', 2)])).toBeUndefined();
  expect(boxesOfPacked(lines, [pick('w1', ['l1', 'a', 2])], [held('l1', 'a', 1)])).toBeUndefined();
});
