import { describe, expect, test } from '@jest/globals';
import { addDays } from '@toric/optics/calendar-day';
import fc from 'fast-check';
import { allocate, type CandidateLot, firstExpiredFirst, lastOpenedOn, lastSaleOn, type WantedOrder } from './stock.ts';

const sale = { today: '2026-11-21', spareDays: 30 };
const lot = (fields: Partial<CandidateLot>): CandidateLot => ({
  lotId: 'lot',
  packId: 'pack',
  lensId: 'lens',
  expiresOn: '2031-06-30',
  available: 1,
  markets: ['US'],
  priority: 100,
  size: 6,
  replacement: 'monthly',
  ...fields,
});
const order = (orderId: string, quantity: number, more: Partial<WantedOrder> = {}): WantedOrder => ({
  orderId,
  market: 'US',
  lines: [{ lineId: `${orderId}.1`, lensId: 'lens', packId: 'pack', quantity }],
  ...more,
});
const taken = (orders: WantedOrder[], lots: CandidateLot[]) =>
  allocate(orders, lots, sale).allocations.map(({ lotId, quantity }) => [lotId, quantity]);

test('a sale at a counter takes boxes of its own warehouse only, although another one has older ones', () => {
  const lots = [
    lot({ lotId: 'there', warehouseId: 'there', expiresOn: '2030-01-01', available: 5 }),
    lot({ lotId: 'here', warehouseId: 'here', available: 1 }),
  ];
  expect(taken([order('o', 1, { warehouseId: 'here' })], lots)).toEqual([['here', 1]]);
  expect(taken([order('o', 2, { warehouseId: 'here' })], lots)).toEqual([]);
  expect(taken([order('o', 1)], lots)).toEqual([['there', 1]]);
});

describe('how long a box must keep', () => {
  test.each([
    ['of six monthly lenses is opened after five others', { size: 6, replacement: 'monthly' }, 1, '2027-05-20'],
    ['of a second box is opened after the first box', { size: 6, replacement: 'monthly' }, 2, '2027-11-16'],
    ['of six two-weekly lenses is opened after ten weeks', { size: 6, replacement: 'two-weekly' }, 1, '2027-03-01'],
    ['of ninety dailies is opened by wear on five days a week', { size: 90, replacement: 'daily' }, 1, '2027-04-25'],
    ['of many boxes is opened after years', { size: 6, replacement: 'monthly' }, 24, '2038-09-19'],
  ] as const)('the last lens %s', (_, pack, box, day) => {
    expect(lastOpenedOn(pack, box, sale)).toBe(day);
  });

  test('the last day of sale is the last on which the last lens would be opened in time', () => {
    const packs = fc.constantFrom<Pick<CandidateLot, 'size' | 'replacement'>>(
      { size: 90, replacement: 'daily' },
      { size: 5, replacement: 'daily' },
      { size: 6, replacement: 'monthly' },
      { size: 6, replacement: 'two-weekly' },
    );
    fc.assert(
      fc.property(packs, fc.nat(600), fc.nat(60), (pack, days, spareDays) => {
        const expiresOn = addDays(sale.today, days);
        const last = lastSaleOn(pack, expiresOn, spareDays);
        const inTime = (today: string) => lastOpenedOn(pack, 1, { today, spareDays }) < expiresOn;
        expect([inTime(last), inTime(addDays(last, 1))]).toEqual([true, false]);
      }),
    );
  });

  test('a lens that would be opened on its expiry day is not sold; one opened the day before is', () => {
    expect(taken([order('o', 1)], [lot({ expiresOn: '2027-05-20' })])).toEqual([]);
    expect(taken([order('o', 1)], [lot({ expiresOn: '2027-05-21' })])).toEqual([['lot', 1]]);
  });

  test('the first box of a line may come from a lot that is too old for the second', () => {
    const lots = [lot({ lotId: 'long', available: 9 }), lot({ lotId: 'short', expiresOn: '2027-06-30', available: 9 })];
    expect(taken([order('o', 2)], lots)).toEqual([
      ['short', 1],
      ['long', 1],
    ]);
  });

  test('both eyes begin at once: each gets its first box from the lot that is too old for a second', () => {
    const line = { lensId: 'lens', packId: 'pack', quantity: 2 };
    const lines = (['right', 'left'] as const).map((eye) => ({ ...line, eye, lineId: eye }));
    const lots = [lot({ lotId: 'long', available: 9 }), lot({ lotId: 'short', expiresOn: '2027-06-30', available: 9 })];
    expect(
      allocate([order('o', 2, { lines })], lots, sale).allocations.map(({ lineId, lotId }) => [lineId, lotId]),
    ).toEqual(
      ['right', 'left'].flatMap((eye) => [
        [eye, 'short'],
        [eye, 'long'],
      ]),
    );
  });

  test('two pack sizes for one eye may be worn in either order, so each must keep as if it came last', () => {
    const small = { lineId: 'small', lensId: 'lens', packId: 'three', quantity: 2, eye: 'right' } as const;
    const big = { lineId: 'big', lensId: 'lens', packId: 'pack', quantity: 1, eye: 'right' } as const;
    const wanted = (eye: 'right' | 'left') => order('o', 1, { lines: [small, { ...big, eye }] });
    // the last lens of a box of six is opened on 2027-05-20 if this box is worn first, and on 2027-11-16 if it is worn
    // after the six lenses of the small boxes
    const lots = (expiresOn: string) => [
      lot({ packId: 'three', size: 3, available: 2 }),
      lot({ lotId: 'b', expiresOn }),
    ];
    const shortIn = (eye: 'right' | 'left', expiresOn: string) =>
      allocate([wanted(eye)], lots(expiresOn), sale).refused.get('o') ?? [];
    expect(shortIn('right', '2027-11-16')).toEqual(['big']);
    expect(shortIn('right', '2027-11-17')).toEqual([]);
    expect(shortIn('left', '2027-05-21')).toEqual([]);
  });
});

test('lots are sorted by expiry day, then by the priority of the warehouse, then by id', () => {
  const lots = [
    lot({ lotId: 'd' }),
    lot({ lotId: 'c' }),
    lot({ lotId: 'b', priority: 1 }),
    lot({ lotId: 'a', expiresOn: '2030-01-01', priority: 999 }),
  ];
  expect(lots.sort(firstExpiredFirst).map(({ lotId }) => lotId)).toEqual(['a', 'b', 'c', 'd']);
});

test('two lines of one order share the free boxes', () => {
  const line = { lensId: 'lens', packId: 'pack', quantity: 1 };
  const lines = ['one', 'two'].map((lineId) => ({ ...line, lineId }));
  const wanted = order('o', 1, { lines });
  expect(allocate([wanted], [lot({ available: 1 })], sale).refused).toEqual(new Map([['o', ['two']]]));
  expect(taken([wanted], [lot({ available: 2 })])).toHaveLength(2);
});

test('an order that cannot be filled leaves its boxes to the next', () => {
  const greedy = order('a', 3);
  expect(allocate([greedy, order('b', 2)], [lot({ available: 2 })], sale)).toEqual({
    allocations: [{ orderId: 'b', lineId: 'b.1', lotId: 'lot', quantity: 2 }],
    refused: new Map([['a', ['a.1']]]),
  });
});

const MARKETS = ['US', 'GB'];
const lots = fc
  .array(
    fc.record({
      lensId: fc.constantFrom('lens', 'other'),
      packId: fc.constantFrom('pack', 'big'),
      expiresOn: fc.constantFrom('2026-12-31', '2027-06-30', '2027-12-31', '2029-01-31', '2031-06-30'),
      available: fc.integer({ min: 0, max: 4 }),
      markets: fc.subarray(MARKETS),
      priority: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 8 },
  )
  .map((list) =>
    list.map((fields, i) => {
      const pack = fields.packId === 'big' ? ({ size: 90, replacement: 'daily' } as const) : {};
      return lot({ ...fields, ...pack, lotId: `lot${i}` });
    }),
  );
const orders = fc
  .array(
    fc.record({
      market: fc.constantFrom(...MARKETS),
      lines: fc.array(
        fc.record({
          lensId: fc.constantFrom('lens', 'other'),
          packId: fc.constantFrom('pack', 'big'),
          quantity: fc.integer({ min: 1, max: 4 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { maxLength: 8 },
  )
  .map((list) =>
    list.map(({ market, lines }, i) => ({
      orderId: `o${i}`,
      market,
      lines: lines.map((line, j) => ({ ...line, lineId: `o${i}.${j}` })),
    })),
  );

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe('for any orders and any lots', () => {
  test('no lot gives more boxes than it has, and an order gets all boxes of each line or none at all', () => {
    fc.assert(
      fc.property(orders, lots, (wanted, stock) => {
        const { allocations, refused } = allocate(wanted, stock, sale);
        for (const { lotId, available } of stock) {
          const given = sum(
            allocations.filter((allocation) => allocation.lotId === lotId).map(({ quantity }) => quantity),
          );
          expect(given).toBeLessThanOrEqual(available);
        }
        for (const { orderId, lines } of wanted) {
          const got = lines.map(({ lineId }) =>
            sum(allocations.filter((allocation) => allocation.lineId === lineId).map(({ quantity }) => quantity)),
          );
          expect(got).toEqual(lines.map(({ quantity }) => (refused.has(orderId) ? 0 : quantity)));
        }
      }),
    );
  });

  test('every box is the wanted lens, comes from a warehouse that serves the market, and keeps long enough', () => {
    fc.assert(
      fc.property(orders, lots, (wanted, stock) => {
        for (const { orderId, lineId, lotId } of allocate(wanted, stock, sale).allocations) {
          const asked = wanted.find((one) => one.orderId === orderId);
          const line = asked?.lines.find((one) => one.lineId === lineId);
          const from = stock.find((one) => one.lotId === lotId);
          if (!asked || !line || !from) throw new Error('an allocation without an order, a line or a lot');
          expect([from.lensId, from.packId, from.markets.includes(asked.market)]).toEqual([
            line.lensId,
            line.packId,
            true,
          ]);
          expect(lastOpenedOn(from, 1, sale) < from.expiresOn).toBe(true);
        }
      }),
    );
  });

  test('with one box an order, the first expired box is taken, and no order is refused while a suitable box is free', () => {
    const single = orders.map((list) =>
      list.map(({ lines: [first], ...rest }) => ({ ...rest, lines: first ? [{ ...first, quantity: 1 }] : [] })),
    );
    fc.assert(
      fc.property(single, lots, (wanted, stock) => {
        const { allocations, refused } = allocate(wanted, stock, sale);
        const left = (one: CandidateLot) =>
          one.available - sum(allocations.filter(({ lotId }) => lotId === one.lotId).map(({ quantity }) => quantity));
        for (const { orderId, market, lines } of wanted) {
          const would = stock.filter(
            (one) =>
              lines.some((line) => line.lensId === one.lensId && line.packId === one.packId) &&
              one.markets.includes(market) &&
              lastOpenedOn(one, 1, sale) < one.expiresOn &&
              left(one) > 0,
          );
          if (refused.has(orderId)) expect(would).toEqual([]);
          const used = stock.find(({ lotId }) =>
            allocations.some((allocation) => allocation.orderId === orderId && allocation.lotId === lotId),
          );
          if (used) expect(would.filter((one) => firstExpiredFirst(one, used) < 0)).toEqual([]);
        }
      }),
    );
  });
});
