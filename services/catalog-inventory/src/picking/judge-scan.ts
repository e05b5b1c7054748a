/** Decides whether a scanned box is the box that the line needs. */
import type { PickOutcome } from '@toric/contracts/catalog-inventory/picking/pick-outcome';
import type { ReservationStatus } from '../stock/reservation.ts';
import type { ScannedLabel } from './scanned-label.ts';

/** Describes a lot of the warehouse with the GTIN and the lot number of the scanned label. */
export type SeenLot = {
  readonly lotId: string;
  readonly lensId: string;
  readonly expiresOn: string;
  readonly isQuarantined: boolean;
  readonly isRecalled: boolean;
};
/** Describes the boxes of one lot that a wave takes for one order line: how many are wanted, taken and missing. */
export type WantedTask = {
  readonly taskId: string;
  readonly orderId: string;
  readonly lineId: string;
  readonly lotId: string;
  readonly lensId: string;
  readonly packId: string;
  readonly gtin: string;
  readonly quantity: number;
  readonly taken: number;
  readonly missing: number;
};
export type Judged = {
  readonly label: ScannedLabel | undefined;
  /** Lists the lots that the scanned label may mean. Several lots may have the same lot number. */
  readonly lots: readonly SeenLot[];
  readonly task: WantedTask;
  readonly tasks: readonly WantedTask[];
  readonly order: { readonly reservation: ReservationStatus | undefined; readonly isOnHold: boolean };
  /**
   * Is true if the same person sent the same code a moment ago, or if a box with this serial number was taken before.
   */
  readonly isRepeated: boolean;
  readonly today: string;
};

/**
 * Returns the lots that the scanned label may mean. If the label has an expiry day, returns only the lots that expire
 * on this day.
 */
const meantBy = ({ label, lots }: Judged): readonly SeenLot[] =>
  lots.filter(({ expiresOn }) => (label?.expiresOn ?? expiresOn) === expiresOn);

/**
 * Returns the reason why no box with this label may leave, for any line. Returns undefined if there is no such reason.
 */
function neverLeaves(judged: Judged, lots: readonly SeenLot[]): PickOutcome | undefined {
  const { label, today } = judged;
  if (lots.some(({ isRecalled }) => isRecalled)) return 'recalled';
  if (lots.some(({ isQuarantined }) => isQuarantined)) return 'quarantined';
  const days = label?.expiresOn === undefined ? lots.map(({ expiresOn }) => expiresOn) : [label.expiresOn];
  return days.some((day) => day < today) ? 'expired' : undefined;
}

/** Returns true if another order of the wave still wants boxes of one of these lots. */
const isForAnother = ({ task, tasks }: Judged, lots: readonly SeenLot[]): boolean =>
  tasks.some(
    (other) =>
      other.orderId !== task.orderId && other.taken < other.quantity && lots.some(({ lotId }) => lotId === other.lotId),
  );

/**
 * Returns the reason why a box that may leave is not the box that the line needs. Returns undefined if the box is
 * right.
 */
function notWanted(judged: Judged, lots: readonly SeenLot[]): PickOutcome | undefined {
  const { label, task, tasks } = judged;
  if (lots.some(({ lotId }) => lotId === task.lotId)) return undefined;
  const isSameLens = label?.gtin === task.gtin && lots.some(({ lensId }) => lensId === task.lensId);
  const ofOrder = tasks.filter(({ orderId, lineId }) => orderId === task.orderId && lineId !== task.lineId);
  const isOfOrder = ofOrder.some(({ lensId }) => lots.some((lot) => lot.lensId === lensId));
  if (!isSameLens && isOfOrder && label?.gtin === task.gtin) return 'wrong-eye';
  if (isForAnother(judged, lots)) return 'other-order';
  if (label?.gtin !== task.gtin) return 'wrong-product';
  if (lots.length > 0 && !isSameLens) return 'wrong-power';
  return 'wrong-lot';
}

/**
 * Returns the verdict on a scan. Recalled, quarantined and expired boxes are named as such, even if they are also wrong
 * in other ways.
 */
export function judgeScan(judged: Judged): PickOutcome {
  const { label, task, order, isRepeated } = judged;
  if (order.reservation !== 'held') return 'order-cancelled';
  if (order.isOnHold) return 'order-on-hold';
  if (label === undefined) return 'unreadable';
  const lots = meantBy(judged);
  const verdict = neverLeaves(judged, lots) ?? notWanted(judged, lots);
  if (verdict) return verdict;
  if (isRepeated) return 'scanned-twice';
  return task.taken >= task.quantity ? 'enough' : 'taken';
}
