import { refusal } from '@toric/contracts/kernel/refusal';
import type { PackedPick } from './open-pick.store.ts';
import type { HeldBox } from './ship-part.store.ts';

/**
 * Refuses a parcel that takes more boxes than the order holds. The message becomes a dead letter, which a person
 * examines. No client gets this refusal.
 */
const TOO_MANY = refusal('stock.parcel-too-large', 'conflict', {
  en: 'Order {orderId} does not hold the boxes of parcel {parcelId}. Compare the parcel with the order.',
  zh: '订单 {orderId} 未持有包裹 {parcelId} 的全部商品。请核对包裹与订单。',
});

/** Refuses to ship an order as a whole while boxes of the order are in a tote. The message becomes a dead letter. */
export const STILL_PICKED = refusal('stock.order-still-picked', 'conflict', {
  en: 'Order {orderId} would leave with all its boxes, but a wave has not packed some of them. Pack them or give them back in the wave, then deliver this message again.',
  zh: '订单 {orderId} 将整单发出，但仍有拣货波次未完成打包。请在波次中打包或退回，然后重新投递此消息。',
});

type Lines = readonly { readonly lineId: string; readonly quantity: number }[];
type Parcel = {
  readonly orderId: string;
  readonly parcelId: string;
  readonly lines: Lines;
};

/**
 * Returns the boxes of a parcel. Each line gets the boxes that expire first. Throws if the order does not hold enough
 * boxes.
 */
export function boxesOfPart({ orderId, parcelId, lines }: Parcel, held: readonly HeldBox[]): HeldBox[] {
  const boxes = chooseBoxes(lines, held);
  if (!boxes) throw TOO_MANY({ orderId, parcelId });
  return boxes;
}

/** Returns for each order line its boxes that expire first. Returns undefined if there are too few boxes. */
function chooseBoxes(lines: Lines, held: readonly HeldBox[]): HeldBox[] | undefined {
  let missing = 0;
  const chosen = lines.flatMap(({ lineId, quantity }) => {
    let left = quantity;
    const taken = held.flatMap((box) => {
      const boxes = box.lineId === lineId ? Math.min(left, box.quantity) : 0;
      left -= boxes;
      return boxes > 0 ? [{ ...box, quantity: boxes }] : [];
    });
    missing += left;
    return taken;
  });
  return missing > 0 ? undefined : chosen;
}

const sums = (lines: Lines): string => {
  const byLine = new Map<string, number>();
  for (const { lineId, quantity } of lines) byLine.set(lineId, (byLine.get(lineId) ?? 0) + quantity);
  return JSON.stringify([...byLine].toSorted(([one], [other]) => (one < other ? -1 : 1)));
};

/** Describes a parcel: its boxes by line, and the wave that packed it, if that is known. */
type Wanted = { readonly lines: Lines; readonly waveId?: string | undefined };

/**
 * Returns exactly the boxes that were scanned for a parcel that was packed in a wave. A parcel that names its wave gets
 * no boxes of another wave. Returns undefined if no packed parcel has these contents, which happens if a person
 * composed the parcel. Returns undefined also if the order no longer holds the boxes.
 */
export function boxesOfPacked(
  { lines, waveId: named }: Wanted,
  picks: readonly PackedPick[],
  held: readonly HeldBox[],
): { readonly waveId: string; readonly boxes: HeldBox[] } | undefined {
  const wanted = sums(lines);
  const possible = picks.filter(({ waveId, boxes }) => (named ?? waveId) === waveId && sums(boxes) === wanted);
  for (const { waveId, boxes: packed } of possible) {
    const boxes = packed.flatMap(({ lineId, lotId, quantity }) => {
      const box = held.find((one) => one.lineId === lineId && one.lotId === lotId && one.quantity >= quantity);
      return box ? [{ ...box, quantity }] : [];
    });
    if (boxes.length === packed.length) return { waveId, boxes };
  }
  return undefined;
}

/**
 * Returns boxes for a parcel that a person composed. These boxes are in no packed parcel and not in quarantine. Returns
 * undefined if there are too few of them.
 */
export function looseBoxes(
  lines: Lines,
  picks: readonly PackedPick[],
  held: readonly HeldBox[],
): HeldBox[] | undefined {
  const packed = picks.flatMap(({ boxes }) => boxes);
  const loose = held.flatMap((box) => {
    const inTotes = packed
      .filter(({ lineId, lotId }) => lineId === box.lineId && lotId === box.lotId)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    const quantity = box.isQuarantined ? 0 : box.quantity - inTotes;
    return quantity > 0 ? [{ ...box, quantity }] : [];
  });
  return chooseBoxes(lines, loose);
}

/** Returns true if the parcel takes every box that the order holds. */
export const takesAll = (boxes: readonly HeldBox[], held: readonly HeldBox[]): boolean =>
  boxes.reduce((sum, { quantity }) => sum + quantity, 0) === held.reduce((sum, { quantity }) => sum + quantity, 0);
