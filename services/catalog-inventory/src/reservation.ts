/** What an order holds, and what it is told: the same answer however often, and in whatever order, it asks. */
import { type ReserveStock, StockRefused, StockReserved } from '@toric/contracts/catalog-inventory';
import type { DataOf, Message } from '@toric/contracts/message';
import { refusal } from '@toric/contracts/refusal';

export type ReservationStatus = 'held' | 'refused' | 'released' | 'shipped';
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

/** `lineIds`: the lines that the order asked for. */
export function answerToReserve(reservation: Reservation, lineIds: readonly string[]): Message {
  const { orderId, status, reservedUntil, refusedLineIds } = reservation;
  if (status === 'refused') return StockRefused({ orderId, reason: REASONS.refused, lineIds: [...refusedLineIds] });
  if (status === 'released' || !reservedUntil)
    return StockRefused({ orderId, reason: REASONS.released, lineIds: [...lineIds] });
  return StockReserved({ orderId, reservedUntil: reservedUntil.toISOString() });
}

export function requireHeldOrShipped(orderId: string, reservation: Reservation | undefined): void {
  if (reservation?.status === 'held' || reservation?.status === 'shipped') return;
  throw NOT_HELD({ orderId, state: reservation?.status ?? 'never reserved' });
}
