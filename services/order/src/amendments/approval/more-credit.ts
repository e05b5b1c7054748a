import type { BusinessError } from '@toric/contracts/kernel/business-error';
import { type Credit, refusedByCredit } from '../../credit/credit.ts';
import { type Terms, totalOf } from '../terms.ts';

/** Returns the refusal if the customer's credit does not allow what the amended order costs more. The order itself is open already. */
export function refusedForMore(credit: Credit | undefined, before: Terms, after: Terms): BusinessError | undefined {
  const amount = totalOf(after) - totalOf(before);
  return amount > 0 ? refusedByCredit(credit, { amount, currency: after.currency }) : undefined;
}
