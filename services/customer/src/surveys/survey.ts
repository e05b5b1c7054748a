/** Holds the rules of surveys: their questions with branches, and when a survey is complete. */
import type { FieldError } from '@toric/contracts/kernel/business-error';
import type { Text } from '@toric/contracts/kernel/sentence';
import { type Question, RANGES, type SurveySettings } from '@toric/contracts/customer/surveys/survey';
import * as errors from '@toric/contracts/customer/surveys/survey.errors';
import type { PutSurveyQuestion } from '@toric/contracts/customer/surveys/survey.http';
import type { z } from 'zod';
import { type Draft, fresh, placed } from '../forms/draft.ts';

export type Survey = Draft & { readonly settings: SurveySettings; readonly questions: readonly Question[] };

/** Describes the version of a survey that customers see. */
export type OpenSurvey = Pick<Survey, 'id' | 'slug' | 'settings' | 'questions'> & { readonly number: number };

const MOST_QUESTIONS = 40;
const EMPTY = { en: '', zh: '' };
const THANKS = { en: 'Thank you for your answers.', zh: '感谢您的回答。' };

/** Returns a new survey with the settings with which each survey begins. */
export function newSurvey(id: string, { slug, title }: { slug: string; title: Text }, now: Date): Survey {
  const settings: SurveySettings = {
    ...{ title, intro: EMPTY, thanks: THANKS, isAnonymous: false, trigger: 'none', delayDays: 3, restDays: 90 },
    ...{ reminderDays: 7, lowScore: null, lowScoreBecomes: 'nothing', ownerId: null },
  };
  return { ...fresh(now), id, slug, settings, questions: [] };
}

const hasChoices = (kind: string) => kind === 'single' || kind === 'multi';

/**
 * Returns an error text if the condition of a question is wrong. Returns undefined if it is right. `before` are the
 * questions that come before this one.
 */
function conditionFault({ key, showIf }: Question, before: readonly Question[]): Text | undefined {
  if (!showIf) return undefined;
  const { question, is, choices = [], number } = showIf;
  const earlier = before.find((one) => one.key === question);
  if (!earlier) return errors.SURVEY_CONDITION_EARLIER({ key, question });
  if (is === 'any-of') {
    const isKnown =
      choices.length > 0 && choices.every((one) => earlier.choices.some((other) => other.key === one.key));
    return isKnown ? undefined : errors.SURVEY_CONDITION_CHOICES({ key, question });
  }
  const range = RANGES[earlier.kind];
  const fits = range !== undefined && number !== undefined && number >= range[0] && number <= range[1];
  return fits ? undefined : errors.SURVEY_CONDITION_NUMBER({ key, question });
}

/** Throws unless each condition names an earlier question. So questions cannot depend on each other in a circle. */
export function requireBranches(questions: readonly Question[]): void {
  const faults = questions.flatMap((question, index): FieldError[] => {
    const detail = conditionFault(question, questions.slice(0, index));
    return detail ? [{ pointer: '/showIf', detail }] : [];
  });
  if (faults.length > 0) throw errors.SURVEY_WRONG_QUESTION().at(...faults);
}

/**
 * Returns the questions with the given question at its position. Throws if the question is wrong, if there are too many
 * questions, or if a condition names no earlier question.
 */
export function withQuestion(
  questions: readonly Question[],
  key: string,
  given: z.output<typeof PutSurveyQuestion.body>,
): Question[] {
  const { kind, label, isRequired, choices = [], showIf = null, position } = given;
  const faults: FieldError[] = [];
  if (hasChoices(kind) && choices.length < 2)
    faults.push({ pointer: '/choices', detail: errors.SURVEY_NEEDS_CHOICES() });
  if (!hasChoices(kind) && choices.length > 0)
    faults.push({ pointer: '/choices', detail: errors.SURVEY_ONLY_CHOICES() });
  if (faults.length > 0) throw errors.SURVEY_WRONG_QUESTION().at(...faults);
  const next = placed(questions, { key, kind, label, isRequired, choices, showIf }, position);
  if (next.length > MOST_QUESTIONS) throw errors.SURVEY_TOO_MANY_QUESTIONS({ most: MOST_QUESTIONS });
  requireBranches(next);
  return next;
}

/** Returns the questions without this one. Throws if no question has this key, or if another question depends on it. */
export function withoutQuestion(questions: readonly Question[], key: string): Question[] {
  const next = questions.filter((one) => one.key !== key);
  if (next.length === questions.length) throw errors.SURVEY_NO_QUESTION();
  requireBranches(next);
  return next;
}

/**
 * Throws unless the survey is complete, so that it can be opened. `ownerIsKnown` is false if the survey has no owner of
 * tasks, or if that colleague cannot sign in.
 */
export function requireComplete({ settings, questions }: Survey, ownerIsKnown: boolean): void {
  const { lowScore, lowScoreBecomes } = settings;
  const faults: FieldError[] = [];
  const fault = (pointer: string, detail: Text) => faults.push({ pointer, detail });
  if (questions.length === 0) fault('/questions', errors.SURVEY_NEEDS_QUESTIONS());
  if (lowScoreBecomes === 'task' && !ownerIsKnown) fault('/settings/ownerId', errors.SURVEY_NEEDS_OWNER());
  if (lowScoreBecomes !== 'nothing' && lowScore === null) fault('/settings/lowScore', errors.SURVEY_NEEDS_LOW_SCORE());
  if (faults.length > 0) throw errors.SURVEY_INCOMPLETE().at(...faults);
}
