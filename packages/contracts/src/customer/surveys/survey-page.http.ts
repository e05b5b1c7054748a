/** Declares the public operations on surveys: the page shows the questions, and sends the answers. */
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { SentText } from '../../kernel/text.ts';
import { ACCOUNT_LINK_UNUSABLE } from '../accounts/account.errors.ts';
import { LinkToken } from '../accounts/account.http.ts';
import { FORM_TOO_FAST } from '../forms/form.errors.ts';
import { Answers, Slug, Ticket, Trap } from '../forms/page-text.ts';
import { Question } from './survey.ts';
import { SURVEY_NOT_FOUND, SURVEY_SENT_TOO_OFTEN, SURVEY_STALE_PAGE, SURVEY_WRONG_ANSWERS } from './survey.errors.ts';

const open = { owner: 'customer', allow: ['public'], idempotent: false, sensitive: true } as const;
/** Holds the token that the API reference shows as an example. No link of any shop has this token. */
const TOKEN = '0197a000-0000-7000-8000-0000000000f1.Jq0vZ3mB8kT5yW1cR7nX4hL6dS9fG2aPuEiTyQwRsAo';
const ONE = says({ en: 'a token or the name of a survey, and not both', zh: '链接或调查地址，二者选一' });
const isOne = ({ token, slug }: { token?: string | undefined; slug?: string | undefined }) =>
  (token === undefined) !== (slug === undefined);
const which = {
  token: LinkToken.optional().meta({ description: 'The token of the link in a mail.' }),
  slug: Slug.optional(),
};

export const SurveyPage = z.object({
  title: SentText,
  intro: SentText,
  isAnonymous: z.boolean(),
  questions: z.array(
    Question.omit({ label: true, choices: true }).extend({
      label: SentText,
      choices: z.array(z.object({ key: SentText, label: SentText })),
    }),
  ),
  ticket: SentText,
});
export type SurveyPage = z.infer<typeof SurveyPage>;

export const ShowSurvey = operation({
  ...open,
  id: 'showSurvey',
  record: 'none',
  because: 'It writes nothing.',
  endpoint: 'POST /survey-pages/show',
  summary: 'Read the questions of an open survey in the language of the request',
  description: 'The link of a mail works until it was answered. It shows no name.',
  body: z.strictObject(which).refine(isOne, ONE),
  example: { token: TOKEN },
  reply: SurveyPage,
  errors: [SURVEY_NOT_FOUND, ACCOUNT_LINK_UNUSABLE],
});

export const AnswerSurvey = operation({
  ...open,
  id: 'answerSurvey',
  record: ['case.opened', 'task.added'],
  endpoint: 'POST /survey-pages/answers',
  summary: 'Answer a survey',
  description: 'The answers to questions that the other answers do not lead to are refused.',
  body: z.strictObject({ ...which, ticket: Ticket, answers: Answers, website: Trap }).refine(isOne, ONE),
  example: { token: TOKEN, ticket: TOKEN, answers: { recommend: '9' } },
  reply: z.object({ thanks: SentText }),
  errors: [
    SURVEY_NOT_FOUND,
    ACCOUNT_LINK_UNUSABLE,
    SURVEY_WRONG_ANSWERS,
    SURVEY_STALE_PAGE,
    SURVEY_SENT_TOO_OFTEN,
    FORM_TOO_FAST,
  ],
});
