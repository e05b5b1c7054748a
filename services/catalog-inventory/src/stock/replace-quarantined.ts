/** If boxes that an order holds went into quarantine, they are replaced by other boxes before the order is shipped. */
import type { CandidateLot, KeptBoxes, WantedLine, WantedOrder } from './stock.ts';

/** Boxes of one lot that an order line holds. At least one lot of the order is in quarantine. */
export type HeldBoxes = Pick<CandidateLot, 'lensId' | 'packId' | 'size' | 'replacement'> &
  KeptBoxes & {
    readonly orderId: string;
    /** Null for a reservation made before the market was stored: the warehouses that may serve it are unknown. */
    readonly market: string | null;
    /** Null for goods that are no lens, and for a reservation made before evidence was stored. No new lens may be held without. */
    readonly evidenceId: string | null;
    readonly quarantined: boolean;
  };

/** Returns one wanted line for each order line. It adds up the boxes that the line loses in several lots. */
function wantedLines(boxes: readonly HeldBoxes[]): WantedLine[] {
  const lines = new Map<string, WantedLine>();
  for (const { lineId, eye, lensId, packId, quantity } of boxes) {
    const more = lines.get(lineId)?.quantity ?? 0;
    lines.set(lineId, { lineId, eye, lensId, packId, quantity: quantity + more });
  }
  return [...lines.values()];
}

/**
 * Returns the market of the order. Returns undefined if the order was reserved before reservations stored their market,
 * or before they stored the evidence of each line. Such an order cannot get other boxes.
 */
function marketOf(boxes: readonly HeldBoxes[]): string | undefined {
  const hasEvidence = boxes.every(({ evidenceId, replacement }) => evidenceId !== null || replacement === null);
  return hasEvidence ? (boxes[0]?.market ?? undefined) : undefined;
}

/**
 * Returns for each order the boxes that must be replaced, and the boxes that it keeps. An order for which `marketOf`
 * returns undefined is refused, because no replacement can be chosen for it. An order in `packed` is refused too: its
 * parcel holds the very boxes that must not leave (ADR 0097).
 */
export function ordersToRefill(
  held: readonly HeldBoxes[],
  packed: ReadonlySet<string> = new Set(),
): { orders: WantedOrder[]; refused: string[] } {
  const orders: WantedOrder[] = [];
  const refused: string[] = [];
  for (const orderId of new Set(held.map((box) => box.orderId))) {
    const boxes = held.filter((box) => box.orderId === orderId);
    const market = marketOf(boxes);
    const lines = wantedLines(boxes.filter(({ quarantined }) => quarantined));
    const kept = boxes.filter(({ quarantined }) => !quarantined);
    if (market === undefined || packed.has(orderId)) refused.push(orderId);
    else orders.push({ orderId, market, lines, kept });
  }
  return { orders, refused };
}
