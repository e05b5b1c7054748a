/**
 * Describes the result of a service that compared a page of orders with its own records. It contains only ids, states
 * and sums.
 */
import { z } from 'zod';
import { Id } from '../kernel/common.ts';
import { SentText } from '../kernel/text.ts';
import { AuditCheck } from './audit-check.ts';

const [auditId, orderId] = ['0197a000-0000-7000-8000-0000000000a1', '0197a000-0000-7000-8000-0000000000a2'];

/**
 * Describes a difference that a service found. `subject` is the id of the order, or the id of the lot in a check of
 * lots.
 */
const Difference = z.object({
  check: AuditCheck,
  subject: Id,
  orderId: Id.nullable(),
  expected: SentText,
  found: SentText,
});
export type Difference = z.infer<typeof Difference>;

export const Compared = z.object({ auditId: Id, page: z.int(), differences: z.array(Difference) });
export const COMPARED_EXAMPLE = {
  ...{ auditId, page: 1 },
  differences: [{ check: 'invoice-missing' as const, subject: orderId, orderId, expected: '4000', found: 'none' }],
};
