import { expect, test } from '@jest/globals';
import { bodyOf, draftOf, goodsOf, placeFor } from './change-draft.ts';

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

test('another delivery is sent, and its charge is asked for the new address and the boxes that stay', () => {
  const draft = draftOf(order);
  const [first, second] = draft.lines;
  if (!first || !second) throw new Error('the order has two lines');
  expect(bodyOf({ ...draft, methodId: 'express' }, 'USD')).toMatchObject({ deliveryMethodId: 'express' });
  const addresses = [
    { id: 'old', country: 'US', region: 'NJ', postalCode: '07101' },
    { id: 'new', country: 'US', region: 'NY', postalCode: '10001' },
  ] as Parameters<typeof placeFor>[2];
  const at = { shippingAddressId: 'old', market: 'US' } as Parameters<typeof placeFor>[0];
  const placeAt = (addressId: string) => placeFor(at, { addressId }, addresses);
  expect([placeAt('').region, placeAt('new').region, placeAt('gone')]).toEqual(['NJ', 'NY', { country: 'US' }]);
  const bought = {
    lines: [
      { lineId: 'a', productId: 'p', packId: 'k' },
      { lineId: 'b', productId: 'q', packId: 'l' },
    ],
  } as Parameters<typeof goodsOf>[0];
  const changed = {
    ...draft,
    lines: [
      { ...first, quantity: 5 },
      { ...second, isKept: false },
    ],
  };
  expect(goodsOf(bought, changed)).toEqual([{ productId: 'p', packId: 'k', quantity: 5 }]);
});
