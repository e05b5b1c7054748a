import { expect, test } from '@jest/globals';
import { bodyOf, draftOf } from './change-draft.ts';

const order = {
  lines: [
    { lineId: 'a', quantity: 2 },
    { lineId: 'b', quantity: 1 },
  ],
} as Parameters<typeof draftOf>[0];

test('an untouched draft keeps every line as it is', () => {
  expect(bodyOf(draftOf(order), 'USD')).toEqual({
    lines: [
      { lineId: 'a', quantity: 2 },
      { lineId: 'b', quantity: 1 },
    ],
  });
});

test('a removed line is not named, and a typed price is sent in minor units of the currency', () => {
  const draft = draftOf(order);
  const [first, second] = draft.lines;
  if (!first || !second) throw new Error('the order has two lines');
  const lines = [
    { ...first, price: '54.50' },
    { ...second, isKept: false },
  ];
  expect(bodyOf({ ...draft, lines, why: ' Late ' }, 'USD')).toEqual({
    lines: [{ lineId: 'a', quantity: 2, unitPrice: { amount: 5_450, currency: 'USD' } }],
    why: 'Late',
  });
  expect(bodyOf({ ...draft, lines }, 'JPY')).toBeUndefined();
});
