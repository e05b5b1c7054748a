import { expect, test } from '@jest/globals';
import type { PickOrder, PickTask } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { lineAfter, lineAt, linesLeft } from './walk.ts';

const id = (n: number) => `0197a000-0000-7000-8000-00000000000${n}`;
const order = (n: number, fields: Partial<PickOrder> = {}): PickOrder => ({
  ...{ orderId: id(n), number: `T-${n}`, place: n, market: 'US', promisedOn: null, shipmentWarning: null },
  ...{ status: 'picking', isOnHold: false, toPutBack: false, canSplit: false, note: null },
  ...{ weightGrams: null, packedBy: null, packedAt: null },
  ...fields,
});
const task = (n: number, ofOrder: number, fields: Partial<PickTask> = {}): PickTask => ({
  ...{
    taskId: id(n),
    orderId: id(ofOrder),
    lineId: id(n),
    eye: 'right',
    productName: 'Everyday',
    gtin: '02000000000015',
  },
  ...{ packSize: 6, parameters: null, lotId: id(n), lotNumber: `L${n}`, expiresOn: '2031-06-30', bin: `A-${n}` },
  ...{ inQuarantine: false, quantity: 1, taken: 0 },
  ...fields,
});

test('the walk goes on with the first line that is left, and newer answers count', () => {
  const wave = { list: [order(1)], tasks: [task(3, 1), task(4, 1, { quantity: 2 })] };
  expect(linesLeft(wave, new Map()).map(({ taskId }) => taskId)).toEqual([id(3), id(4)]);
  const left = linesLeft(wave, new Map([[id(3), 1]]));
  expect(lineAt(left, undefined)?.taskId).toBe(id(4));
  expect(
    linesLeft(
      wave,
      new Map([
        [id(3), 1],
        [id(4), 2],
      ]),
    ),
  ).toEqual([]);
});

test('lines of orders that were cancelled or are on hold are left out', () => {
  const list = [order(1, { status: 'cancelled' }), order(2, { isOnHold: true }), order(5)];
  expect(linesLeft({ list, tasks: [task(3, 1), task(4, 2), task(6, 5)] }, new Map())).toMatchObject([
    { taskId: id(6) },
  ]);
});

test('a line that the picker chose comes first, and after the last line the walk begins again', () => {
  const left = [task(3, 1), task(4, 1)];
  const [first, last] = [left[0] ?? task(3, 1), left[1] ?? task(4, 1)];
  expect(lineAt(left, last.taskId)).toBe(last);
  expect(lineAfter(left, first)).toBe(last);
  expect(lineAfter(left, last)).toBe(first);
});
