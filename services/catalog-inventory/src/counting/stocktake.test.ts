import { describe, expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import fc from 'fast-check';
import {
  approve,
  bookAt,
  reject,
  requireState,
  type Stocktake,
  maySeeBook,
  startStocktake,
  submit,
  type VariedLot,
} from './stocktake.ts';

const [then, now] = [new Date('2026-11-21T08:00:00Z'), new Date('2026-11-21T09:30:00Z')];
const counting = startStocktake({ warehouseId: 'warehouse' }, { id: 'stocktake', by: 'ann', now: then });
const submitted = submit(counting, 0, 'ann', now);
const lot = (fields: Partial<VariedLot> = {}): VariedLot => ({
  ...{ lotId: 'lot', lotNumber: 'L1', counted: 8, book: 10, onHand: 10, reserved: 0, corrected: false },
  ...fields,
});
const bob = { by: 'bob', counters: ['ann', 'eve'], now };
const refused = (act: () => unknown): BusinessError => {
  try {
    act();
  } catch (error) {
    if (error instanceof BusinessError) return error;
  }
  throw new Error('it was not refused');
};

test('movements before, between and after the count never change the booked difference', () => {
  const days = fc.record({
    shelf: fc.integer({ min: 40, max: 60 }),
    book: fc.integer({ min: 40, max: 60 }),
    /**
     * Holds how many boxes arrive (positive) or leave (negative) in each movement. A movement changes the shelf and the
     * ledger by the same number.
     */
    moves: fc.array(fc.integer({ min: -3, max: 4 }), { minLength: 3, maxLength: 12 }),
    countedAfter: fc.nat(12),
    sentAfter: fc.nat(12),
  });
  fc.assert(
    fc.property(days, ({ shelf, book, moves, ...times }) => {
      const [counted = 0, sent = 0] = [times.countedAfter, times.sentAfter].sort((a, b) => a - b);
      const sumOfMoves = (from: number, to = moves.length) =>
        moves.slice(from, to).reduce((sum, boxes) => sum + boxes, 0);
      const atCount = bookAt(book + sumOfMoves(0, sent), sumOfMoves(counted, sent));
      const onHand = book + sumOfMoves(0);
      const varied = lot({ counted: shelf + sumOfMoves(0, counted), book: atCount, onHand });
      const { adjustments } = approve(submitted, [varied], bob);
      expect(adjustments).toEqual([{ lotId: 'lot', change: shelf - book }]);
      expect(onHand + (adjustments[0]?.change ?? 0)).toBe(shelf + sumOfMoves(0));
    }),
  );
});

describe('a stocktake', () => {
  test('is counted, submitted and approved, one version per step', () => {
    expect(submitted).toMatchObject({ status: 'submitted', submittedBy: 'ann', version: 2 });
    expect(approve(submitted, [], bob).stocktake).toMatchObject({ status: 'approved', decidedBy: 'bob', version: 3 });
  });

  test('begins another round when it is rejected, also by a counter', () => {
    expect(reject(submitted, 'ann', now)).toMatchObject({ status: 'counting', round: 2, decidedBy: 'ann' });
  });

  test('cannot be submitted before every lot is counted', () => {
    expect(refused(() => submit(counting, 3, 'ann', now)).message).toMatch(/^Lots that are not counted yet: 3\./);
  });

  test.each<[string, (one: Stocktake) => unknown, Stocktake['status']]>([
    ['counted', (one) => requireState(one, 'counting'), 'counting'],
    ['submitted', (one) => submit(one, 0, 'ann', now), 'counting'],
    ['approved', (one) => approve(one, [], bob), 'submitted'],
    ['rejected', (one) => reject(one, 'bob', now), 'submitted'],
  ])('is %s in one status only', (_, action, needed) => {
    const statuses = ['counting', 'submitted', 'approved'] as const;
    const possible = statuses.filter((status) => {
      try {
        action({ ...counting, status });
        return true;
      } catch {
        return false;
      }
    });
    expect(possible).toEqual([needed]);
  });
});

describe('a stocktake is not approved', () => {
  test('by a person who counted', () => {
    expect(refused(() => approve(submitted, [], { ...bob, by: 'eve' })).slug).toBe('stocktake.needs-second-person');
  });

  test('if orders hold more boxes than would be left, but it is if they hold exactly these', () => {
    const held = lot({ counted: 8, book: 10, onHand: 9, reserved: 8 });
    const { slug, errors } = refused(() => approve(submitted, [lot(), held], bob));
    expect([slug, errors.length, errors[0]?.detail.en]).toEqual([
      'stocktake.conflict',
      1,
      expect.stringMatching(/^Lot L1 would have 7 boxes, but orders hold 8\./),
    ]);
    expect(approve(submitted, [{ ...held, reserved: 7 }], bob).adjustments).toEqual([{ lotId: 'lot', change: -2 }]);
  });

  test('if more boxes left since the count than were counted, because they must have been there', () => {
    const { errors } = refused(() => approve(submitted, [lot({ counted: 0, book: 10, onHand: 9 })], bob));
    expect(errors.map(({ detail }) => detail.en)).toEqual([
      expect.stringMatching(/have left since the count than were counted/),
    ]);
  });

  test('if the lot would have more than a million boxes, unless the count has made it smaller', () => {
    const grown = lot({ counted: 1_000_000, book: 500_000, onHand: 500_001 });
    const { slug, errors } = refused(() => approve(submitted, [grown], bob));
    expect([slug, errors[0]?.detail.en]).toEqual([
      'stocktake.conflict',
      expect.stringMatching(/^Lot L1 would have 1000001 boxes, but a lot has at most 1000000\./),
    ]);
    expect(approve(submitted, [{ ...grown, onHand: 500_000 }], bob).adjustments).toHaveLength(1);
    const shrunk = lot({ counted: 1_000_000, book: 2_000_000, onHand: 2_000_001 });
    expect(approve(submitted, [shrunk], bob).adjustments).toEqual([{ lotId: 'lot', change: -1_000_000 }]);
  });

  test('if a correction was booked since the count, because it may concern the same boxes', () => {
    const { errors } = refused(() => approve(submitted, [lot({ corrected: true })], bob));
    expect(errors).toMatchObject([
      { pointer: '#stored/lots/lot', detail: { en: expect.stringContaining('was corrected') } },
    ]);
  });
});

test('the book is shown after submission, and to counters only after approval', () => {
  const shown = (status: Stocktake['status']) => [maySeeBook({ status }, false), maySeeBook({ status }, true)];
  expect((['counting', 'submitted', 'approved'] as const).map(shown)).toEqual([
    [false, false],
    [true, false],
    [true, true],
  ]);
});
