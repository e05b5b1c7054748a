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

/** No warehouse serves an order that lacks what its boxes are chosen by. */
const marketOf = (boxes: readonly HeldBoxes[]): string =>
  (boxes.every(({ evidenceId }) => evidenceId !== null) && boxes[0]?.market) || '';

/** What each order has to find, beside what it keeps. */
export function ordersToRefill(held: readonly HeldBoxes[]): WantedOrder[] {
  const orderIds = [...new Set(held.map(({ orderId }) => orderId))];
  return orderIds.map((orderId) => {
    const boxes = held.filter((box) => box.orderId === orderId);
    return {
      orderId,
      market: marketOf(boxes),
      lines: wantedLines(boxes.filter(({ quarantined }) => quarantined)),
      kept: boxes.filter(({ quarantined }) => !quarantined),
    };
  });
}
