/** Declares the operation that compares the books of the payment provider with ours. */
import { z } from 'zod';
import { Instant, RequestInstant } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText } from '../../kernel/text.ts';

export const DifferenceProblem = z
  .enum(['not-ours', 'not-at-provider', 'amount', 'status', 'captured', 'refunded'])
  .meta({
    description:
      '`not-ours`: only the provider has the payment. `not-at-provider`: only we have it. Otherwise the value that differs.',
  });

export const Difference = z.object({
  orderId: SentText.meta({ description: "The provider's reference, which is our order id." }),
  problem: DifferenceProblem,
  ours: SentText.meta({ description: 'Our value.' }),
  provider: SentText.meta({ description: "The provider's value." }),
});
export type Difference = z.infer<typeof Difference>;

export const Reconcile = operation({
  id: 'reconcilePayments',
  endpoint: 'GET /reconciliation',
  owner: 'payment',
  summary: "Compare the provider's books with ours",
  description:
    'Payments are compared one by one, oldest first, some thousand at a time. The answer covers these payments, and `nextCursor` leads to the next ones. A payment that was made at the boundary of two pages may be counted on both.',
  allow: ['finance', 'auditor'],
  query: z.strictObject({
    since: RequestInstant.optional().meta({
      description: 'Payments made at this instant or later. If omitted, from the first payment on.',
    }),
    until: RequestInstant.optional().meta({
      description: 'Payments made before this instant. If omitted, up to the last payment.',
    }),
    cursor: RequestInstant.optional().meta({
      description: '`nextCursor` of the previous page. If omitted, the first page is answered.',
    }),
  }),
  reply: z.object({
    matched: z.int().meta({ description: 'Payments on which both books agree.' }),
    inFlight: z.int().meta({
      description: 'Payments with a call to the provider that has no answer yet. They are compared the next time.',
    }),
    differences: z.array(Difference),
    truncated: z.boolean().meta({ description: 'True if there are more differences than are listed.' }),
    nextCursor: Instant.nullable().meta({
      description: 'Send it as `cursor` to compare the next payments. Null on the last page.',
    }),
  }),
});
