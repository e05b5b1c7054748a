// Tests which lines of an earlier order a new order repeats.
import { expect, test } from '@jest/globals';
import { type EarlierLine, repeatedLines } from './repeat.ts';

const id = (n: number) => `0197a000-0000-7000-8000-00000000000${n}`;
const right: EarlierLine = {
  ...{ id: id(1), eye: 'right', productId: id(2), packId: id(3), quantity: 1, prescriptionId: id(4) },
  parameters: { baseCurve: 8.6, diameter: 14, sphere: -2.25 },
};
const left: EarlierLine = { ...right, id: id(5), eye: 'left' };

test('a line is repeated with the lens of its eye, in the wanted quantity', () => {
  const [line, ...others] = repeatedLines([left, right], [{ lineId: right.id, quantity: 3 }]);
  expect(others).toEqual([]);
  const { id: _, quantity: __, ...lens } = right;
  expect(line).toEqual({ ...lens, quantity: 3 });
});

test('all lines are repeated as they were, if none are named', () => {
  const lines = repeatedLines([right, { ...left, quantity: 4 }], undefined);
  expect(lines.map(({ eye, quantity }) => [eye, quantity])).toEqual([
    ['right', 1],
    ['left', 4],
  ]);
});

test('another pack and a newer prescription replace those of the earlier order', () => {
  const [line] = repeatedLines([left], [{ lineId: left.id, quantity: 1, packId: id(6), prescriptionId: id(7) }]);
  expect(line).toMatchObject({ eye: 'left', packId: id(6), prescriptionId: id(7) });
});

test('a line of another order is refused', () => {
  expect(() => repeatedLines([left], [{ lineId: id(9), quantity: 1 }])).toThrow('no such line');
});
