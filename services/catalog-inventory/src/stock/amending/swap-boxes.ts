/** Swaps the boxes that an order holds for the boxes of its new lines. */
import {
  ReservationAmended,
  ReservationAmendmentRefused,
} from '@toric/contracts/catalog-inventory/stock/amendment.events';
import type { Message } from '@toric/contracts/kernel/message';
import type { ReservationStatus } from '../reservation.ts';
import { type Allocation, allocate, type CandidateLot, type Sale, type WantedOrder } from '../stock.ts';

/** Describes the boxes of one lot that the order holds before the swap. */
export type OwnBoxes = { readonly lotId: string; readonly quantity: number };
export type Swap = {
  /** Holds the boxes that the new lines of the order get. */
  readonly allocations: readonly Allocation[];
  /** Holds the change of the reserved number of each lot, in boxes. A lot that does not change is left out. */
  readonly changes: readonly { readonly lotId: string; readonly change: number }[];
  /** Lists the order lines for which there are too few boxes. If there is such a line, nothing is swapped. */
  readonly refusedLineIds: readonly string[];
};

const sumByLot = (boxes: readonly OwnBoxes[]): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const { lotId, quantity } of boxes) sums.set(lotId, (sums.get(lotId) ?? 0) + quantity);
  return sums;
};

/**
 * Chooses the boxes of the new lines by the rules for a new reservation. The boxes that the order holds count as free
 * for this order, so it may keep them even if no other box is free.
 */
export function swapBoxes(
  order: WantedOrder,
  own: readonly OwnBoxes[],
  candidates: readonly CandidateLot[],
  sale: Sale,
): Swap {
  const held = sumByLot(own);
  const free = candidates.map((lot) => ({ ...lot, available: lot.available + (held.get(lot.lotId) ?? 0) }));
  const { allocations, refused } = allocate([order], free, sale);
  const refusedLineIds = refused.get(order.orderId) ?? [];
  if (refusedLineIds.length > 0) return { allocations: [], changes: [], refusedLineIds };
  const wanted = sumByLot(allocations);
  const changes = [...new Set([...held.keys(), ...wanted.keys()])]
    .map((lotId) => ({ lotId, change: (wanted.get(lotId) ?? 0) - (held.get(lotId) ?? 0) }))
    .filter(({ change }) => change !== 0);
  return { allocations, changes, refusedLineIds: [] };
}

/** Holds the reasons of a refusal. Customers read them, so they name no power. */
const REASONS = {
  'stock.being-picked': 'The warehouse has begun to pick this order, so it can no longer be changed.',
  'stock.sold-out':
    'A new line is sold out in this power, or would expire before its last box is worn. The order stays as it was.',
  'stock.released': 'The order gave its boxes up before, so it can no longer be changed.',
  'stock.no-evidence': 'Nothing says what permits these lenses to be supplied. The order stays as it was.',
} as const;
export type SwapRefusal = keyof typeof REASONS;

export type LockedReservation = {
  readonly status: ReservationStatus;
  readonly pickingSince: Date | null;
  readonly packedAt: Date | null;
};

/**
 * Returns the reason why the boxes of an order may not be swapped, however many boxes are free. Returns undefined if
 * they may be swapped.
 */
export function refuseSwap(reservation: LockedReservation): SwapRefusal | undefined {
  if (reservation.status !== 'held') return 'stock.released';
  return reservation.pickingSince || reservation.packedAt ? 'stock.being-picked' : undefined;
}

export type SwapAnswer = {
  readonly orderId: string;
  readonly amendmentId: string;
  readonly refusal: SwapRefusal | null;
  readonly refusedLineIds: readonly string[];
};

export function answerToSwap({ orderId, amendmentId, refusal, refusedLineIds }: SwapAnswer): Message {
  if (refusal === null) return ReservationAmended({ orderId, amendmentId });
  const reason = { code: refusal, detail: REASONS[refusal] };
  return ReservationAmendmentRefused({ orderId, amendmentId, reason, lineIds: [...refusedLineIds] });
}
