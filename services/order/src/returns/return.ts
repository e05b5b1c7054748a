/**
 * Describes the parts of a return, and decides about the return. The rules of the law and of the shop are in the folder
 * `rules`.
 */
import type { Goods } from '@toric/contracts/goods/goods';
import { allocate, type Money } from '@toric/contracts/kernel/money';
import {
  RETURN_BOX_NOT_OURS,
  RETURN_BOX_UNKNOWN,
  RETURN_LINE_UNKNOWN,
  RETURN_LOST_STAYS_AWAY,
  RETURN_NEEDS_FINANCE,
  RETURN_NOT_ALLOWED,
  RETURN_NOT_SHIPPED,
  RETURN_NOTHING_RECEIVED,
  RETURN_RESHIP_NEEDS_CLAIM,
  RETURN_TOO_MANY,
  RETURN_TOO_MANY_BOXES,
  RETURN_WHY_MISSING,
  RETURN_WRONG_STATE,
} from '@toric/contracts/order/returns/return.errors';
import type {
  ReturnLineBody,
  ReturnQuote,
  ReturnResolution,
  ReturnRule,
  ReturnStatus,
} from '@toric/contracts/order/returns/return.http';
import { refundOfBoxes } from '@toric/contracts/payment/refund-share';
import type { RefundCause } from '@toric/contracts/payment/refund-cause';
import type { BoxState, Disposition, ReturnReason } from '@toric/contracts/returned/returned';
import { addDays } from '@toric/optics/calendar-day';
import { lawOf } from '@toric/optics/jurisdiction/place';
import { returnLawAt } from './rules/return-law.ts';
import { carriageOf, deliveryToo, isClaim, isFault, moneyFor, type ReturnPolicy, verdictOf } from './rules/verdict.ts';

export type BoughtLine = {
  readonly id: string;
  readonly productId: string;
  readonly productName: string;
  readonly goods: Goods | undefined;
  readonly quantity: number;
  /** Holds the number of shipped boxes of the line. Boxes that were cancelled or have not left yet cannot come back. */
  readonly sent: number;
  readonly unitPrice: number;
  /** Holds the tax on top of the line. It is 0 if the price includes the tax. */
  readonly tax: number;
  /** Holds the number of boxes of the line that other returns have already used up. */
  readonly returned: number;
};
export type BoughtOrder = {
  readonly id: string;
  readonly number: string;
  readonly customerId: string;
  readonly status: string;
  readonly market: string;
  readonly currency: string;
  readonly discount: number;
  readonly delivery: number;
  readonly lines: readonly BoughtLine[];
  /** Holds the day on which the order was delivered, or the day of its shipment if no delivery was recorded. */
  readonly deliveredOn: string;
};
/** Lists the states of an order from which boxes have left. */
export const SENT: readonly string[] = ['part-shipped', 'payment-due', 'shipped', 'completed'];
/** Lists the statuses of returns whose boxes are not used up, because none will come back or none came. */
export const NOT_COUNTED: readonly ReturnStatus[] = ['refused', 'cancelled', 'expired'];

type Wish = { readonly lines: readonly ReturnLineBody[]; readonly resolution: ReturnResolution };
type Day = { readonly today: string; readonly policy: ReturnPolicy; readonly awaitedDays: number };

/**
 * Returns the requested lines of a return, each with the bought line. Throws if the order was not shipped, or has too
 * few boxes left.
 */
function boughtFor(order: BoughtOrder, lines: readonly ReturnLineBody[]) {
  if (!SENT.includes(order.status)) throw RETURN_NOT_SHIPPED({ status: order.status });
  return lines.map((asked, index) => {
    const bought = order.lines.find(({ id }) => id === asked.lineId);
    if (!bought) throw placed(RETURN_LINE_UNKNOWN(), `/lines/${index}/lineId`);
    const { sent, returned } = bought;
    const left = Math.max(0, sent - returned);
    if (asked.quantity > left) {
      throw placed(RETURN_TOO_MANY({ sent, returned, left }), `/lines/${index}/quantity`);
    }
    return { asked, bought };
  });
}
const placed = (error: ReturnType<typeof RETURN_LINE_UNKNOWN>, pointer: string) =>
  error.at({ pointer, detail: error.detail });

/**
 * Returns which boxes may come back, by which rule, and the refund. Throws if the order has no such boxes, or if lost
 * goods and other goods are mixed.
 */
export function quoteReturn(order: BoughtOrder, { lines, resolution }: Wish, day: Day): ReturnQuote {
  const found = boughtFor(order, lines);
  const reasons = lines.map(({ reason }) => reason);
  const isLost = reasons.includes('lost-in-transit');
  if (isLost && reasons.some((reason) => reason !== 'lost-in-transit')) throw RETURN_LOST_STAYS_AWAY();
  const law = returnLawAt(lawOf(order.market), day.today);
  const { deliveredOn } = order;
  const verdicts = found.map(({ asked, bought }) => ({
    lineId: bought.id,
    ...{ productName: bought.productName, bought: bought.quantity, returned: bought.returned },
    quantity: asked.quantity,
    ...verdictOf({ ...{ reason: asked.reason, goods: bought.goods, deliveredOn, law }, ...day }),
    complaintOffered: asked.reason === 'reaction' || asked.reason === 'defective',
  }));
  const isWhole = order.lines.every(({ id, sent, returned }) => {
    const asked = lines.find(({ lineId }) => lineId === id)?.quantity ?? 0;
    return returned + asked === sent;
  });
  const isWithdrawal = verdicts.every(({ rule }) => rule === 'withdrawal');
  const withDelivery = deliveryToo(reasons, { law, isWhole, isWithdrawal });
  const amount = refundOf(order, lines) + (withDelivery ? order.delivery : 0);
  return {
    lines: verdicts,
    allowed: verdicts.every(({ allowed }) => allowed),
    goodsComeBack: !isLost && resolution !== 'reship',
    sealMustBeWhole: !reasons.every(isFault),
    carriageBy: carriageOf(reasons, law),
    deliveryToo: withDelivery,
    refund: { amount, currency: order.currency },
    sendBackBy: addDays(day.today, day.awaitedDays),
  };
}

/**
 * Returns the refund of these boxes, computed as the payment service computes it. Each line has its share of the coupon
 * by the largest remainder, and the share of all boxes of a line is rounded once.
 */
export function refundOf(order: BoughtOrder, lines: readonly { lineId: string; quantity: number }[]): number {
  const gross = order.lines.map(({ unitPrice, quantity }) => unitPrice * quantity);
  const discounts = allocate(order.discount, gross);
  return order.lines.reduce((sum, line, index) => {
    const boxes = lines.find(({ lineId }) => lineId === line.id)?.quantity ?? 0;
    const total = (gross[index] ?? 0) - (discounts[index] ?? 0) + line.tax;
    const before = refundOfBoxes({ total, quantity: line.quantity }, { boxes: 0, amount: 0 }, line.returned);
    return sum + refundOfBoxes({ total, quantity: line.quantity }, { boxes: line.returned, amount: before }, boxes);
  }, 0);
}

/**
 * Throws if the rules do not allow the return, unless staff request it. Throws also for a free reshipment of goods
 * without a fault.
 */
export function assertMayAsk(
  quote: ReturnQuote,
  { lines, resolution }: Wish,
  by: 'customer' | 'staff',
  place: string,
): void {
  if (resolution === 'reship' && !lines.every(({ reason }) => isClaim(reason))) throw RETURN_RESHIP_NEEDS_CLAIM();
  const refused = quote.lines.find(({ allowed }) => !allowed);
  if (refused && by === 'customer') throw RETURN_NOT_ALLOWED({ place, rule: refused.rule });
}

const CAUSES: Readonly<Record<ReturnReason, RefundCause>> = {
  ...{ 'changed-mind': 'returned', 'wrong-power-ordered': 'returned', 'wrong-item': 'wrong-item' },
  ...{ 'damaged-in-transit': 'damaged', 'lost-in-transit': 'not-received', defective: 'damaged' },
  // a reaction has the cause of a defect: any other cause would reveal the reaction to everybody who reads the refund
  ...{ reaction: 'damaged', recall: 'recalled' },
};
/** Returns the cause of the refund, which the customer reads. If the lines have several causes, it is `returned`. */
export function causeOf(reasons: readonly ReturnReason[]): RefundCause {
  const [first, ...others] = new Set(reasons.map((reason) => CAUSES[reason]));
  return first && others.length === 0 ? first : 'returned';
}

/**
 * Returns the reason of a return in the form that is stored and sent. A reaction of the eye is health data: it becomes
 * `defective` here, and only a sealed mark stores it.
 */
export const countedReason = (reason: ReturnReason) => (reason === 'reaction' ? 'defective' : reason);

export function assertState(status: ReturnStatus, ...states: readonly ReturnStatus[]): void {
  if (!states.includes(status)) throw RETURN_WRONG_STATE({ status });
}

/**
 * Lists the states of a return in which boxes may arrive. Boxes that arrive after the return has expired are also
 * inspected.
 */
export const RECEIVABLE = [
  'approved',
  'exchanged',
  'exchange-sent',
  'reminded',
  'received',
  'deciding',
  'charge-failed',
  'expired',
] as const;

export type ReturnedLine = {
  readonly lineId: string;
  readonly quantity: number;
  readonly reason: ReturnReason;
  readonly allowed: boolean;
  readonly rule: ReturnRule;
};
export type InspectedBox = {
  readonly id: string;
  readonly lineId: string;
  readonly state: BoxState;
  readonly disposition: Disposition | null;
};

/**
 * Throws if a box belongs to a line that the return does not have, or if a line has more boxes than the return allows.
 */
export function assertExpected(
  lines: readonly ReturnedLine[],
  boxes: readonly { lineId: string }[],
  before: readonly { lineId: string }[],
): void {
  for (const { lineId } of boxes) {
    const line = lines.find((one) => one.lineId === lineId);
    if (!line) throw RETURN_LINE_UNKNOWN();
    const scanned = [...before, ...boxes].filter((box) => box.lineId === lineId).length;
    if (scanned > line.quantity) throw RETURN_TOO_MANY_BOXES({ scanned, expected: line.quantity });
  }
}

/** Returns whether the rules refund a returned box, and by which rule. */
export function proposalFor(lines: readonly ReturnedLine[], box: InspectedBox) {
  const line = lines.find(({ lineId }) => lineId === box.lineId);
  if (!line) return { refunds: false, rule: 'by-hand' as const };
  return moneyFor({ reason: line.reason, state: box.state, disposition: box.disposition, verdict: line });
}

type Decision = {
  readonly boxes?: readonly { boxId: string; refunds: boolean }[] | undefined;
  readonly deliveryToo?: boolean | undefined;
  readonly why?: string | undefined;
};

/**
 * Returns for each box whether money is refunded, and the boxes to refund line by line. A decision against the rules
 * needs a reason. A box that was not shipped with the order is never refunded.
 */
export function decideBoxes(
  known: {
    readonly lines: readonly ReturnedLine[];
    readonly boxes: readonly InspectedBox[];
    readonly deliveryToo: boolean;
  },
  decision: Decision,
) {
  if (known.boxes.length === 0) throw RETURN_NOTHING_RECEIVED();
  for (const { boxId, refunds } of decision.boxes ?? []) {
    const box = known.boxes.find(({ id }) => id === boxId);
    if (!box) throw RETURN_BOX_UNKNOWN();
    if (refunds && box.disposition === 'not-ours') throw RETURN_BOX_NOT_OURS();
  }
  const boxes = known.boxes.map((box) => {
    const proposed = proposalFor(known.lines, box);
    const chosen = decision.boxes?.find(({ boxId }) => boxId === box.id)?.refunds ?? proposed.refunds;
    const rule = chosen === proposed.refunds ? proposed.rule : ('by-hand' as const);
    return { id: box.id, lineId: box.lineId, refunds: chosen, rule };
  });
  const withDelivery = decision.deliveryToo ?? known.deliveryToo;
  const differs = withDelivery !== known.deliveryToo || boxes.some(({ rule }) => rule === 'by-hand');
  if (differs && decision.why === undefined) throw RETURN_WHY_MISSING();
  return { boxes, refunds: byLine(boxes.filter(({ refunds }) => refunds)), withDelivery };
}

/** Counts the boxes of each line. */
export const byLine = (boxes: readonly { lineId: string }[]): { lineId: string; quantity: number }[] =>
  [...new Set(boxes.map(({ lineId }) => lineId))].map((lineId) => ({
    lineId,
    quantity: boxes.filter((box) => box.lineId === lineId).length,
  }));

/** Throws if the refund is above the limit of sales and the caller does not belong to finance. */
export function assertWithinLimit(amount: Money, roles: readonly string[], limit: number): void {
  if (amount.amount > limit && !roles.includes('finance')) throw RETURN_NEEDS_FINANCE({ limit });
}
