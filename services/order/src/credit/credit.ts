/**
 * Defines the rules of credit: the amount that a level allows, whether an order fits, who may change a limit alone, and
 * the credit score.
 */
import type { BusinessError } from '@toric/contracts/kernel/business-error';
import type { Money } from '@toric/contracts/kernel/money';
import {
  CREDIT_CHANGE_DECIDED,
  CREDIT_NEEDS_SECOND_PERSON,
  ORDER_CREDIT_BLOCKED,
  ORDER_OVER_CREDIT,
} from '@toric/contracts/order/credit/credit.errors';
import type {
  CreditAccountView,
  CreditChangeStatus,
  CreditLevel,
  CreditScore,
  CreditState,
} from '@toric/contracts/order/credit/credit.http';
import type { OrderStatus } from '@toric/contracts/order/order.http';

/** Lists the states of an order that is neither paid nor cancelled. */
export const UNPAID: readonly OrderStatus[] = [
  ...(['verifying', 'discounting', 'reserving', 'awaiting-stock', 'charging', 'confirmed'] as const),
  ...(['shipping', 'capturing', 'part-shipped', 'payment-due'] as const),
];

export type Terms = { readonly level: CreditLevel; readonly limits: readonly Money[] };
/** Describes the credit terms of a customer, with the sum of her open orders in each currency. */
export type Credit = Terms & { readonly open: readonly Money[] };

/** Holds the percentage of a credit limit that each level allows. */
const ALLOWED: Readonly<Record<CreditLevel, number>> = { trusted: 120, standard: 100, restricted: 50, blocked: 0 };
/** A customer is near her credit limit if her open orders reach this percentage of the allowed amount. */
const NEAR = 80;

const amountIn = (sums: readonly Money[], currency: string): number =>
  sums.find((sum) => sum.currency === currency)?.amount ?? 0;

export const allowedIn = ({ level, limits }: Terms, currency: string): number =>
  Math.floor((amountIn(limits, currency) * ALLOWED[level]) / 100);

/** Returns a refusal if the customer has a credit account that does not allow `more` in addition to her open orders. */
export function refusedByCredit(credit: Credit | undefined, more: Money): BusinessError | undefined {
  if (!credit) return undefined;
  if (credit.level === 'blocked') return ORDER_CREDIT_BLOCKED();
  const { currency } = more;
  const [allowed, sum] = [allowedIn(credit, currency), amountIn(credit.open, currency) + more.amount];
  return sum > allowed ? ORDER_OVER_CREDIT({ sum, currency, allowed }) : undefined;
}

/** Throws if the customer has a credit account that does not allow the new order in addition to her open orders. */
export function assertWithinCredit(credit: Credit | undefined, order: Money): void {
  const refused = refusedByCredit(credit, order);
  if (refused) throw refused;
}

function stateOf(open: number, allowed: number): CreditState {
  if (open > allowed) return 'over';
  return open * 100 >= allowed * NEAR && open > 0 ? 'near' : 'free';
}

/**
 * Returns the sum of the open orders and the limit, for each currency. A customer without credit terms has no limit.
 */
export function exposuresOf(terms: Terms | undefined, open: readonly Money[]): CreditAccountView['exposures'] {
  const currencies = new Set([...(terms?.limits ?? []), ...open].map(({ currency }) => currency));
  return [...currencies].sort().map((currency) => {
    const sum = { amount: amountIn(open, currency), currency };
    if (!terms) return { open: sum, limit: null, allowed: null, state: 'free' };
    const allowed = { amount: allowedIn(terms, currency), currency };
    const limit = { amount: amountIn(terms.limits, currency), currency };
    return { open: sum, limit, allowed, state: stateOf(sum.amount, allowed.amount) };
  });
}

const STATES: readonly CreditState[] = ['over', 'near', 'free'];
export const worstState = (exposures: CreditAccountView['exposures']): CreditState =>
  STATES.find((state) => exposures.some((exposure) => exposure.state === state)) ?? 'free';

/** Returns true if the credit change allows more than before, and also more than one person may allow alone. */
export const needsSecondPerson = (before: Terms | undefined, after: Terms, alone: number): boolean =>
  after.limits.some(({ currency }) => {
    const allowed = allowedIn(after, currency);
    return allowed > alone && allowed > (before ? allowedIn(before, currency) : 0);
  });

export type CreditChange = Terms & {
  readonly id: string;
  readonly customerId: string;
  readonly why: string | null;
  readonly status: CreditChangeStatus;
  readonly requestedBy: string;
  readonly decidedBy: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export function decideChange(
  change: CreditChange,
  status: 'applied' | 'rejected',
  { by, now }: { by: string; now: Date },
): CreditChange {
  if (change.status !== 'needs-approval') throw CREDIT_CHANGE_DECIDED({ status: change.status });
  if (status === 'applied' && change.requestedBy === by) throw CREDIT_NEEDS_SECOND_PERSON();
  return { ...change, status, decidedBy: by, updatedAt: now };
}

/** Describes how a customer's orders of the last year were paid. */
export type History = Pick<CreditScore, 'paid' | 'declined' | 'failed' | 'due'>;

const START = 50;
const MOST_FOR_PAID = 50;

/**
 * Returns the credit score of a customer. A customer without orders has 50. Each paid order adds 5, up to 50 points.
 * Each failure subtracts points: 5 for a declined card, 10 for a failed capture, 25 for an order with payment due.
 */
export function scoreOf(history: History): CreditScore {
  const { paid, declined, failed, due } = history;
  const points = START + Math.min(paid * 5, MOST_FOR_PAID) - declined * 5 - failed * 10 - due * 25;
  const value = Math.max(0, Math.min(100, points));
  return { ...history, value, suggestedLevel: suggested(value) };
}

function suggested(value: number): CreditLevel {
  if (value >= 75) return 'trusted';
  if (value >= 40) return 'standard';
  return value >= 15 ? 'restricted' : 'blocked';
}
