import type { BusinessError } from '@toric/contracts/kernel/business-error';
import { type Credit, refusedByCredit } from '../../credit/credit.ts';
import { type Terms, totalOf } from '../terms.ts';

/**
 * Returns a refusal if the customer's credit does not allow the additional amount of the amended order. The former
 * amount of the order is already part of the customer's open orders.
 */
export function refusedForMore(credit: Credit | undefined, before: Terms, after: Terms): BusinessError | undefined {
  const amount = totalOf(after) - totalOf(before);
  return amount > 0 ? refusedByCredit(credit, { amount, currency: after.currency }) : undefined;
}
