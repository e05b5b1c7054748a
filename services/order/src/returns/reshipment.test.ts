// Tests that a reshipment, which is free, sends exactly the goods of its return.
import { expect, test } from '@jest/globals';
import { assertSameGoods } from './reshipment.ts';

const [first, second, pack, bigPack] = ['first', 'second', 'pack', 'big pack'];
const known = {
  returned: [{ lineId: first, quantity: 2 }],
  sent: [
    { id: first, packId: pack },
    { id: second, packId: pack },
  ],
};
const other = 'only the goods of the return';

test('the boxes of the return are sent again, all or some', () => {
  expect(() => assertSameGoods([{ lineId: first, quantity: 2 }], known)).not.toThrow();
  expect(() => assertSameGoods([{ lineId: first, quantity: 1, packId: pack }], known)).not.toThrow();
});

test('more boxes are refused, also when their line is named twice', () => {
  expect(() => assertSameGoods([{ lineId: first, quantity: 3 }], known)).toThrow(other);
  const twice = [
    { lineId: first, quantity: 1 },
    { lineId: first, quantity: 2 },
  ];
  expect(() => assertSameGoods(twice, known)).toThrow(other);
});

test('another line, another pack and another power are refused', () => {
  expect(() => assertSameGoods([{ lineId: second, quantity: 1 }], known)).toThrow(other);
  expect(() => assertSameGoods([{ lineId: first, quantity: 1, packId: bigPack }], known)).toThrow(other);
  const parameters = { baseCurve: 8.6, diameter: 14, sphere: -2 };
  expect(() => assertSameGoods([{ lineId: first, quantity: 1, parameters }], known)).toThrow(other);
});
