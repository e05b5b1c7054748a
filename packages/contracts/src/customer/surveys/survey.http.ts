/** Declares the operations on surveys: staff define them, send them, and read the answers. */
import { z } from 'zod';
import { Id, Instant, page, PageQuery, RequestDay, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { says } from '../../kernel/sentence.ts';
import { SentText } from '../../kernel/text.ts';
import { bothLines, Choices, Code, Position, SentTexts, Slug } from '../forms/page-text.ts';
import {
  Condition,
  FollowUpKind,
  Question,
  QuestionKind,
  ResponseSource,
  SurveySettings,
  SurveyState,
} from './survey.ts';
import {
  SURVEY_INCOMPLETE,
  SURVEY_NO_QUESTION,
  SURVEY_NOT_FOUND,
  SURVEY_NOT_OPEN,
  SURVEY_SLUG_TAKEN,
  SURVEY_TOO_MANY_QUESTIONS,
  SURVEY_WRONG_QUESTION,
} from './survey.errors.ts';

const surveys = { owner: 'customer', allow: ['marketing', 'sales'] } as const;
const surveyId = z.strictObject({ surveyId: Id });

export const SurveyView = z.object({
  id: Id,
  slug: SentText,
  state: SurveyState,
  settings: SurveySettings,
  questions: z
    .array(Question)
    .meta({ description: 'The questions as they are edited. People see those of `published`.' }),
  published: z.int().nullable().meta({ description: 'The version that people see. Null if it was never opened.' }),
  isEdited: z.boolean().meta({ description: 'True if something was changed since it was opened.' }),
  invited: z.int(),
  answered: z.int(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type SurveyView = z.infer<typeof SurveyView>;

export const CreateSurvey = operation({
  ...surveys,
  id: 'createSurvey',
  record: ['survey.added'],
  endpoint: 'POST /surveys',
  summary: 'Begin a survey',
  description: 'Nobody sees it before it is opened. Add its questions first.',
  body: z.strictObject({ slug: Slug, title: bothLines(80) }),
  example: { slug: 'after-delivery', title: { en: 'How was your order?', zh: '您对订单满意吗？' } },
  reply: SurveyView,
  status: 201,
  location: '/surveys/{id}',
  errors: [SURVEY_SLUG_TAKEN],
});

export const ChangeSurvey = operation({
  ...surveys,
  id: 'changeSurvey',
  record: ['survey.changed'],
  endpoint: 'PATCH /surveys/{surveyId}',
  summary: 'Change the texts and settings of a survey',
  description: 'People see the change when the survey is opened again.',
  params: surveyId,
  body: SurveySettings.partial().refine(
    (body) => Object.values(body).some((value) => value !== undefined),
    says({ en: 'name at least one change', zh: '请至少填写一项更改' }),
  ),
  example: { restDays: 90, reminderDays: 7 },
  reply: SurveyView,
  versioned: true,
  errors: [SURVEY_NOT_FOUND, REQUEST_STALE],
});

const QuestionKey = Code.meta({ description: 'The name of the question in answers.', example: 'recommend' });
const questionKey = z.strictObject({ surveyId: Id, questionKey: QuestionKey });

export const PutSurveyQuestion = operation({
  ...surveys,
  id: 'putSurveyQuestion',
  record: ['survey.changed'],
  endpoint: 'PUT /surveys/{surveyId}/questions/{questionKey}',
  summary: 'Add or change a question of a survey',
  description:
    'A condition names a question that stands before this one, so a survey never leads in a circle. All conditions are checked when it is saved.',
  params: questionKey,
  body: z.strictObject({
    kind: QuestionKind,
    label: bothLines(200),
    isRequired: z.boolean(),
    choices: Choices.optional(),
    showIf: Condition.nullable().optional(),
    position: Position.optional(),
  }),
  example: {
    kind: 'nps',
    label: { en: 'How likely do you recommend us to a friend?', zh: '您有多大可能向朋友推荐我们？' },
    isRequired: true,
    position: 1,
  },
  reply: SurveyView,
  errors: [SURVEY_NOT_FOUND, SURVEY_WRONG_QUESTION, SURVEY_TOO_MANY_QUESTIONS],
});

export const RemoveSurveyQuestion = operation({
  ...surveys,
  id: 'removeSurveyQuestion',
  record: ['survey.changed'],
  endpoint: 'DELETE /surveys/{surveyId}/questions/{questionKey}',
  summary: 'Remove a question from a survey',
  description: 'It is refused while another question depends on it. Answers that were given are kept.',
  params: questionKey,
  reply: SurveyView,
  errors: [SURVEY_NOT_FOUND, SURVEY_NO_QUESTION, SURVEY_WRONG_QUESTION],
});

export const PublishSurvey = operation({
  ...surveys,
  id: 'publishSurvey',
  record: ['survey.opened'],
  endpoint: 'POST /surveys/{surveyId}/open',
  summary: 'Open a survey, or show people its newest version',
  params: surveyId,
  reply: SurveyView,
  errors: [SURVEY_NOT_FOUND, SURVEY_INCOMPLETE],
});

export const CloseSurvey = operation({
  ...surveys,
  id: 'closeSurvey',
  record: ['survey.closed'],
  endpoint: 'POST /surveys/{surveyId}/closed',
  summary: 'Close a survey',
  description: 'Its links no longer work, and nobody is reminded. What was answered is kept.',
  params: surveyId,
  reply: SurveyView,
  errors: [SURVEY_NOT_FOUND],
});

export const ListSurveys = operation({
  ...surveys,
  id: 'listSurveys',
  endpoint: 'GET /surveys',
  summary: 'List the surveys, newest first',
  query: PageQuery.extend({ state: SurveyState.optional() }),
  reply: page(SurveyView),
});

export const GetSurvey = operation({
  ...surveys,
  id: 'getSurvey',
  endpoint: 'GET /surveys/{surveyId}',
  summary: 'Read a survey',
  params: surveyId,
  reply: SurveyView,
  versioned: true,
  errors: [SURVEY_NOT_FOUND],
});

/* Declares the operations that send a survey to people. */

const WHOM = says({ en: 'customers or a tag, and not both', zh: '客户或标签，二者选一' });

export const SendSurvey = operation({
  ...surveys,
  id: 'sendSurvey',
  record: ['survey.sent'],
  endpoint: 'POST /surveys/{surveyId}/invitations',
  summary: 'Ask customers by mail',
  description:
    'Left out: people who did not consent to surveys, who were asked a short time ago, whom this survey has asked, and minors without a guardian. The customers of a tag are asked in the background.',
  params: surveyId,
  body: z
    .strictObject({
      customers: z
        .array(z.strictObject({ customerId: Id }))
        .min(1)
        .max(200)
        .optional(),
      tagId: Id.optional(),
    })
    .refine(({ customers, tagId }) => (customers === undefined) !== (tagId === undefined), WHOM),
  example: { customers: [{ customerId: '0197a000-0000-7000-8000-00000000000c' }] },
  reply: z.object({
    asked: z.int(),
    left: z.int().meta({ description: 'How many of the named customers are not asked.' }),
  }),
  errors: [SURVEY_NOT_FOUND, SURVEY_NOT_OPEN],
});

/* Declares the operations on responses: what people answered. */

export const ResponseView = z.object({
  id: Id,
  surveyId: Id,
  surveyVersion: z.int(),
  customerId: Id.nullable().meta({
    description: 'Null if the survey is anonymous, or if the answer came by the open link.',
  }),
  source: ResponseSource,
  language: z.enum(['en', 'zh']),
  nps: z.int().nullable(),
  csat: z.int().nullable(),
  answers: z.array(z.object({ key: SentText, label: SentText, value: SentText })),
  followUp: z
    .object({ kind: FollowUpKind, id: Id })
    .nullable()
    .meta({ description: 'The task or the case that a low score has opened.' }),
  createdAt: Instant.meta({ description: 'Only the day, if the survey is anonymous.' }),
});
export type ResponseView = z.infer<typeof ResponseView>;

const days = {
  from: RequestDay.optional().meta({ description: 'Answered on this day or later, in UTC.' }),
  to: RequestDay.optional().meta({ description: 'Answered on this day or earlier, in UTC.' }),
};

export const ListSurveyResponses = operation({
  ...surveys,
  allow: ['sales'],
  id: 'listSurveyResponses',
  endpoint: 'GET /survey-responses',
  summary: 'List what people answered, newest first',
  query: PageQuery.extend({ surveyId: Id.optional(), customerId: Id.optional(), ...days }),
  reply: page(ResponseView),
});

const Nps = z.object({
  answers: z.int(),
  promoters: z.int().meta({ description: '9 and 10.' }),
  passives: z.int().meta({ description: '7 and 8.' }),
  detractors: z.int().meta({ description: '0 to 6.' }),
  score: z.number().nullable().meta({
    description: 'Promoters less detractors, of a hundred answers, with one decimal. Null without answers.',
  }),
});
export type Nps = z.infer<typeof Nps>;
const Csat = z.object({
  answers: z.int(),
  satisfied: z.int().meta({ description: '4 and 5.' }),
  share: z.number().nullable().meta({ description: 'The satisfied of a hundred answers, with one decimal.' }),
  mean: z.number().nullable(),
});
export type Csat = z.infer<typeof Csat>;

export const SurveyReport = z.object({
  invited: z.int(),
  answered: z.int().meta({ description: 'Answers to an invitation.' }),
  openAnswers: z.int().meta({ description: 'Answers by the open link.' }),
  responseRate: z.number().nullable().meta({ description: 'Answers for each hundred invitations, with one decimal.' }),
  nps: Nps,
  csat: Csat,
  caseRatings: Csat.meta({ description: 'How customers rated their closed cases in the same days, for comparison.' }),
  weeks: z.array(z.object({ week: SentText.meta({ description: 'Its Monday.' }), nps: Nps, csat: Csat })),
  questions: z.array(
    z.object({
      key: SentText,
      kind: QuestionKind,
      label: SentTexts,
      answers: z.int(),
      mean: z.number().nullable(),
      choices: z.array(z.object({ key: SentText, label: SentTexts, answers: z.int() })),
    }),
  ),
  complete: z.boolean().meta({ description: 'False if only the newest 2,000 answers were counted by question.' }),
});
export type SurveyReport = z.infer<typeof SurveyReport>;

export const GetSurveyReport = operation({
  ...surveys,
  id: 'getSurveyReport',
  endpoint: 'GET /surveys/{surveyId}/report',
  summary: 'Read the scores of a survey, by week and by question',
  params: surveyId,
  query: z.strictObject({ from: RequestDay, to: RequestDay }),
  reply: SurveyReport,
  errors: [SURVEY_NOT_FOUND],
});
