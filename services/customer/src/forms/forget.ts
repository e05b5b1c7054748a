/** Plans the deletion of submissions, and of consents that nobody confirmed. */
import { Id } from '@toric/contracts/kernel/common';
import type { EffectCall } from '@toric/messaging/outcome';
import { z } from 'zod';

const DAY_MS = 86_400_000;
/** Holds the number of days within which a person must confirm a consent that she gave on a form. */
export const CONFIRM_DAYS = 7;

/** Names the purpose of the link that confirms a consent. The id of the link is the id of the submission. */
export const FORM_CONFIRMATION = 'form-confirmation';

/** Names the effect that deletes a submission, or only its consent. */
export const FORGET_SUBMISSION = 'forget-submission';
export const ForgetSubmission = z.object({ submissionId: Id, why: z.enum(['unconfirmed', 'old']) });

const forget = (submissionId: string, why: 'unconfirmed' | 'old', days: number): EffectCall => ({
  name: FORGET_SUBMISSION,
  data: ForgetSubmission.parse({ submissionId, why }),
  delayMs: days * DAY_MS,
});

/**
 * Returns the effects that delete a submission after its retention time, and its consent earlier if nobody confirms it.
 */
export const forgetLater = (id: string, asksConsent: boolean, keepDays: number): EffectCall[] => [
  forget(id, 'old', keepDays),
  ...(asksConsent ? [forget(id, 'unconfirmed', CONFIRM_DAYS)] : []),
];

export const isTooLate = (createdAt: Date, now: Date): boolean =>
  now.getTime() - createdAt.getTime() > CONFIRM_DAYS * DAY_MS;
