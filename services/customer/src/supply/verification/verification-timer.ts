import { Id } from '@toric/contracts/kernel/common';
import type { EffectCall } from '@toric/messaging/outcome';
import { z } from 'zod';

/**
 * Names the effect that runs at the deadline of a verification. A use case that starts the clock stores the effect
 * under this name, because one use case may not import another.
 */
export const END_VERIFICATION = 'end-verification';
export const EndVerification = z.object({ verificationId: Id });

/**
 * Returns the call of the effect, delayed until the deadline. The delay is measured by the clock of the database. The
 * effect checks the deadline again, so it may safely run too early.
 */
export const endVerificationAt = (verificationId: string, deadline: Date, now: Date): EffectCall => ({
  name: END_VERIFICATION,
  data: EndVerification.parse({ verificationId }),
  delayMs: Math.max(0, deadline.getTime() - now.getTime()),
});
