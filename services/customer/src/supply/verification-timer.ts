/** The deadline of a verification as a stored call: it is made when the deadline has come, whoever is up by then. */
import { Id } from '@toric/contracts/kernel/common';
import type { EffectCall } from '@toric/messaging/effect';
import { z } from 'zod';

/** Features that start the clock need not know what its end does: they store the call by its name. */
export const END_VERIFICATION = 'end-verification';
export const EndVerification = z.object({ verificationId: Id });

/** The pause is counted by the database; who wakes looks at the deadline again, so a pause that is too short ends nothing. */
export const endVerificationAt = (verificationId: string, deadline: Date, now: Date): EffectCall => ({
  name: END_VERIFICATION,
  data: EndVerification.parse({ verificationId }),
  delayMs: Math.max(0, deadline.getTime() - now.getTime()),
});
