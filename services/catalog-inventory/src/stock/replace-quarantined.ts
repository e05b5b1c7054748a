/** Decides which boxes must be replaced before an order is shipped, because they went into quarantine. */
import type { CandidateLot, KeptBoxes, WantedLine, WantedOrder } from './stock.ts';

/** Describes the boxes of one lot that an order line holds. At least one lot of the order is in quarantine. */
export type HeldBoxes = Pick<CandidateLot, 'lensId' | 'packId' | 'size' | 'replacement'> &
  KeptBoxes & {
    readonly orderId: string;
    /**
     * The market is null for a reservation that was made before the market was stored. The warehouses that may serve
     * such a reservation are unknown.
     */
    readonly market: string | null;
    /**
     * The evidence is null for goods that are not a lens, and for a reservation that was made before evidence was
     * stored. A new reservation of a lens must have evidence.
     */
    readonly evidenceId: string | null;
    readonly quarantined: boolean;
  };

/** Returns one wanted line for each order line. Sums the boxes that the line loses in several lots. */
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
 * returns undefined is refused, because no replacement can be chosen for it. An order in `packed` is also refused,
 * because its parcel holds the boxes that must not leave (ADR 0097).
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
