/** Computes the freshness of facts: when each was last confirmed, and which are so old that staff should ask again. */
import type { Fact, FactView } from '@toric/contracts/customer/people/freshness.http';

/** Describes a fact that the shop knows, with the time at which it was recorded. */
export type KnownFact = { readonly fact: Fact; readonly addressId: string | null; readonly recordedAt: Date };
export type Confirmation = {
  readonly subject: string;
  readonly fact: string;
  readonly confirmedAt: Date;
  readonly confirmedBy: string;
  readonly byCustomer: boolean;
};

/** Returns the time before which the last confirmation of a stale fact lies. */
export function staleBefore(now: Date, months: number): Date {
  const before = new Date(now);
  before.setUTCMonth(before.getUTCMonth() - months);
  return before;
}

type Shown = {
  readonly customerId: string;
  readonly known: readonly KnownFact[];
  readonly confirmations: readonly Confirmation[];
  readonly staleBefore: Date;
  /**
   * Is true if the answer is for the customer. She sees that the shop confirmed a fact, but not which colleague did.
   */
  readonly forCustomer: boolean;
};

/** Returns every known fact of a customer with its last confirmation. */
export const freshnessOf = ({ customerId, known, confirmations, staleBefore: limit, forCustomer }: Shown): FactView[] =>
  known.map(({ fact, addressId, recordedAt }) => {
    const subject = addressId ?? customerId;
    const last = confirmations.find((one) => one.subject === subject && one.fact === fact);
    const isHidden = forCustomer && last !== undefined && !last.byCustomer;
    return {
      ...{ fact, addressId, recordedAt: recordedAt.toISOString() },
      confirmedAt: last?.confirmedAt.toISOString() ?? null,
      confirmedBy: last && !isHidden ? last.confirmedBy : null,
      byCustomer: last?.byCustomer ?? false,
      isStale: (last?.confirmedAt ?? recordedAt) < limit,
    };
  });
