/** Decides whether boxes may come back, and whether a returned box is refunded. All functions are pure. */
import type { Goods } from '@toric/contracts/goods/goods';
import type { ReturnRule } from '@toric/contracts/order/returns/return.http';
import type { BoxState, Disposition, ReturnReason } from '@toric/contracts/returned/returned';
import { addDays } from '@toric/optics/calendar-day';
import type { ReturnLaw } from './return-law.ts';

/** Describes the return policy of the shop. The policy may allow more than the law, but not less. */
export type ReturnPolicy = {
  /** Holds the number of days after delivery within which the shop accepts returns. */
  readonly windowDays: number;
  /** Holds the number of days after delivery within which the shop accepts faulty goods without questions. */
  readonly faultDays: number;
};

export type Verdict = {
  readonly allowed: boolean;
  readonly rule: ReturnRule;
  /** Names the source of the law that decides. It is null if no law decides. */
  readonly source: string | null;
  /** Holds the last day on which the rule allows the return. Null means no limit. */
  readonly until: string | null;
};

const AT_FAULT: readonly ReturnReason[] = [
  'wrong-item',
  'damaged-in-transit',
  'lost-in-transit',
  'defective',
  'reaction',
];

/**
 * Returns true if the shop, the maker or the carrier is to blame for this reason of a return, so that everything is
 * refunded.
 */
export const isFault = (reason: ReturnReason): boolean => reason === 'recall' || AT_FAULT.includes(reason);

/**
 * Returns true if goods are sent again without a charge for this reason of a return. A lens to which the eye reacted is
 * not sent again.
 */
export const isClaim = (reason: ReturnReason): boolean => isFault(reason) && reason !== 'reaction';

type Asked = {
  readonly reason: ReturnReason;
  readonly goods: Goods | undefined;
  /** Holds the day on which the goods were delivered, or the day of their shipment if no delivery was recorded. */
  readonly deliveredOn: string;
  readonly today: string;
  readonly law: ReturnLaw | undefined;
  readonly policy: ReturnPolicy;
};

/**
 * Returns whether boxes may come back, and by which rule. Recalled goods may come back without a limit, and faulty
 * goods within `faultDays`. For all other reasons the law and the shop each have a period, and the longer period
 * counts.
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
 * Returns whether a returned box is refunded, and by which rule. Faulty goods are refunded in every state of the box.
 * For all other reasons the box must be sealed, because lenses and solutions are sealed for hygiene.
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

/**
 * Returns who pays for the return delivery: the shop if it is at fault for every reason, and otherwise the party that
 * the law names.
 */
export const carriageOf = (reasons: readonly ReturnReason[], law: ReturnLaw | undefined): 'customer' | 'shop' =>
  reasons.every(isFault) ? 'shop' : (law?.carriageBy.is ?? 'customer');

/**
 * Returns whether the charge for the first delivery is also refunded. `isWhole` is true if every box of the order comes
 * back. A buyer who keeps a part of the order gets no refund of the delivery.
 */
export const deliveryToo = (
  reasons: readonly ReturnReason[],
  { law, isWhole, isWithdrawal }: { law: ReturnLaw | undefined; isWhole: boolean; isWithdrawal: boolean },
): boolean => isWhole && (reasons.every(isFault) || (isWithdrawal && law?.deliveryToo !== undefined));
