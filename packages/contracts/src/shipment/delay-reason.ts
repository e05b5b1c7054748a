/**
 * Lists the reasons why a parcel is late. The order service sets the reason, and the mails of the customer service name
 * it.
 */
import { z } from 'zod';

export const DelayReason = z.enum(['no-movement', 'promise-near', 'attempt-failed', 'carrier-delay', 'damaged']).meta({
  description:
    '`no-movement`: no news for as long as the rule of the carrier and the country allows. `promise-near`: the promised day is today or over.',
});
export type DelayReason = z.infer<typeof DelayReason>;
