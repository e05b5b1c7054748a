/** Decides the answers to the commands about the reservation of an order. A repeated command gets the same answer. */
import {
  type ReserveStock,
  ShipmentRefused,
  type ShipStock,
  StockRefused,
  StockReserved,
  StockShipped,
} from '@toric/contracts/catalog-inventory/events';
import { StockAwaited } from '@toric/contracts/catalog-inventory/stock/amendment.events';
import type { Eye } from '@toric/contracts/lens';
import type { DataOf, Message } from '@toric/contracts/kernel/message';
import { refusal } from '@toric/contracts/kernel/refusal';
import type { Allocation } from './stock.ts';

/**
 * `waiting` means that boxes are sold out, and that the order waits for them. `withdrawn` means that the boxes were put
 * into quarantine before they were shipped, and no other boxes were free.
 */
export type ReservationStatus = 'held' | 'waiting' | 'refused' | 'released' | 'shipped' | 'withdrawn';
export type Reservation = {
  readonly orderId: string;
  readonly status: ReservationStatus;
  /**
   * Holds the end of the reservation. For a waiting order, it holds the instant until which the order waits. It is null
   * if the order never held a box and does not wait.
   */
  readonly reservedUntil: Date | null;
  readonly refusedLineIds: readonly string[];
  /**
   * Holds the time at which the boxes were packed into a parcel whose contents were checked. It is null or absent while
   * they are in no such parcel.
   */
  readonly packedAt?: Date | null;
};

export const SOLD_OUT = 'stock.sold-out';
export const RELEASED = 'stock.released';
export const NO_EVIDENCE = 'stock.no-evidence';
export const WITHDRAWN = 'stock.withdrawn';
export const WAITED_TOO_LONG = 'stock.waited-too-long';
/**
 * Refuses a ShipStock for an order that has no boxes to ship. The message becomes a dead letter, which a person
 * examines. No client gets this refusal.
 */
const NOT_HELD = refusal('stock.not-held', 'conflict', {
  en: 'Order {orderId} holds no stock to ship ({state}). Find out who confirmed it.',
  zh: '订单 {orderId} 没有可发货的预留库存（{state}）。请查明是谁确认了该订单。',
});

/**
 * Holds the reasons of refusals, which customers read. Powers are medical data, so the texts name no power. The buyer
 * knows which power the order line has.
 */
const REASONS = {
  refused: {
    code: SOLD_OUT,
    detail:
      'It is sold out in this power, or would expire before the last box is worn. Choose fewer boxes or another pack size, or order again later.',
  },
  released: { code: RELEASED, detail: 'The order gave its stock up before. Place a new order.' },
  noEvidence: {
    code: NO_EVIDENCE,
    detail: 'Nothing says what permits these lenses to be supplied. Place a new order.',
  },
  waitedTooLong: {
    code: WAITED_TOO_LONG,
    detail: 'No boxes have arrived in time. Nothing was charged; choose another product, or order again later.',
  },
  withdrawn: {
    code: WITHDRAWN,
    detail:
      'Its boxes were recalled or set aside before they were sent, and there are no others. Nothing was charged; choose another product, or order again later.',
  },
} as const;

type ReserveCommand = DataOf<typeof ReserveStock>;
/** Holds the packs whose goods are not a lens. The catalogue decides this, and not the command. */
type FreePacks = ReadonlySet<string>;

/** Returns the packs of the lines that name no evidence. Only these packs must be looked up in the catalogue. */
export const packsWithoutEvidence = (commands: readonly Pick<ReserveCommand, 'lines'>[]): string[] => [
  ...new Set(
    commands.flatMap(({ lines }) =>
      lines.filter(({ evidenceId }) => evidenceId === undefined).map(({ packId }) => packId),
    ),
  ),
];
const linesWithoutEvidence = ({ lines }: Pick<ReserveCommand, 'lines'>, freePacks: FreePacks) =>
  lines.filter(({ evidenceId, packId }) => evidenceId === undefined && !freePacks.has(packId));
/**
 * Returns true if every lens names the evidence that permits its supply. The database also refuses a lens without
 * evidence.
 */
export const hasEvidence = (command: Pick<ReserveCommand, 'lines'>, freePacks: FreePacks): boolean =>
  linesWithoutEvidence(command, freePacks).length === 0;
export const refuseWithoutEvidence = (command: ReserveCommand, freePacks: FreePacks): Message =>
  StockRefused({
    orderId: command.orderId,
    reason: REASONS.noEvidence,
    lineIds: linesWithoutEvidence(command, freePacks).map(({ lineId }) => lineId),
  });

type LineFacts = { readonly eye?: Eye | undefined; readonly evidenceId?: string | null | undefined };
export type HeldAllocation = Allocation & LineFacts;

/** Adds to each allocation the eye and the evidence of its line, which are stored with the boxes. */
export function withLineFacts(
  allocations: readonly Allocation[],
  lines: readonly (LineFacts & { readonly lineId: string })[],
): HeldAllocation[] {
  const facts = new Map(lines.map(({ lineId, eye, evidenceId }) => [lineId, { eye, evidenceId }]));
  return allocations.map((allocation) => ({ ...allocation, ...facts.get(allocation.lineId) }));
}

/** Returns the answer to ReserveStock. `lineIds` holds the lines that the command names. */
export function answerToReserve(reservation: Reservation, lineIds: readonly string[]): Message {
  const { orderId, status, reservedUntil, refusedLineIds } = reservation;
  if (status === 'waiting' && reservedUntil)
    return StockAwaited({ orderId, lineIds: [...refusedLineIds], waitsUntil: reservedUntil.toISOString() });
  if (status === 'refused') return StockRefused({ orderId, reason: REASONS.refused, lineIds: [...refusedLineIds] });
  if (status === 'released' || status === 'withdrawn' || !reservedUntil)
    return StockRefused({ orderId, reason: REASONS.released, lineIds: [...lineIds] });
  return StockReserved({ orderId, reservedUntil: reservedUntil.toISOString() });
}

/** Returns the refusal of an order that has waited for boxes for the longest permitted time. */
export const refuseWaitedTooLong = ({
  orderId,
  lines,
}: Pick<ReserveCommand, 'orderId'> & { lines: readonly { lineId: string }[] }) =>
  StockRefused({ orderId, reason: REASONS.waitedTooLong, lineIds: lines.map(({ lineId }) => lineId) });

/**
 * Lists the statuses in which ShipStock is answered. `shipped` and `withdrawn` are results of an earlier ShipStock. A
 * repeated ShipStock gets the same answer again.
 */
const SHIPPABLE: readonly (ReservationStatus | undefined)[] = ['held', 'shipped', 'withdrawn'];

/** Throws if the order neither holds boxes nor got a ShipStock command before. */
export function requireShippable(orderId: string, reservation: Reservation | undefined): void {
  if (SHIPPABLE.includes(reservation?.status)) return;
  throw NOT_HELD({ orderId, state: reservation?.status ?? 'never reserved' });
}

type ShippedLots = DataOf<typeof StockShipped>['lots'];

/** Returns the answer to ShipStock. `lots` holds the lots from which the boxes were shipped. */
export const answerToShip = (
  { orderId, parcelId }: Pick<DataOf<typeof ShipStock>, 'orderId' | 'parcelId'>,
  isShipped: boolean,
  lots: ShippedLots,
): Message =>
  isShipped
    ? StockShipped({ orderId, parcelId, lots })
    : ShipmentRefused({ orderId, parcelId, reason: REASONS.withdrawn });
