/** Which boxes an order gets: first expired first out, all lines or nothing, pure over the lots that are there. */
/** No lens is to be opened on or after the day its lot expires, however late the eye comes to it in its queue. */
import type { Eye } from '@toric/contracts/lens';
import { addDays } from '@toric/optics/calendar-day';
import { daysUntilOpened, type Replacement } from '@toric/optics/wear';

export type CandidateLot = {
  readonly lotId: string;
  readonly packId: string;
  readonly lensId: string;
  readonly expiresOn: string;
  readonly available: number;
  readonly markets: readonly string[];
  readonly priority: number;
  readonly size: number;
  readonly replacement: Replacement;
};
export type WantedLine = {
  readonly lineId: string;
  readonly lensId: string;
  readonly packId: string;
  readonly quantity: number;
  /** The lines of one eye are one queue; a line without is a queue of its own. */
  readonly eye?: Eye | undefined;
};
type Pack = Pick<CandidateLot, 'size' | 'replacement'>;
/** Boxes that a line has already. */
export type KeptBoxes = Pack & Pick<WantedLine, 'lineId' | 'quantity' | 'eye'>;
export type WantedOrder = {
  readonly orderId: string;
  readonly market: string;
  readonly lines: readonly WantedLine[];
  /** What the order keeps while it looks for more: worn before that. */
  readonly kept?: readonly KeptBoxes[];
};
export type Piece = {
  readonly orderId: string;
  readonly lineId: string;
  readonly lotId: string;
  readonly quantity: number;
};
export type Allocation = {
  readonly pieces: readonly Piece[];
  /** The orders that get nothing, with the lines that could not be filled. */
  readonly refused: ReadonlyMap<string, readonly string[]>;
};
/** An eye's queue begins when its boxes are there and what it had before is used up: at most `spareDays` after the sale. */
export type Shelf = { readonly today: string; readonly spareDays: number };

/**
 * Nobody tells the shop how often dailies are worn. Fewer days a week open the last lens later, so fewer is the safe
 * side; at one day no 90-pack could be sold at all. Five covers who wears them to work: 90 lenses last 126 days, not 90.
 */
const DAILIES_WORN_A_WEEK = 5;

/** Days from the start of a queue until the lens behind so many others is opened. */
const daysBehind = (lenses: number, { replacement }: Pack) => daysUntilOpened(lenses, replacement, DAILIES_WORN_A_WEEK);

/** The day on which the last lens of a queue's n-th box is opened, at the latest; the queue may wait for another. */
export function lastOpenedOn(pack: Pack, box: number, { today, spareDays }: Shelf, waitDays = 0): string {
  return addDays(today, spareDays + waitDays + daysBehind(pack.size * box - 1, pack));
}

/** The last day on which one box of the lot may be sold: the same rule, read the other way. */
export const lastSaleOn = (pack: Pack, expiresOn: string, spareDays: number): string =>
  addDays(expiresOn, -spareDays - daysBehind(pack.size - 1, pack) - 1);

/** Ties are broken by the id, so that every run chooses alike. */
export function firstExpiredFirst(a: CandidateLot, b: CandidateLot): number {
  if (a.expiresOn !== b.expiresOn) return a.expiresOn < b.expiresOn ? -1 : 1;
  if (a.priority !== b.priority) return a.priority - b.priority;
  return a.lotId < b.lotId ? -1 : 1;
}

export const lensInPack = ({ lensId, packId }: { lensId: string; packId: string }) => `${lensId} ${packId}`;

type Shop = {
  /** Of each lens in each pack, what expires first first: sorted once, however many orders ask. */
  readonly lots: ReadonlyMap<string, readonly CandidateLot[]>;
  readonly left: Map<string, number>;
  readonly shelf: Shelf;
};

function byLensInPack(lots: readonly CandidateLot[]): Map<string, CandidateLot[]> {
  const groups = new Map<string, CandidateLot[]>();
  for (const lot of [...lots].sort(firstExpiredFirst)) {
    const group = groups.get(lensInPack(lot));
    if (group) group.push(lot);
    else groups.set(lensInPack(lot), [lot]);
  }
  return groups;
}

type OfLine = Pick<WantedLine, 'lineId' | 'eye'>;
const forOneEye = (a: OfLine, b: OfLine) => a.lineId === b.lineId || (a.eye !== undefined && a.eye === b.eye);

/** An eye with several lines may wear them in any order, or in turns: each must keep as if it came last. */
function waitDays(line: WantedLine, { lines, kept = [] }: WantedOrder, { lots }: Shop): number {
  const others = lines.filter((other) => other !== line && forOneEye(other, line));
  const behindOthers = others.reduce((days, other) => {
    const [pack] = lots.get(lensInPack(other)) ?? [];
    return days + (pack ? daysBehind(pack.size * other.quantity, pack) : 0);
  }, 0);
  const before = kept.filter((boxes) => forOneEye(boxes, line));
  return before.reduce((days, boxes) => days + daysBehind(boxes.size * boxes.quantity, boxes), behindOthers);
}

type Taken = { readonly lotId: string; readonly quantity: number };

/**
 * Box after box from the lot that expires first among those that keep long enough. Later boxes must keep longer, so a
 * lot that is too old for one box is too old for all behind it: one pass finds boxes for the line if there are any, and
 * what keeps longer is left to who needs it.
 */
function fill(line: WantedLine, order: WantedOrder, shop: Shop): Taken[] | undefined {
  const lots = shop.lots.get(lensInPack(line)) ?? [];
  const [pack] = lots;
  if (!pack) return undefined;
  const wait = waitDays(line, order, shop);
  const taken: Taken[] = [];
  let box = 1;
  let opened = lastOpenedOn(pack, box, shop.shelf, wait);
  for (const lot of lots) {
    if (box > line.quantity) break;
    const free = lot.markets.includes(order.market) ? (shop.left.get(lot.lotId) ?? 0) : 0;
    let quantity = 0;
    while (box <= line.quantity && quantity < free && opened < lot.expiresOn) {
      quantity++;
      box++;
      opened = lastOpenedOn(pack, box, shop.shelf, wait);
    }
    if (quantity > 0) taken.push({ lotId: lot.lotId, quantity });
  }
  return box > line.quantity ? taken : undefined;
}

function fillOrder(order: WantedOrder, shop: Shop): { pieces: Piece[]; short: string[] } {
  const pieces: Piece[] = [];
  const short: string[] = [];
  for (const line of order.lines) {
    const taken = fill(line, order, shop);
    if (!taken) short.push(line.lineId);
    for (const { lotId, quantity } of taken ?? []) {
      shop.left.set(lotId, (shop.left.get(lotId) ?? 0) - quantity);
      pieces.push({ orderId: order.orderId, lineId: line.lineId, lotId, quantity });
    }
  }
  return { pieces, short };
}

/** Orders are served in the order given; one that cannot be filled leaves everything to those after it. */
export function allocate(
  orders: readonly WantedOrder[],
  candidates: readonly CandidateLot[],
  shelf: Shelf,
): Allocation {
  const left = new Map(candidates.map(({ lotId, available }) => [lotId, available]));
  const shop = { lots: byLensInPack(candidates), left, shelf };
  const pieces: Piece[] = [];
  const refused = new Map<string, readonly string[]>();
  for (const order of orders) {
    const filled = fillOrder(order, shop);
    if (filled.short.length === 0) {
      pieces.push(...filled.pieces);
      continue;
    }
    refused.set(order.orderId, filled.short);
    for (const { lotId, quantity } of filled.pieces) left.set(lotId, (left.get(lotId) ?? 0) + quantity);
  }
  return { pieces, refused };
}
