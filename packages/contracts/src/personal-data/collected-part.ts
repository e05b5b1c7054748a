/** Describes the parts of an access request that the services send to the customer service. */
import { z } from 'zod';
import { Id } from '../kernel/common.ts';
import { SentText } from '../kernel/text.ts';

/** Lists the services that hold data about a customer, besides the customer service. */
export const HOLDERS = ['catalog-inventory', 'order', 'payment', 'marketing'] as const;
export type Holder = (typeof HOLDERS)[number];

/**
 * Describes one part of a service's answer to an access request. Only the customer service can open the part, and only
 * until the file for the person is made.
 */
export const CollectedPart = z.object({
  requestId: Id,
  part: z.int().min(1),
  parts: z.int().min(1).meta({ description: 'The number of parts of this service.' }),
  sealed: SentText.meta({
    description: 'JSON with the records by kind, sealed for the public key of the request.',
  }),
});
export type CollectedPart = z.infer<typeof CollectedPart>;

export const COLLECTED_EXAMPLE = {
  requestId: '0197a000-0000-7000-8000-0000000000f2',
  ...{ part: 1, parts: 1, sealed: 'MCowBQYDK2VuAyEA.c2VhbGVk' },
};

/**
 * Returns the context to which the seal of a part of an access request is bound, so that another part cannot replace
 * it.
 */
export const partContext = (service: Holder, { requestId, part, parts }: Omit<CollectedPart, 'sealed'>): string =>
  `personal data ${requestId} ${service} ${part}/${parts}`;
