/**
 * Decides the rules of a wave. A wave is a list of orders that one person picks on one walk. The reservation stays the
 * authority about the boxes of an order in a wave. Tasks hold only the place of the boxes and how many were taken.
 */
import {
  PICK_NOTHING_TO_PUT_BACK,
  PICK_NOTHING_TO_SEND,
  PICK_ORDER_CHANGED,
  PICK_ORDER_CANCELLED,
  PICK_ORDER_ON_HOLD,
  PICK_ORDER_WRONG_STATE,
  PICK_PUT_BACK_BEFORE,
  PICK_TASK_TOO_MANY,
  PICK_WAVE_OF_OTHER,
  PICK_WAVE_WRONG_STATE,
} from '@toric/contracts/catalog-inventory/picking/pick.errors';
import type { PickOrderStatus, PickWaveStatus } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import type { ReservationStatus } from '../stock/reservation.ts';

export type Wave = {
  readonly id: string;
  readonly warehouseId: string;
  readonly market: string | null;
  readonly most: number;
  readonly status: PickWaveStatus;
  readonly pickerId: string | null;
};
/**
 * Lists the statuses that are stored. `shipped` is not stored, because it follows from the reservation and the open
 * picks.
 */
export type StoredStatus = Exclude<PickOrderStatus, 'shipped'>;
export type PickedOrder = {
  readonly orderId: string;
  readonly number: string;
  readonly status: StoredStatus;
  /** The status of the reservation is undefined if the order never reserved boxes. */
  readonly reservation: ReservationStatus | undefined;
  readonly isOnHold: boolean;
  readonly taken: number;
  readonly putBackAt: Date | null;
  /** Is true if the packed parcel of the order has left the warehouse. The rest of the order may be in another wave. */
  readonly hasLeft: boolean;
};
type Standing = Pick<PickedOrder, 'status' | 'reservation' | 'hasLeft'>;

/** Lists the statuses of an order for which its wave still has work. */
export const UNDER_WAY: readonly StoredStatus[] = ['waiting', 'picking', 'picked'];
/**
 * The order service names this many candidates for each place in a wave, because some of their boxes are in other
 * warehouses or waves.
 */
export const CANDIDATES_PER_PLACE = 5;

const isReleased = (reservation: ReservationStatus | undefined): boolean =>
  reservation === 'released' || reservation === 'withdrawn';

/**
 * Returns the status of the order as it is shown. It differs from the stored one if the reservation has ended or the
 * parcel has left.
 */
export function shownStatus({ status, reservation, hasLeft }: Standing): PickOrderStatus {
  if (status === 'given-back' || status === 'short') return status;
  if (hasLeft) return 'shipped';
  if (reservation === 'shipped' && status !== 'cancelled') return 'shipped';
  return isReleased(reservation) ? 'cancelled' : status;
}

/** Returns true if boxes of the order lie in its tote and must be put back on their shelves. */
export const isToPutBack = (order: Standing & Pick<PickedOrder, 'taken' | 'putBackAt'>): boolean =>
  order.taken > 0 && order.putBackAt === null && ['given-back', 'short', 'cancelled'].includes(shownStatus(order));

export function requireWave({ status }: Wave, ...needed: readonly PickWaveStatus[]): void {
  if (!needed.includes(status)) throw PICK_WAVE_WRONG_STATE({ status, needed: needed.join(' / ') });
}

/** Throws unless this person is picking the wave. */
export function requirePicker(wave: Wave, actorId: string): void {
  requireWave(wave, 'picking');
  if (wave.pickerId !== actorId) throw PICK_WAVE_OF_OTHER();
}

/** Throws unless the order is in one of these states, was not cancelled, and is not on hold. */
export function requireOrder(order: PickedOrder, ...needed: readonly StoredStatus[]): void {
  if (isReleased(order.reservation)) throw PICK_ORDER_CANCELLED();
  requireStatus(order, ...needed);
  if (order.isOnHold) throw PICK_ORDER_ON_HOLD();
}

/**
 * Throws if the order is no longer being picked in this wave. A cancelled order and an order on hold pass, because the
 * verdict on the scan reports them.
 */
export function requireScannable(order: PickedOrder): void {
  if (!isReleased(order.reservation)) requireStatus(order, 'picking', 'picked');
}

/**
 * Throws unless the order is in one of these statuses. Does not check whether the order is on hold, so an order on hold
 * can be given back.
 */
export function requireStatus(order: PickedOrder, ...needed: readonly StoredStatus[]): void {
  const status = shownStatus(order);
  if (!needed.some((one) => one === status)) throw PICK_ORDER_WRONG_STATE({ status, needed: needed.join(' / ') });
}

type Boxes = { readonly lineId: string; readonly lotId: string; readonly quantity: number };
type TaskBoxes = Boxes & { readonly taken: number; readonly missing: number };

/** Returns true if the boxes of an order that were found can be sent without its missing boxes. */
export const isSplittable = (
  { status, putBackAt, reservation }: Pick<PickedOrder, 'status' | 'putBackAt' | 'reservation'>,
  tasks: readonly Pick<TaskBoxes, 'quantity' | 'missing'>[],
): boolean =>
  status === 'short' &&
  putBackAt === null &&
  reservation === 'held' &&
  tasks.some(({ quantity, missing }) => quantity > missing);

/**
 * Throws unless the boxes of an order that were found can be sent without its missing boxes. Meanwhile a colleague may
 * have put the boxes back, planned the order in another wave, or changed the order.
 */
export function requireSplittable(
  order: PickedOrder,
  tasks: readonly TaskBoxes[],
  { held, isPickedAgain }: { readonly held: readonly Boxes[]; readonly isPickedAgain: boolean },
): void {
  requireOrder(order, 'short');
  if (order.putBackAt !== null) throw PICK_PUT_BACK_BEFORE();
  const sent = tasks.filter(({ quantity, missing }) => quantity > missing);
  if (sent.length === 0) throw PICK_NOTHING_TO_SEND();
  const isHeld = sent.every(({ lineId, lotId, quantity, missing }) =>
    held.some((box) => box.lineId === lineId && box.lotId === lotId && box.quantity >= quantity - missing),
  );
  if (!isHeld || isPickedAgain) throw PICK_ORDER_CHANGED();
}

export function requirePutBack(order: PickedOrder): void {
  if (!isToPutBack(order)) throw PICK_NOTHING_TO_PUT_BACK();
}

/** Throws if fewer than this number of boxes of the line are left to take. */
export function requireLeft({ quantity, taken }: { quantity: number; taken: number }, boxes: number): void {
  const left = quantity - taken;
  if (boxes > left) throw PICK_TASK_TOO_MANY({ left });
}

/** Returns the status of a wave that is being picked. It is `done` when no order needs work any more. */
export const waveAfter = (orders: readonly Standing[]): PickWaveStatus =>
  orders.some((order) => UNDER_WAY.some((status) => status === shownStatus(order))) ? 'picking' : 'done';
