import { Id } from '@toric/contracts/kernel/common';
import type { EffectCall } from '@toric/messaging/outcome';
import { z } from 'zod';

/** Effect that runs at the deadline of a verification. Features that start the clock store it by name. */
export const END_VERIFICATION = 'end-verification';
export const EndVerification = z.object({ verificationId: Id });

/** Returns the timer. The database counts the delay. The effect checks the deadline again, so waking early is safe. */
export const endVerificationAt = (verificationId: string, deadline: Date, now: Date): EffectCall => ({
  name: END_VERIFICATION,
  data: EndVerification.parse({ verificationId }),
  delayMs: Math.max(0, deadline.getTime() - now.getTime()),
});
