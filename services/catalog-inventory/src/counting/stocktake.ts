/**
 * Decides the rules of a stocktake. Lots are counted blind: the counter does not see the book quantity. Each count is
 * compared with the book quantity at the instant of that count. A person who did not count approves the differences.
 * Only the differences are booked, never new totals, so boxes that arrive or leave during the stocktake do not distort
 * the result.
 */
import {
  CORRECTED_SINCE,
  MORE_LEFT_THAN_COUNTED,
  MORE_RESERVED,
  MORE_THAN_LOT_MAXIMUM,
  STOCKTAKE_BLIND,
  STOCKTAKE_CONFLICT,
  STOCKTAKE_NEEDS_SECOND_PERSON,
  STOCKTAKE_UNCOUNTED,
  STOCKTAKE_WRONG_STATE,
} from '@toric/contracts/catalog-inventory/counting/stocktake.errors';
import type { StocktakeStatus, StocktakeView } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import { BOXES_PER_LOT_AT_MOST as limit } from '@toric/contracts/catalog-inventory/stock/stock.http';

export type Stocktake = Omit<StocktakeView, 'createdAt' | 'updatedAt'> & {
  readonly createdAt: Date;
  readonly updatedAt: Date;
};
/** Describes a lot whose count differs from the book quantity, with its present quantities. */
export type VariedLot = {
  readonly lotId: string;
  readonly lotNumber: string;
  readonly counted: number;
  readonly book: number;
  readonly onHand: number;
  readonly reserved: number;
  /** Is true if another count or an adjustment of the lot was booked after this count. */
  readonly corrected: boolean;
};
export type Adjustment = { readonly lotId: string; readonly change: number };

/** Holds the largest number of lots that one refusal names. */
const MAX_ERRORS = 100;

export function requireState({ status }: Stocktake, needed: StocktakeStatus): void {
  if (status !== needed) throw STOCKTAKE_WRONG_STATE({ status, needed });
}

function nextVersion(stocktake: Stocktake, changes: Partial<Stocktake>, now: Date): Stocktake {
  return { ...stocktake, ...changes, version: stocktake.version + 1, updatedAt: now };
}

export const startStocktake = (
  scope: { warehouseId: string; productId?: string | undefined },
  { id, by, now }: { id: string; by: string; now: Date },
): Stocktake => ({
  id,
  warehouseId: scope.warehouseId,
  productId: scope.productId ?? null,
  status: 'counting',
  ...{ round: 1, startedBy: by, submittedBy: null, decidedBy: null },
  ...{ version: 1, createdAt: now, updatedAt: now },
});

/** Returns the book quantity at the instant of the count: the present quantity without the movements since then. */
export const bookAt = (onHand: number, movedSince: number): number => onHand - movedSince;

export function submit(stocktake: Stocktake, left: number, by: string, now: Date): Stocktake {
  requireState(stocktake, 'counting');
  if (left > 0) throw STOCKTAKE_UNCOUNTED({ left });
  return nextVersion(stocktake, { status: 'submitted', submittedBy: by }, now);
}

/**
 * Returns true if the person may see the book quantities. A counter who knew them could repeat them at the next count,
 * so a counter sees them only after approval.
 */
export const maySeeBook = ({ status }: Pick<Stocktake, 'status'>, counted: boolean): boolean =>
  status === 'approved' || (status === 'submitted' && !counted);

export function requireBookVisible(stocktake: Pick<Stocktake, 'status'>, counted: boolean): void {
  if (!maySeeBook(stocktake, counted)) throw STOCKTAKE_BLIND();
}

/**
 * Returns the reason why the difference of a lot cannot be booked. Returns undefined if it can. A correction since the
 * count may concern the same missing boxes. If the difference were booked too, these boxes would be subtracted twice.
 */
function conflictOf({ lotNumber, counted, book, onHand, reserved, corrected }: VariedLot) {
  if (corrected) return CORRECTED_SINCE({ lotNumber });
  const left = onHand + counted - book;
  if (left < 0) return MORE_LEFT_THAN_COUNTED({ lotNumber });
  if (left > limit && counted > book) return MORE_THAN_LOT_MAXIMUM({ lotNumber, onHand: left, limit });
  return left < reserved ? MORE_RESERVED({ lotNumber, onHand: left, reserved }) : undefined;
}

/**
 * Returns the approved stocktake and an adjustment for every difference. Throws if the approver has counted, or if any
 * lot has a conflict. The refusal names the lots in conflict, and nothing is booked.
 */
export function approve(
  stocktake: Stocktake,
  lots: readonly VariedLot[],
  { by, counters, now }: { by: string; counters: readonly string[]; now: Date },
): { stocktake: Stocktake; adjustments: readonly Adjustment[] } {
  requireState(stocktake, 'submitted');
  if (counters.includes(by)) throw STOCKTAKE_NEEDS_SECOND_PERSON();
  const conflicts = lots.flatMap((lot) => {
    const detail = conflictOf(lot);
    return detail ? [{ pointer: `#stored/lots/${lot.lotId}`, detail }] : [];
  });
  if (conflicts.length > 0) throw STOCKTAKE_CONFLICT({ lots: conflicts.length }).at(...conflicts.slice(0, MAX_ERRORS));
  return {
    stocktake: nextVersion(stocktake, { status: 'approved', decidedBy: by }, now),
    adjustments: lots.map(({ lotId, counted, book }) => ({ lotId, change: counted - book })),
  };
}

/**
 * Starts another round of counting. Lots that agreed with the book quantity keep their counts. A person who counted may
 * reject, but may not approve.
 */
export function reject(stocktake: Stocktake, by: string, now: Date): Stocktake {
  requireState(stocktake, 'submitted');
  return nextVersion(stocktake, { status: 'counting', round: stocktake.round + 1, decidedBy: by }, now);
}

export const stocktakeView = ({ createdAt, updatedAt, ...stocktake }: Stocktake): StocktakeView => ({
  ...stocktake,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
