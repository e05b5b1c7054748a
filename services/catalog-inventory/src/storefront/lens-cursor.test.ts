import { expect, test } from '@jest/globals';
import type { LensParameters } from '@toric/contracts/lens';
import { encodeLensCursor, takeFirst, decodeLensCursor } from './lens-cursor.ts';

test.each<LensParameters>([
  { baseCurve: 8.6, diameter: 14, sphere: 0 },
  { baseCurve: 8.7, diameter: 14.5, sphere: -2.25, cylinder: -0.75, axis: 180, add: 1.5, dominance: 'N' },
  { baseCurve: 8.6, diameter: 14.2, sphere: 6, add: 'HIGH', colour: 'Blue | Green' },
  { baseCurve: 8.6, diameter: 14.2, sphere: -6, colour: '7' },
  { baseCurve: 7.9, diameter: 10.6, sphere: -3, backOpticZone: 6, returnZoneDepth: 550, colour: '7' },
])('a cursor leads back to %j', (lens) => {
  expect(decodeLensCursor(encodeLensCursor(lens))).toStrictEqual(lens);
});

const encoded = (text: string) => Buffer.from(text).toString('base64url');
test.each([['!!!'], [''], [encoded('8.6|14')], [encoded('8.6|14|-2|x')], [encoded('8.6|14|1e9')]])(
  '%j is refused as a cursor',
  (cursor) => {
    expect(() => decodeLensCursor(cursor)).toThrow('Start again without it');
  },
);

test('no more items are pulled than are taken', () => {
  let listed = 0;
  function* endless() {
    for (;;) yield (listed += 1);
  }
  expect([takeFirst(endless(), 3), listed, takeFirst([1, 2], 3)]).toEqual([[1, 2, 3], 3, [1, 2]]);
});
