// Tests which boxes leave in a parcel with a part of an order: exactly the boxes that a wave packed.
import { expect, test } from '@jest/globals';
import { boxesOfPacked, looseBoxes } from './part.ts';

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
  expect(boxesOfPacked({ lines }, packed, stock)).toMatchObject({
    waveId: 'w2',
    boxes: [{ lotId: 'late' }, { lotId: 'later' }],
  });
});

test('a parcel with other contents was made by hand, and one whose boxes are gone is not packed any more', () => {
  expect(boxesOfPacked({ lines }, [pick('w1', ['l1', 'a', 1])], [held('l1', 'a', 2)])).toBeUndefined();
  expect(boxesOfPacked({ lines }, [pick('w1', ['l1', 'a', 2])], [held('l1', 'a', 1)])).toBeUndefined();
});

test('a parcel that names its wave gets the boxes of that wave, although another has equal contents', () => {
  const stock = [held('l1', 'a', 2), held('l1', 'b', 2)];
  const packed = [pick('w1', ['l1', 'a', 2]), pick('w2', ['l1', 'b', 2])];
  expect(boxesOfPacked({ lines, waveId: 'w2' }, packed, stock)).toMatchObject({
    waveId: 'w2',
    boxes: [{ lotId: 'b' }],
  });
  expect(boxesOfPacked({ lines, waveId: 'w3' }, packed, stock)).toBeUndefined();
});

test('a parcel that a person composed takes no boxes of a packed one, and none in quarantine', () => {
  const set = { ...held('l1', 'aside', 5), isQuarantined: true };
  const stock = [held('l1', 'early', 2), set, held('l1', 'late', 3)];
  expect(looseBoxes(lines, [pick('w1', ['l1', 'early', 1])], stock)).toMatchObject([
    { lotId: 'early', quantity: 1 },
    { lotId: 'late', quantity: 1 },
  ]);
  expect(looseBoxes(lines, [pick('w1', ['l1', 'late', 2], ['l1', 'early', 1])], [set, held('l1', 'late', 3)])).toBe(
    undefined,
  );
});
