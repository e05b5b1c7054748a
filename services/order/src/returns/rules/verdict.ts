/** Decides whether boxes may come back, and whether a box that came back brings money. Everything here is pure. */
import type { Goods } from '@toric/contracts/goods/goods';
import type { ReturnRule } from '@toric/contracts/order/returns/return.http';
import type { BoxState, Disposition, ReturnReason } from '@toric/contracts/returned/returned';
import { addDays } from '@toric/optics/calendar-day';
import type { ReturnLaw } from './return-law.ts';

/** The policy of the shop. It may allow more than the law, and never less. */
export type ReturnPolicy = {
  /** The days after delivery within which the shop takes goods back. */
  readonly windowDays: number;
  /** The days after delivery within which the shop answers for faulty goods without a question. */
  readonly faultDays: number;
};

export type Verdict = {
  readonly allowed: boolean;
  readonly rule: ReturnRule;
  /** The place in the law, if a law decides. */
  readonly source: string | null;
  /** The last day on which the rule allows it. Null: no limit. */
  readonly until: string | null;
};

const AT_FAULT: readonly ReturnReason[] = [
  'wrong-item',
  'damaged-in-transit',
  'lost-in-transit',
  'defective',
  'reaction',
];

/** Returns true if the reason lies with the shop, the maker or the carrier, so that everything is refunded. */
export const isFault = (reason: ReturnReason): boolean => reason === 'recall' || AT_FAULT.includes(reason);

/** Returns true if such goods are sent again without a charge. An eye that reacted gets no such lens again. */
export const isClaim = (reason: ReturnReason): boolean => isFault(reason) && reason !== 'reaction';

type Asked = {
  readonly reason: ReturnReason;
  readonly goods: Goods | undefined;
  /** The day of delivery, or of shipment if nobody recorded the delivery. */
  readonly deliveredOn: string;
  readonly today: string;
  readonly law: ReturnLaw | undefined;
  readonly policy: ReturnPolicy;
};

/**
 * Returns whether boxes may come back, and by which rule. Faulty goods may come back for long, and recalled ones for ever.
 * For all other reasons the law and the shop each have a period, and the longer one counts.
 */
export function verdictOf({ reason, goods, deliveredOn, today, law, policy }: Asked): Verdict {
  if (reason === 'recall') return { allowed: true, rule: 'recall', source: null, until: null };
  if (AT_FAULT.includes(reason)) return within('shop-at-fault', null, addDays(deliveredOn, policy.faultDays), today);
  if (goods === 'service') return { allowed: false, rule: 'final-sale', source: null, until: null };
  const lawUntil = law?.withdrawalDays && addDays(deliveredOn, law.withdrawalDays.is);
  if (lawUntil !== undefined && today <= lawUntil)
    return { allowed: true, rule: 'withdrawal', source: law?.withdrawalDays?.source ?? null, until: lawUntil };
  return within('shop-window', null, addDays(deliveredOn, policy.windowDays), today);
}

function within(rule: ReturnRule, source: string | null, until: string, today: string): Verdict {
  const allowed = today <= until;
  return { allowed, rule: allowed ? rule : 'window-over', source, until };
}

/**
 * Returns whether a box that came back brings money, and the rule. A fault brings money in every state. For all other
 * reasons the box must be sealed, because lenses and solutions are goods that are sealed for hygiene.
 */
export function moneyFor(box: {
  readonly reason: ReturnReason;
  readonly state: BoxState;
  readonly disposition: Disposition | null;
  readonly verdict: Pick<Verdict, 'allowed' | 'rule'>;
}): { readonly refunds: boolean; readonly rule: ReturnRule } {
  const { reason, state, disposition, verdict } = box;
  if (disposition === 'not-ours') return { refunds: false, rule: verdict.rule };
  if (reason === 'recall') return { refunds: true, rule: 'recall' };
  if (isFault(reason)) return { refunds: verdict.allowed, rule: verdict.rule };
  if (state !== 'sealed') return { refunds: false, rule: 'seal-broken' };
  return { refunds: verdict.allowed, rule: verdict.rule };
}

/** Returns who pays the way back: the shop if every reason lies with it, otherwise as the law says. */
export const carriageOf = (reasons: readonly ReturnReason[], law: ReturnLaw | undefined): 'customer' | 'shop' =>
  reasons.every(isFault) ? 'shop' : (law?.carriageBy.is ?? 'customer');

/**
 * Returns whether the charge for the first delivery is refunded too. `isWhole` is true if every box of the order comes
 * back: a buyer who keeps a part keeps its delivery.
 */
export const deliveryToo = (
  reasons: readonly ReturnReason[],
  { law, isWhole, isWithdrawal }: { law: ReturnLaw | undefined; isWhole: boolean; isWithdrawal: boolean },
): boolean => isWhole && (reasons.every(isFault) || (isWithdrawal && law?.deliveryToo !== undefined));
