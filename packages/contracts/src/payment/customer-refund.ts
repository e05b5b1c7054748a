import { z } from 'zod';
import { Id, Instant, Reason } from '../kernel/common.ts';
import { MinorUnits, Money } from '../kernel/money.ts';
import { SentText } from '../kernel/text.ts';

export const CustomerRefundStatus = z.enum(['under-way', 'done', 'failed']).meta({
  description: '`under-way`: the provider is asked to pay it. `failed`: the provider refused, and finance looks at it.',
});

/**
 * Describes a refund as its customer sees it: without the notes of staff, and without the people who decided the
 * refund.
 */
export const CustomerRefund = z.object({
  id: Id,
  amount: Money,
  credited: MinorUnits.meta({ description: 'The part that is store credit. The rest goes back as it was paid.' }),
  status: CustomerRefundStatus,
  reason: Reason.meta({ description: 'The cause, as a sentence for the customer.' }),
  creditNoteNumber: SentText.nullable(),
  createdAt: Instant,
  updatedAt: Instant.meta({ description: 'The time of the present status. Banks need some days more.' }),
});
export type CustomerRefund = z.infer<typeof CustomerRefund>;

export const CustomerRefunds = z.array(CustomerRefund).meta({
  description:
    'The refunds as the customer sees them, oldest first. A refund that waits for approval or was rejected is not among them.',
});
