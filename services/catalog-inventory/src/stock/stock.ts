/**
 * Allocates boxes to orders. The lot that expires first is used first, and an order gets the boxes of all its lines or
 * none.
 * A box is allocated only if its last lens will be opened before its lot expires. The boxes for one eye form a queue.
 * Each box must keep until the boxes before it are worn and its own last lens is opened.
 */
import type { Eye } from '@toric/contracts/lens';
import { addDays } from '@toric/optics/calendar-day';
import { daysUntilOpened, type Replacement } from '@toric/optics/wear';

export type CandidateLot = {
  readonly lotId: string;
  /** Names the warehouse of the lot. It is absent if no order of the batch names a warehouse. */
  readonly warehouseId?: string;
  readonly packId: string;
  readonly lensId: string;
  readonly expiresOn: string;
  readonly available: number;
  readonly markets: readonly string[];
  readonly priority: number;
  readonly size: number;
  /** The replacement schedule is null for goods that are not a lens. */
  readonly replacement: Replacement | null;
};
export type WantedLine = {
  readonly lineId: string;
  readonly lensId: string;
  readonly packId: string;
  readonly quantity: number;
  /** The lines of one eye form one queue. A line without an eye is a queue of its own. */
  readonly eye?: Eye | undefined;
};
type Pack = Pick<CandidateLot, 'size' | 'replacement'>;
/** Describes the boxes of an order line that the order keeps from an earlier reservation. */
export type KeptBoxes = Pack & Pick<WantedLine, 'lineId' | 'quantity' | 'eye'>;
export type WantedOrder = {
  readonly orderId: string;
  readonly market: string;
  /** Names the only warehouse whose boxes may be taken. It is given for a sale at the counter of this warehouse. */
  readonly warehouseId?: string | undefined;
  readonly lines: readonly WantedLine[];
  /** Lists the boxes that the order holds and keeps. They are worn before the new boxes. */
  readonly kept?: readonly KeptBoxes[];
};
/** Describes boxes of one lot for one order line. */
export type Allocation = {
  readonly orderId: string;
  readonly lineId: string;
  readonly lotId: string;
  readonly quantity: number;
};
export type AllocationResult = {
  readonly allocations: readonly Allocation[];
  /** Holds the orders that get no boxes, with the lines for which there were too few boxes. */
  readonly refused: ReadonlyMap<string, readonly string[]>;
};
/**
 * Holds the day of the sale, and the days between the sale and the first worn lens. The eye opens its first new lens at
 * most `spareDays` after `today`. By then the boxes have arrived, and the earlier lenses are used up.
 */
export type Sale = { readonly today: string; readonly spareDays: number };

/**
 * Holds the number of days a week on which a customer is assumed to wear daily lenses, because the shop does not know
 * the real number. On fewer days a week, the last lens of a box is opened later, so the box must keep longer. A low
 * number is therefore safer, but with one day a week no box of 90 could be sold. Five days cover wear at work: 90
 * lenses last 126 days, not 90.
 */
const DAILIES_WORN_A_WEEK = 5;

/**
 * Returns the number of days from the start of a queue to the opening of the lens with `lensesBefore` lenses before it.
 * Goods that are not a lens are not worn one after the other, so all of them may be opened on the first day.
 */
const daysToLens = (lensesBefore: number, { replacement }: Pack) =>
  replacement === null ? 0 : daysUntilOpened(lensesBefore, replacement, DAILIES_WORN_A_WEEK);

/**
 * Returns the latest day on which the last lens of a box is opened. `box` is the place of the box in its queue, counted
 * from 1. `waitDays` is the number of days for which the eye wears other boxes before this queue begins.
 */
export function lastOpenedOn(pack: Pack, box: number, { today, spareDays }: Sale, waitDays = 0): string {
  return addDays(today, spareDays + waitDays + daysToLens(pack.size * box - 1, pack));
}

/** Returns the last day on which one box of the lot may be sold. This is the inverse of `lastOpenedOn`. */
export const lastSaleOn = (pack: Pack, expiresOn: string, spareDays: number): string =>
  addDays(expiresOn, -spareDays - daysToLens(pack.size - 1, pack) - 1);

/**
 * Sorts by expiry date, then by the priority of the warehouse. The lot id breaks ties, so that every run chooses the
 * same lots.
 */
export function firstExpiredFirst(a: CandidateLot, b: CandidateLot): number {
  if (a.expiresOn !== b.expiresOn) return a.expiresOn < b.expiresOn ? -1 : 1;
  if (a.priority !== b.priority) return a.priority - b.priority;
  return a.lotId < b.lotId ? -1 : 1;
}

/** Returns a key for one lens in one pack. */
export const lensInPack = ({ lensId, packId }: { lensId: string; packId: string }) => `${lensId} ${packId}`;

type Stock = {
  /** Holds the lots of each lens in each pack, first expired first. They are sorted once for all orders. */
  readonly lots: ReadonlyMap<string, readonly CandidateLot[]>;
  /** Counts the boxes of each lot that are not allocated yet. */
  readonly left: Map<string, number>;
  readonly sale: Sale;
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

type LineKey = Pick<WantedLine, 'lineId' | 'eye'>;
const isOneQueue = (a: LineKey, b: LineKey) => a.lineId === b.lineId || (a.eye !== undefined && a.eye === b.eye);

/**
 * Returns the number of days for which an eye wears other boxes before the boxes of this line. A customer may wear
 * several lines for one eye in any order or in turns, so each line is treated as if it came last.
 */
function daysBefore(line: WantedLine, { lines, kept = [] }: WantedOrder, { lots }: Stock): number {
  const others = lines.filter((other) => other !== line && isOneQueue(other, line));
  const daysOfOthers = others.reduce((days, other) => {
    const [pack] = lots.get(lensInPack(other)) ?? [];
    return days + (pack ? daysToLens(pack.size * other.quantity, pack) : 0);
  }, 0);
  const keptBefore = kept.filter((boxes) => isOneQueue(boxes, line));
  return keptBefore.reduce((days, boxes) => days + daysToLens(boxes.size * boxes.quantity, boxes), daysOfOthers);
}

/** Returns true if boxes of the lot may be allocated to the order. */
const serves = (lot: CandidateLot, { market, warehouseId }: WantedOrder): boolean =>
  lot.markets.includes(market) && (warehouseId === undefined || lot.warehouseId === warehouseId);

type LotQuantity = { readonly lotId: string; readonly quantity: number };

/**
 * Returns the boxes for a line. Returns undefined if there are too few. Each box comes from the lot that expires first
 * among the lots that keep long enough. Later boxes must keep longer, so a lot that is too old for one box is too old
 * for all boxes after it. Therefore one pass over the sorted lots finds an allocation if there is one, and lots that
 * keep longer stay free for orders that need them.
 */
function fillLine(line: WantedLine, order: WantedOrder, stock: Stock): LotQuantity[] | undefined {
  const lots = stock.lots.get(lensInPack(line)) ?? [];
  const [pack] = lots;
  if (!pack) return undefined;
  const wait = daysBefore(line, order, stock);
  const taken: LotQuantity[] = [];
  let box = 1;
  let opened = lastOpenedOn(pack, box, stock.sale, wait);
  for (const lot of lots) {
    if (box > line.quantity) break;
    const free = serves(lot, order) ? (stock.left.get(lot.lotId) ?? 0) : 0;
    let quantity = 0;
    while (box <= line.quantity && quantity < free && opened < lot.expiresOn) {
      quantity++;
      box++;
      opened = lastOpenedOn(pack, box, stock.sale, wait);
    }
    if (quantity > 0) taken.push({ lotId: lot.lotId, quantity });
  }
  return box > line.quantity ? taken : undefined;
}

function fillOrder(order: WantedOrder, stock: Stock): { allocations: Allocation[]; unfilled: string[] } {
  const allocations: Allocation[] = [];
  const unfilled: string[] = [];
  for (const line of order.lines) {
    const taken = fillLine(line, order, stock);
    if (!taken) unfilled.push(line.lineId);
    for (const { lotId, quantity } of taken ?? []) {
      stock.left.set(lotId, (stock.left.get(lotId) ?? 0) - quantity);
      allocations.push({ orderId: order.orderId, lineId: line.lineId, lotId, quantity });
    }
  }
  return { allocations, unfilled };
}

/**
 * Allocates boxes to one order after the other, in the sequence of the list. An order that cannot be filled gets no
 * box, so its boxes are free for the orders after it.
 */
export function allocate(
  orders: readonly WantedOrder[],
  candidates: readonly CandidateLot[],
  sale: Sale,
): AllocationResult {
  const left = new Map(candidates.map(({ lotId, available }) => [lotId, available]));
  const stock = { lots: byLensInPack(candidates), left, sale };
  const allocations: Allocation[] = [];
  const refused = new Map<string, readonly string[]>();
  for (const order of orders) {
    const filled = fillOrder(order, stock);
    if (filled.unfilled.length === 0) {
      allocations.push(...filled.allocations);
      continue;
    }
    refused.set(order.orderId, filled.unfilled);
    for (const { lotId, quantity } of filled.allocations) left.set(lotId, (left.get(lotId) ?? 0) + quantity);
  }
  return { allocations, refused };
}
