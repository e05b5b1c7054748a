// Decides about store credit: the amount that an order takes, and the balance after each entry of the ledger.
import type { Money } from '@toric/contracts/kernel/money';
import type { UseStoreCredit } from '@toric/contracts/payment/store-credit/refund-to';
import type { StoreCreditKind } from '@toric/contracts/payment/store-credit/store-credit.http';

/** Describes a change of the store credit of a customer. `amount` is below 0 if the balance falls. */
export type CreditChange = {
  readonly customerId: string;
  readonly currency: string;
  readonly kind: StoreCreditKind;
  readonly amount: number;
  readonly orderId?: string | undefined;
  readonly refundId?: string | undefined;
  readonly giftId?: string | undefined;
  readonly jobId?: string | undefined;
};
export type Owner = Pick<CreditChange, 'customerId' | 'currency'>;

export const accountOf = ({ customerId, currency }: Owner): string => `${customerId} ${currency}`;

/** Describes an order that pays with store credit. */
export type CreditWish = {
  readonly orderId: string;
  readonly customerId: string;
  readonly amount: Money;
  readonly use: UseStoreCredit;
};

/**
 * Returns the store credit that an order takes from a balance. Returns undefined if the order names an exact amount and
 * the balance is lower, because the card must not pay more than the customer saw.
 */
export function shareOf({ amount, use }: CreditWish, balance: number): number | undefined {
  if (use === true) return Math.min(balance, amount.amount);
  const wanted = Math.min(use, amount.amount);
  return balance < wanted ? undefined : wanted;
}

export type Entry = CreditChange & { readonly balance: number };

/** Returns the changes with the balance after each of them. Throws if a balance would fall below 0. */
export function entriesOf(before: ReadonlyMap<string, number>, changes: readonly CreditChange[]): Entry[] {
  const balances = new Map(before);
  return changes.map((change) => {
    const balance = (balances.get(accountOf(change)) ?? 0) + change.amount;
    if (balance < 0) throw new Error(`the store credit of ${change.customerId} would fall to ${balance}`);
    balances.set(accountOf(change), balance);
    return { ...change, balance };
  });
}
