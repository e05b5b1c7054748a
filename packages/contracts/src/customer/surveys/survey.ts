/** Declares the types of surveys, and the rule by which an answer leads to other questions. */
import { z } from 'zod';
import { Id } from '../../kernel/common.ts';
import { SentText } from '../../kernel/text.ts';
import { bothLines, bothTexts, Code, SentChoice, SentTexts } from '../forms/page-text.ts';

export const QuestionKind = z.enum(['nps', 'csat', 'scale', 'single', 'multi', 'text']).meta({
  description:
    '`nps`: 0 to 10, how likely the person recommends the shop. `csat`: 1 to 5, how satisfied she is. `scale`: 1 to 10.',
});
export type QuestionKind = z.infer<typeof QuestionKind>;
/** Maps each kind of question that is answered by a number to the smallest and the largest number. */
export const RANGES: Readonly<Partial<Record<QuestionKind, readonly [from: number, to: number]>>> = {
  nps: [0, 10],
  csat: [1, 5],
  scale: [1, 10],
};

export const SurveyState = z.enum(['draft', 'open', 'closed']);
export type SurveyState = z.infer<typeof SurveyState>;
export const SurveyTrigger = z.enum(['none', 'order-delivered']).meta({
  description: '`none`: people are chosen by hand. `order-delivered`: each order that was delivered asks its customer.',
});
export type SurveyTrigger = z.infer<typeof SurveyTrigger>;
export const LowScoreBecomes = z.enum(['nothing', 'task', 'case']);
export type LowScoreBecomes = z.infer<typeof LowScoreBecomes>;
export const FollowUpKind = z.enum(['task', 'case']);
export type FollowUpKind = z.infer<typeof FollowUpKind>;
export const ResponseSource = z.enum(['invitation', 'open-link']);
export type ResponseSource = z.infer<typeof ResponseSource>;

export const ConditionKind = z.enum(['any-of', 'at-most', 'at-least']).meta({
  description: '`any-of`: one of the choices was chosen. `at-most`, `at-least`: the number.',
});
export const Condition = z.strictObject({
  question: Code.meta({ description: 'The key of a question that stands before this one.' }),
  is: ConditionKind,
  choices: z
    .array(z.strictObject({ key: Code }))
    .max(30)
    .optional(),
  number: z.int().min(0).max(10).optional(),
});
export type Condition = z.infer<typeof Condition>;

export const Question = z.object({
  key: SentText,
  kind: QuestionKind,
  label: SentTexts,
  isRequired: z.boolean(),
  choices: z.array(SentChoice),
  showIf: z
    .object({
      question: SentText,
      is: ConditionKind,
      choices: z.array(z.object({ key: SentText })).optional(),
      number: z.int().optional(),
    })
    .nullable()
    .meta({
      description: 'The question is asked only if the answer to an earlier one is so. Null: it is always asked.',
    }),
});
export type Question = z.infer<typeof Question>;

/** Describes the settings of a survey, as a person saves them. */
export const SurveySettings = z.strictObject({
  title: bothLines(80),
  intro: bothTexts(1_000),
  thanks: bothTexts(500),
  isAnonymous: z.boolean().meta({ description: 'If true, an answer names no person, and no task or case names her.' }),
  trigger: SurveyTrigger,
  delayDays: z.int().min(0).max(60).meta({ description: 'Days between the event and the mail.' }),
  restDays: z.int().min(0).max(730).meta({
    description: 'A person who was asked within so many days, by any survey, is not asked again.',
  }),
  reminderDays: z
    .int()
    .min(1)
    .max(60)
    .nullable()
    .meta({ description: 'She is reminded once after so many days. Null: never.' }),
  lowScore: z.int().min(0).max(10).nullable().meta({
    description: 'An NPS or CSAT answer of at most this number is low. Null: none is.',
  }),
  lowScoreBecomes: LowScoreBecomes,
  ownerId: Id.nullable().meta({ description: 'The colleague who gets the tasks.' }),
});
export type SurveySettings = z.infer<typeof SurveySettings>;

export type GivenAnswers = Readonly<Record<string, string | readonly string[]>>;
type Asked = Pick<Question, 'key' | 'showIf'>;

const chosen = (answer: string | readonly string[] | undefined): readonly string[] =>
  answer === undefined || answer === '' ? [] : typeof answer === 'string' ? [answer] : answer;

/**
 * Returns true if the question's condition is met by the answers. A question that was not answered meets no condition.
 */
export function isAsked({ showIf }: Asked, answers: GivenAnswers): boolean {
  if (!showIf) return true;
  const given = chosen(answers[showIf.question]);
  if (given.length === 0) return false;
  if (showIf.is === 'any-of') return (showIf.choices ?? []).some(({ key }) => given.includes(key));
  const number = Number(given[0]);
  const limit = showIf.number ?? 0;
  return showIf.is === 'at-most' ? number <= limit : number >= limit;
}

/**
 * Returns the questions that follow from the answers, in their order. A condition names an earlier question only, so
 * one pass is enough. The answer to a question that is not asked meets no condition.
 */
export function askedQuestions<Q extends Asked>(questions: readonly Q[], answers: GivenAnswers): Q[] {
  const counted: Record<string, string | readonly string[]> = {};
  return questions.filter((question) => {
    if (!isAsked(question, counted)) return false;
    const answer = answers[question.key];
    if (answer !== undefined) counted[question.key] = answer;
    return true;
  });
}

/**
 * Returns the questions of the next page. These questions are asked because of the answers, were not shown yet, and
 * depend on no question of the same page.
 */
export function nextQuestions<Q extends Asked>(
  questions: readonly Q[],
  answers: GivenAnswers,
  shown: ReadonlySet<string>,
): Q[] {
  const waiting = askedQuestions(questions, answers).filter(({ key }) => !shown.has(key));
  return waiting.filter(({ showIf }) => !showIf || shown.has(showIf.question));
}
