// Tests that the parts of a proof are summed by currency, and that the last hash stands for all.
import { expect, test } from '@jest/globals';
import { together } from './prove.ts';

test('two parts of a proof are one', () => {
  const first = { hash: 'a', rows: 2, boxes: 5, money: [{ currency: 'EUR', amount: 100 }] };
  const second = {
    ...{ hash: 'b', rows: 1, boxes: 0 },
    money: [
      { currency: 'EUR', amount: 50 },
      { currency: 'USD', amount: 7 },
    ],
  };
  expect(together(first, second)).toEqual({
    ...{ hash: 'b', rows: 3, boxes: 5 },
    money: [
      { currency: 'EUR', amount: 150 },
      { currency: 'USD', amount: 7 },
    ],
  });
});
