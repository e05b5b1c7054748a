/** Boxes that are held and went into quarantine give way to others before their order leaves. */
import type { CandidateLot, KeptBoxes, WantedLine, WantedOrder } from './stock.ts';

/** Of an order some of whose boxes are in quarantine, all boxes: those too that stay. */
export type HeldBoxes = Pick<CandidateLot, 'lensId' | 'packId' | 'size' | 'replacement'> &
  KeptBoxes & {
    readonly orderId: string;
    /** Null: reserved before it was kept, so nobody knows which warehouses ship there. */
    readonly market: string | null;
    /** Null: reserved before it was kept, and nothing is held any more without. */
    readonly evidenceId: string | null;
    readonly quarantined: boolean;
  };

/** Boxes that one line has to give up in several lots are looked for together. */
function wantedLines(boxes: readonly HeldBoxes[]): WantedLine[] {
  const lines = new Map<string, WantedLine>();
  for (const { lineId, eye, lensId, packId, quantity } of boxes) {
    const more = lines.get(lineId)?.quantity ?? 0;
    lines.set(lineId, { lineId, eye, lensId, packId, quantity: quantity + more });
  }
  return [...lines.values()];
}

/** Returns undefined if the order was reserved before its market and the evidence of its lines were recorded. */
function marketOf(boxes: readonly HeldBoxes[]): string | undefined {
  const isProven = boxes.every(({ evidenceId }) => evidenceId !== null);
  return isProven ? (boxes[0]?.market ?? undefined) : undefined;
}

/**
 * Returns the orders with the boxes that each must find and the boxes that it keeps. Without a market, no replacement can
 * be chosen: such an order is refused.
 */
export function ordersToRefill(held: readonly HeldBoxes[]): { orders: WantedOrder[]; refused: string[] } {
  const orders: WantedOrder[] = [];
  const refused: string[] = [];
  for (const orderId of new Set(held.map((box) => box.orderId))) {
    const boxes = held.filter((box) => box.orderId === orderId);
    const market = marketOf(boxes);
    const lines = wantedLines(boxes.filter(({ quarantined }) => quarantined));
    const kept = boxes.filter(({ quarantined }) => !quarantined);
    if (market === undefined) refused.push(orderId);
    else orders.push({ orderId, market, lines, kept });
  }
  return { orders, refused };
}
