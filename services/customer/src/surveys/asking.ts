/**
 * Declares the delayed calls that ask customers after an event, ask the customers with a tag page by page, and remind
 * customers.
 */
import { Id } from '@toric/contracts/kernel/common';
import type { EffectCall } from '@toric/messaging/outcome';
import { z } from 'zod';

const DAY_MS = 86_400_000;

/** Names the purpose of an invitation's link to a survey. It is also the last part of the path of the survey page. */
export const SURVEY_LINK = 'survey';

export const ASK_BY_SURVEY = 'ask-by-survey';
/** Describes the delayed call that asks one customer for answers because of an event. */
export const AskBySurvey = z.object({ surveyId: Id, personId: Id, causeId: Id });
export const askLater = (asked: z.output<typeof AskBySurvey>, delayDays: number): EffectCall => ({
  name: ASK_BY_SURVEY,
  data: AskBySurvey.parse(asked),
  delayMs: delayDays * DAY_MS,
});

export const ASK_TAGGED = 'ask-tagged';
/**
 * Describes the delayed call that asks the next customers with a tag. `after` is the id of the last customer of the
 * page before.
 */
export const AskTagged = z.object({ surveyId: Id, tagId: Id, after: Id });
export const NOBODY = '00000000-0000-0000-0000-000000000000';
export const askTagged = (asked: z.output<typeof AskTagged>): EffectCall => ({
  name: ASK_TAGGED,
  data: AskTagged.parse(asked),
});

export const REMIND_OF_SURVEY = 'remind-of-survey';
export const RemindOfSurvey = z.object({ invitationId: Id });
export const remindLater = (invitationId: string, reminderDays: number | null): EffectCall[] =>
  reminderDays === null
    ? []
    : [{ name: REMIND_OF_SURVEY, data: RemindOfSurvey.parse({ invitationId }), delayMs: reminderDays * DAY_MS }];
