import { expect, test } from '@jest/globals';
import { placeIn, placeOf, toPlace } from './place.ts';

const hrefs = Array.from({ length: 1_000 }, (_, n) => `/orders/${n}`);

test('a record knows its neighbours in the list', () => {
  const place = placeIn(hrefs, { list: '/orders?status=placed', index: 500, total: 1_000 });
  expect(place.hrefs).toHaveLength(401);
  expect(toPlace(place, 1)?.href).toBe('/orders/501');
  expect(toPlace(place, -1)?.state.place.index).toBe(499);
});

test('the first record has none before it', () => {
  expect(toPlace(placeIn(hrefs, { list: '/orders', index: 0 }), -1)).toBeUndefined();
});

test('a navigation without a list has no place', () => {
  expect([null, undefined, {}, 'x'].map(placeOf)).toEqual([undefined, undefined, undefined, undefined]);
});
