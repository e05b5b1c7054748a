import { expect, test } from '@jest/globals';
import { type HeldBoxes, ordersToRefill } from './replace-quarantined.ts';
import { allocate, type CandidateLot, lastOpenedOn } from './stock.ts';

const sale = { today: '2026-11-21', spareDays: 30 };
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
  allocate(ordersToRefill(boxes).orders, lots, sale);

test('boxes that a line loses in several lots are wanted as one line, in the market of its order; the rest is kept', () => {
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

test('an order that was reserved before its market or its evidence was stored is refused', () => {
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
  ['after the two of its own line', {}, {}, 3],
  ['after the two of its own line, also if the line has no eye', { eye: undefined }, { eye: undefined }, 3],
  ['after the two of another line for the same eye', {}, { lineId: 'second' }, 3],
  ['beside the two for the other eye', {}, { lineId: 'second', eye: 'left' }, 1],
  ['beside the two of a line without an eye', {}, { lineId: 'second', eye: undefined }, 1],
])('a replacement is worn %s', (_, given, kept, place) => {
  // the last lens of the box at `place` is opened on the day `opened`, so the lot must expire at least one day later
  const opened = lastOpenedOn(lot({}), place, sale);
  const dayAfter = lastOpenedOn(lot({}), place, { ...sale, spareDays: sale.spareDays + 1 });
  const boxes = [held({ ...given, quarantined: true }), held({ ...kept, quantity: 2 })];
  expect(refill(boxes, [lot({ expiresOn: opened })]).allocations).toEqual([]);
  expect(refill(boxes, [lot({ expiresOn: dayAfter })]).allocations).toEqual([
    { orderId: 'order', lineId: 'line', lotId: 'other', quantity: 1 },
  ]);
});

test('an order that cannot be refilled gets nothing, and leaves the boxes to the next order', () => {
  const boxes = [
    held({ quarantined: true, quantity: 3 }),
    held({ orderId: 'next', lineId: 'its', quarantined: true, quantity: 2 }),
  ];
  const { allocations, refused } = refill(boxes, [lot({ available: 2 })]);
  expect([...refused]).toEqual([['order', ['line']]]);
  expect(allocations.map(({ orderId, quantity }) => [orderId, quantity])).toEqual([['next', 2]]);
});
