import { CASE_CUSTOMER_FIXED } from '@toric/contracts/customer/cases/case.errors';
import type { ChangeCase } from '@toric/contracts/customer/cases/case.http';
import type { z } from 'zod';
import type { Case } from './case.ts';

type Change = Omit<z.output<typeof ChangeCase.body>, 'seriousness'>;

/**
 * Returns the case with the changes. Throws if it would move from one customer to another, because its texts belong to
 * the first customer.
 */
export function sorted(before: Case, change: Change, now: Date): Case {
  const { customerId } = change;
  if (customerId !== undefined && before.customerId !== null && before.customerId !== customerId)
    throw CASE_CUSTOMER_FIXED();
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  // the cast is safe, because the schema has only fields of a case
  return { ...before, ...(given as Partial<Case>), version: before.version + 1, updatedAt: now };
}

/** Returns the facts of a case for its change record. */
export const recordedFields = (of: Case) => {
  const { type, priority, team, customerId, collaboratorIds, orderId, productId, eye, gtin, lotNumber } = of;
  return { type, priority, team, customerId, collaboratorIds, orderId, productId, eye, gtin, lotNumber };
};
