/** When submissions are deleted, or the consents that nobody confirmed. */
import { Id } from '@toric/contracts/kernel/common';
import type { EffectCall } from '@toric/messaging/outcome';
import { z } from 'zod';

const DAY_MS = 86_400_000;
/** A consent must be confirmed within so many days. */
export const CONFIRM_DAYS = 7;

/** The purpose of the link that confirms a consent. The id is that of the submission. */
export const FORM_CONFIRMATION = 'form-confirmation';

/** The name of the effect. */
export const FORGET_SUBMISSION = 'forget-submission';
export const ForgetSubmission = z.object({ submissionId: Id, why: z.enum(['unconfirmed', 'old']) });

const forget = (submissionId: string, why: 'unconfirmed' | 'old', days: number): EffectCall => ({
  name: FORGET_SUBMISSION,
  data: ForgetSubmission.parse({ submissionId, why }),
  delayMs: days * DAY_MS,
});

/** Returns the calls that delete a submission after its time, and its consent before if nobody confirms it. */
export const forgetLater = (id: string, asksConsent: boolean, keepDays: number): EffectCall[] => [
  forget(id, 'old', keepDays),
  ...(asksConsent ? [forget(id, 'unconfirmed', CONFIRM_DAYS)] : []),
];

export const isTooLate = (createdAt: Date, now: Date): boolean =>
  now.getTime() - createdAt.getTime() > CONFIRM_DAYS * DAY_MS;
