/**
 * A stocktake: lots are counted blind, each count is held against the book of its instant, and somebody who did not count
 * has the differences booked. What is booked is a difference and never a new sum, so whatever moves meanwhile stays moved.
 */
import {
  CORRECTED_SINCE,
  MORE_LEFT_THAN_COUNTED,
  MORE_RESERVED,
  STOCKTAKE_BLIND,
  STOCKTAKE_CONFLICT,
  STOCKTAKE_NEEDS_SECOND_PERSON,
  STOCKTAKE_UNCOUNTED,
  STOCKTAKE_WRONG_STATE,
} from '@toric/contracts/catalog-inventory/counting/stocktake.errors';
import type { StocktakeStatus, StocktakeView } from '@toric/contracts/catalog-inventory/counting/stocktake.http';

export type Stocktake = Omit<StocktakeView, 'createdAt' | 'updatedAt'> & {
  readonly createdAt: Date;
  readonly updatedAt: Date;
};
/** A lot that differs from the book, as it was counted and as it is now. */
export type VariedLot = {
  readonly lotId: string;
  readonly lotNumber: string;
  readonly counted: number;
  readonly book: number;
  readonly onHand: number;
  readonly reserved: number;
  /** A count or an adjustment was booked after this count. */
  readonly corrected: boolean;
};
export type Adjustment = { readonly lotId: string; readonly change: number };

const SHOWN = 100;

export function requireState({ status }: Stocktake, needed: StocktakeStatus): void {
  if (status !== needed) throw STOCKTAKE_WRONG_STATE({ status, needed });
}

function move(stocktake: Stocktake, changes: Partial<Stocktake>, now: Date): Stocktake {
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

/** On hand as it was then: what moved afterwards is taken back, however late the count was sent in. */
export const bookAt = (onHand: number, movedSince: number): number => onHand - movedSince;

export function submit(stocktake: Stocktake, left: number, by: string, now: Date): Stocktake {
  requireState(stocktake, 'counting');
  if (left > 0) throw STOCKTAKE_UNCOUNTED({ left });
  return move(stocktake, { status: 'submitted', submittedBy: by }, now);
}

/** Who counted and knows the book would find it at the second count. */
export const seesBook = ({ status }: Pick<Stocktake, 'status'>, counted: boolean): boolean =>
  status === 'approved' || (status === 'submitted' && !counted);

export function requireBook(stocktake: Pick<Stocktake, 'status'>, counted: boolean): void {
  if (!seesBook(stocktake, counted)) throw STOCKTAKE_BLIND();
}

/** A correction that was booked since may be of the very boxes that were missing: to book them again would lose them twice. */
function conflictOf({ lotNumber, counted, book, onHand, reserved, corrected }: VariedLot) {
  if (corrected) return CORRECTED_SINCE({ lotNumber });
  const left = onHand + counted - book;
  if (left < 0) return MORE_LEFT_THAN_COUNTED({ lotNumber });
  return left < reserved ? MORE_RESERVED({ lotNumber, onHand: left, reserved }) : undefined;
}

/** All differences or none. */
export function approve(
  stocktake: Stocktake,
  lots: readonly VariedLot[],
  { by, counters, now }: { by: string; counters: readonly string[]; now: Date },
): { stocktake: Stocktake; adjustments: readonly Adjustment[] } {
  requireState(stocktake, 'submitted');
  if (counters.includes(by)) throw STOCKTAKE_NEEDS_SECOND_PERSON();
  const conflicts = lots.flatMap((lot) => {
    const detail = conflictOf(lot);
    return detail ? [{ pointer: `#lots/${lot.lotId}`, detail }] : [];
  });
  if (conflicts.length > 0) throw STOCKTAKE_CONFLICT({ lots: conflicts.length }).at(...conflicts.slice(0, SHOWN));
  return {
    stocktake: move(stocktake, { status: 'approved', decidedBy: by }, now),
    adjustments: lots.map(({ lotId, counted, book }) => ({ lotId, change: counted - book })),
  };
}

/** Lots that agreed with the book stay counted; whoever counted may ask for another count as well. */
export function reject(stocktake: Stocktake, by: string, now: Date): Stocktake {
  requireState(stocktake, 'submitted');
  return move(stocktake, { status: 'counting', round: stocktake.round + 1, decidedBy: by }, now);
}

export const stocktakeView = ({ createdAt, updatedAt, ...stocktake }: Stocktake): StocktakeView => ({
  ...stocktake,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
