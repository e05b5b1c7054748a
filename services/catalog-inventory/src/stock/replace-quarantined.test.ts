/** Boxes in quarantine give way to others: which are looked for, and that those keep behind what the eye has. */
import { expect, test } from '@jest/globals';
import { type HeldBoxes, ordersToRefill } from './replace-quarantined.ts';
import { allocate, type CandidateLot, lastOpenedOn } from './stock.ts';

const shelf = { today: '2026-11-21', spareDays: 30 };
const held = (fields: Partial<HeldBoxes>): HeldBoxes => ({
  orderId: 'order',
  market: 'US',
  evidenceId: 'evidence',
  lineId: 'line',
  eye: 'right',
  lensId: 'lens',
  packId: 'pack',
  size: 6,
  replacement: 'monthly',
  quantity: 1,
  quarantined: false,
  ...fields,
});
const lot = (fields: Partial<CandidateLot>): CandidateLot => ({
  lotId: 'other',
  packId: 'pack',
  lensId: 'lens',
  expiresOn: '2031-06-30',
  available: 9,
  markets: ['US'],
  priority: 100,
  size: 6,
  replacement: 'monthly',
  ...fields,
});
const refill = (boxes: readonly HeldBoxes[], lots: readonly CandidateLot[]) =>
  allocate(ordersToRefill(boxes).orders, lots, shelf);

test('what several lots of one line have to give up is looked for together, in its order’s market; the rest is kept', () => {
  const boxes = [held({ quarantined: true }), held({ quarantined: true, quantity: 2 }), held({ lineId: 'fine' })];
  expect(ordersToRefill([...boxes, held({ orderId: 'old', market: null, quarantined: true })])).toEqual({
    orders: [
      {
        orderId: 'order',
        market: 'US',
        lines: [{ lineId: 'line', eye: 'right', lensId: 'lens', packId: 'pack', quantity: 3 }],
        kept: [expect.objectContaining({ lineId: 'fine' })],
      },
    ],
    refused: ['old'],
  });
});

test('an order that was reserved before its market and its evidence were recorded is refused', () => {
  const refused = (fields: Partial<HeldBoxes>) => {
    const { orders, refused: ids } = ordersToRefill([held({ ...fields, quarantined: true })]);
    return [orders.length, ids];
  };
  expect([refused({}), refused({ market: null }), refused({ evidenceId: null })]).toEqual([
    [1, []],
    [0, ['order']],
    [0, ['order']],
  ]);
  expect(refill([held({ quarantined: true })], [lot({})]).refused.size).toBe(0);
});

test.each<[string, Partial<HeldBoxes>, Partial<HeldBoxes>, number]>([
  ['of its own line', {}, {}, 3],
  ['of its own line, whichever eye that is for', { eye: undefined }, { eye: undefined }, 3],
  ['of another line of the eye', {}, { lineId: 'second' }, 3],
  ['of the other eye: beside them', {}, { lineId: 'second', eye: 'left' }, 1],
  ['of a line for nobody knows which: beside them', {}, { lineId: 'second', eye: undefined }, 1],
])('a box is worn behind the two that are kept %s', (_, given, kept, place) => {
  // the last lens of the eye's n-th box is opened on this day, so a lot must keep a day longer
  const opened = lastOpenedOn(lot({}), place, shelf);
  const dayAfter = lastOpenedOn(lot({}), place, { ...shelf, spareDays: shelf.spareDays + 1 });
  const boxes = [held({ ...given, quarantined: true }), held({ ...kept, quantity: 2 })];
  expect(refill(boxes, [lot({ expiresOn: opened })]).pieces).toEqual([]);
  expect(refill(boxes, [lot({ expiresOn: dayAfter })]).pieces).toEqual([
    { orderId: 'order', lineId: 'line', lotId: 'other', quantity: 1 },
  ]);
});

test('all boxes of an order or none: one that cannot be filled leaves the others to the next', () => {
  const boxes = [
    held({ quarantined: true, quantity: 3 }),
    held({ orderId: 'next', lineId: 'its', quarantined: true, quantity: 2 }),
  ];
  const { pieces, refused } = refill(boxes, [lot({ available: 2 })]);
  expect([...refused]).toEqual([['order', ['line']]]);
  expect(pieces.map(({ orderId, quantity }) => [orderId, quantity])).toEqual([['next', 2]]);
});
