// Tests the state of a returned parcel: news of the carrier come twice, in reverse order, and before the label is
// known.
import { expect, test } from '@jest/globals';
import type { News } from '../parcel.ts';
import { wayWith } from './way-back.ts';

const news = (kind: News['kind'], hour: number): News => ({
  kind,
  code: kind,
  at: new Date(Date.UTC(2026, 10, 30, hour)),
});
const ready = { status: 'ready', news: [] };

test('a label is ready until the carrier has the parcel, and arrives when the carrier says so', () => {
  expect(wayWith(ready, [news('announced', 8)])).toMatchObject({ status: 'ready', arrivedAt: null });
  expect(wayWith(ready, [news('moving', 9)])).toMatchObject({ status: 'on-its-way', arrivedAt: null });
  const arrived = wayWith(ready, [news('delivered', 12), news('moving', 9)]);
  expect(arrived).toMatchObject({ status: 'arrived', arrivedAt: new Date(Date.UTC(2026, 10, 30, 12)) });
});

test('news that are known already change nothing, also as they are stored', () => {
  const stored = { status: 'on-its-way', news: JSON.parse(JSON.stringify([news('moving', 9)])) };
  expect(wayWith(stored, [news('moving', 9)])).toBeUndefined();
  expect(wayWith(stored, [news('moving', 9), news('lost', 20)])).toMatchObject({ status: 'lost' });
  expect(wayWith(stored, [news('moving', 7)])).toMatchObject({
    status: 'on-its-way',
    lastNewsAt: news('moving', 9).at,
  });
});

test('a label that was given back, or that is not there yet, has no way', () => {
  expect(wayWith({ status: 'cancelled', news: [] }, [news('moving', 9)])).toBeUndefined();
  expect(wayWith({ status: 'asked', news: [] }, [news('moving', 9)])).toBeUndefined();
});
