/** What an order holds, and what it is told: the same answer however often, and in whatever order, it asks. */
import {
  type ReserveStock,
  ShipmentRefused,
  StockRefused,
  StockReserved,
  StockShipped,
} from '@toric/contracts/catalog-inventory/events';
import type { Eye } from '@toric/contracts/lens';
import type { DataOf, Message } from '@toric/contracts/kernel/message';
import { refusal } from '@toric/contracts/kernel/refusal';
import type { Piece } from './stock.ts';

/** `withdrawn`: its boxes were recalled or set aside before they left, and there were no others. */
export type ReservationStatus = 'held' | 'refused' | 'released' | 'shipped' | 'withdrawn';
export type Reservation = {
  readonly orderId: string;
  readonly status: ReservationStatus;
  /** Null where nothing was ever held. */
  readonly reservedUntil: Date | null;
  readonly refusedLineIds: readonly string[];
};

export const SOLD_OUT = 'stock.sold-out';
export const RELEASED = 'stock.released';
export const NO_EVIDENCE = 'stock.no-evidence';
export const WITHDRAWN = 'stock.withdrawn';
/** Refuses a message, which is set aside for a person to look at: no request is answered so. */
const NOT_HELD = refusal('stock.not-held', 'conflict', {
  en: 'Order {orderId} holds no stock to ship ({state}). Find out who confirmed it.',
  zh: '订单 {orderId} 没有可发货的预留库存（{state}）。请查明是谁确认了该订单。',
});

/** Powers are medical data: the buyer knows which line it is, the message does not say. */
const REASONS = {
  refused: {
    code: SOLD_OUT,
    detail:
      'It is sold out in this power, or would expire before the last box is worn. Choose fewer boxes or another pack size, or order again later.',
  },
  released: { code: RELEASED, detail: 'The order gave its stock up before. Place a new order.' },
  unproven: { code: NO_EVIDENCE, detail: 'Nothing says what permits these lenses to be supplied. Place a new order.' },
  withdrawn: {
    code: WITHDRAWN,
    detail:
      'Its boxes were recalled or set aside before they were sent, and there are no others. Nothing was charged; choose another product, or order again later.',
  },
} as const;

type Asked = DataOf<typeof ReserveStock>;

const unprovenLines = ({ lines }: Asked) => lines.filter(({ evidenceId }) => evidenceId === undefined);
/** No lens is held without the id of what permits it; the database refuses it too. */
export const isProven = (asked: Asked): boolean => unprovenLines(asked).length === 0;
export const refuseUnproven = (asked: Asked): Message =>
  StockRefused({
    orderId: asked.orderId,
    reason: REASONS.unproven,
    lineIds: unprovenLines(asked).map(({ lineId }) => lineId),
  });

type LineFacts = { readonly eye?: Eye | undefined; readonly evidenceId?: string | null | undefined };
export type HeldPiece = Piece & LineFacts;

/** With what is kept of each line: the eye that it is for, and what permits it. */
export function heldFor(
  lines: readonly (LineFacts & { readonly lineId: string })[],
  pieces: readonly Piece[],
): HeldPiece[] {
  const facts = new Map(lines.map(({ lineId, eye, evidenceId }) => [lineId, { eye, evidenceId }]));
  return pieces.map((piece) => ({ ...piece, ...facts.get(piece.lineId) }));
}

/** `lineIds`: the lines that the order asked for. */
export function answerToReserve(reservation: Reservation, lineIds: readonly string[]): Message {
  const { orderId, status, reservedUntil, refusedLineIds } = reservation;
  if (status === 'refused') return StockRefused({ orderId, reason: REASONS.refused, lineIds: [...refusedLineIds] });
  if (status === 'released' || status === 'withdrawn' || !reservedUntil)
    return StockRefused({ orderId, reason: REASONS.released, lineIds: [...lineIds] });
  return StockReserved({ orderId, reservedUntil: reservedUntil.toISOString() });
}

/** What was decided when it was to leave is said again; what never was to leave is not. */
const SHIPPABLE: readonly (ReservationStatus | undefined)[] = ['held', 'shipped', 'withdrawn'];

export function requireShippable(orderId: string, reservation: Reservation | undefined): void {
  if (SHIPPABLE.includes(reservation?.status)) return;
  throw NOT_HELD({ orderId, state: reservation?.status ?? 'never reserved' });
}

type ShippedLots = DataOf<typeof StockShipped>['lots'];

/** `lots`: of the boxes that left. */
export const answerToShip = (orderId: string, left: boolean, lots: ShippedLots): Message =>
  left ? StockShipped({ orderId, lots }) : ShipmentRefused({ orderId, reason: REASONS.withdrawn });
