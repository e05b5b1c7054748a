/** Which boxes an order gets: first expired first out, all lines or nothing, pure over the lots that are there. */
/** A box must not expire before its last lens is opened, counted per line (one eye's queue), box after box. */
import { addDays } from '@toric/optics/calendar-day';
import { lastOpenDate, type Replacement } from '@toric/optics/wear';

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
};
export type WantedOrder = { readonly orderId: string; readonly market: string; readonly lines: readonly WantedLine[] };
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
export type Shelf = { readonly today: string; readonly spareDays: number };

/** Nobody wears lenses on one prescription for longer, so no box needs to keep longer than this. */
const WEAR_HORIZON_DAYS = 730;

/** The day that the line's n-th box must still be good on. */
export function mustKeepUntil(
  pack: Pick<CandidateLot, 'size' | 'replacement'>,
  box: number,
  { today, spareDays }: Shelf,
): string {
  const opened = lastOpenDate(pack.size, pack.replacement, addDays(today, spareDays), box);
  const horizon = addDays(today, WEAR_HORIZON_DAYS);
  return opened < horizon ? opened : horizon;
}

/** Ties are broken by the id, so that every run chooses alike. */
export function firstExpiredFirst(a: CandidateLot, b: CandidateLot): number {
  if (a.expiresOn !== b.expiresOn) return a.expiresOn < b.expiresOn ? -1 : 1;
  if (a.priority !== b.priority) return a.priority - b.priority;
  return a.lotId < b.lotId ? -1 : 1;
}

const lensInPack = ({ lensId, packId }: { lensId: string; packId: string }) => `${lensId} ${packId}`;

type Taken = { readonly lotId: string; readonly quantity: number };

/** Boxes are needed longer one after the other, and the lots keep longer one after the other: one pass finds most. */
function fill(
  wanted: number,
  lots: readonly CandidateLot[],
  left: ReadonlyMap<string, number>,
  shelf: Shelf,
): Taken[] | undefined {
  const taken: Taken[] = [];
  let box = 1;
  for (const lot of lots) {
    const free = left.get(lot.lotId) ?? 0;
    let quantity = 0;
    while (box <= wanted && quantity < free && lot.expiresOn >= mustKeepUntil(lot, box, shelf)) {
      quantity++;
      box++;
    }
    if (quantity > 0) taken.push({ lotId: lot.lotId, quantity });
  }
  return box > wanted ? taken : undefined;
}

type Shop = {
  readonly lots: ReadonlyMap<string, readonly CandidateLot[]>;
  readonly left: Map<string, number>;
  readonly shelf: Shelf;
};

function fillOrder(
  { orderId, market, lines }: WantedOrder,
  { lots, left, shelf }: Shop,
): { pieces: Piece[]; short: string[] } {
  const pieces: Piece[] = [];
  const short: string[] = [];
  for (const line of lines) {
    const here = (lots.get(lensInPack(line)) ?? []).filter((lot) => lot.markets.includes(market));
    const taken = fill(line.quantity, here, left, shelf);
    if (!taken) short.push(line.lineId);
    for (const { lotId, quantity } of taken ?? []) {
      left.set(lotId, (left.get(lotId) ?? 0) - quantity);
      pieces.push({ orderId, lineId: line.lineId, lotId, quantity });
    }
  }
  return { pieces, short };
}

function byLensInPack(lots: readonly CandidateLot[]): Map<string, CandidateLot[]> {
  const groups = new Map<string, CandidateLot[]>();
  for (const lot of [...lots].sort(firstExpiredFirst)) {
    const group = groups.get(lensInPack(lot));
    if (group) group.push(lot);
    else groups.set(lensInPack(lot), [lot]);
  }
  return groups;
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
