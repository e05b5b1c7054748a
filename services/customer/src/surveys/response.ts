/** Checks the answers to a survey, writes them as text, and decides whether a score is low. */
import type { FieldError } from '@toric/contracts/kernel/business-error';
import type { Language, Text } from '@toric/contracts/kernel/sentence';
import type { Answers } from '@toric/contracts/customer/forms/page-text';
import { askedQuestions, type Question, RANGES, type SurveySettings } from '@toric/contracts/customer/surveys/survey';
import {
  SURVEY_ANSWER_CHOICE,
  SURVEY_ANSWER_MISSING,
  SURVEY_ANSWER_NUMBER,
  SURVEY_ANSWER_TEXT,
  SURVEY_UNKNOWN_ANSWER,
  SURVEY_WRONG_ANSWERS,
} from '@toric/contracts/customer/surveys/survey.errors';
import type { ShownAnswer } from '../forms/submission.ts';

/**
 * Describes an answer as it is stored. `raw` is the number or the keys of the choices, so that answers can be counted.
 */
export type KeptAnswer = ShownAnswer & { readonly raw: string | readonly string[] };
export type Answered = {
  readonly answers: readonly KeptAnswer[];
  readonly nps: number | null;
  readonly csat: number | null;
};

const isEmpty = (value: Answers[string] | undefined) => value === undefined || value.length === 0;

/**
 * Returns the answer in the form in which it is stored. If the answer does not fit, returns a sentence about what the
 * question accepts.
 */
function fitted({ kind, choices }: Question, value: Answers[string]): { raw: string | readonly string[] } | Text {
  const range = RANGES[kind];
  if (range) {
    const [from, to] = range;
    const isNumber =
      typeof value === 'string' && /^\d{1,2}$/.test(value) && Number(value) >= from && Number(value) <= to;
    return isNumber ? { raw: String(Number(value)) } : SURVEY_ANSWER_NUMBER({ from, to });
  }
  if (kind === 'text') return typeof value === 'string' ? { raw: value } : SURVEY_ANSWER_TEXT();
  const keys = typeof value === 'string' ? [value] : value;
  const isFit =
    new Set(keys).size === keys.length &&
    (kind === 'multi' || keys.length === 1) &&
    keys.every((key) => choices.some((choice) => choice.key === key));
  if (!isFit) return SURVEY_ANSWER_CHOICE();
  return { raw: kind === 'single' ? (keys[0] ?? '') : keys };
}

function readable({ choices }: Question, raw: string | readonly string[], language: Language): string {
  const nameOf = (key: string) => choices.find((choice) => choice.key === key)?.label[language] ?? key;
  if (choices.length === 0) return String(raw);
  return (typeof raw === 'string' ? [raw] : raw).map(nameOf).join(language === 'zh' ? '、' : ', ');
}

const firstScore = (questions: readonly Question[], kept: readonly KeptAnswer[], kind: 'nps' | 'csat') => {
  const keys = new Set(questions.filter((one) => one.kind === kind).map(({ key }) => key));
  const answer = kept.find(({ key }) => keys.has(key));
  return answer ? Number(answer.raw) : null;
};

/**
 * Returns the answers as they are stored. Throws with one error for each answer that is missing or wrong, and for each
 * answer to a question that the person did not see.
 */
export function checkAnswers(questions: readonly Question[], answers: Answers, language: Language): Answered {
  const asked = askedQuestions(questions, answers);
  const askedKeys = new Set(asked.map(({ key }) => key));
  const faults: FieldError[] = Object.keys(answers)
    .filter((key) => !askedKeys.has(key) && !isEmpty(answers[key]))
    .map((key) => ({ pointer: `/answers/${key}`, detail: SURVEY_UNKNOWN_ANSWER() }));
  const kept: KeptAnswer[] = [];
  for (const question of asked) {
    const { key, label, isRequired } = question;
    const given = answers[key];
    if (given === undefined || isEmpty(given)) {
      if (isRequired) faults.push({ pointer: `/answers/${key}`, detail: SURVEY_ANSWER_MISSING() });
      continue;
    }
    const fit = fitted(question, given);
    if ('raw' in fit)
      kept.push({ key, label: label[language], value: readable(question, fit.raw, language), raw: fit.raw });
    else faults.push({ pointer: `/answers/${key}`, detail: fit });
  }
  if (faults.length > 0) throw SURVEY_WRONG_ANSWERS().at(...faults);
  return { answers: kept, nps: firstScore(questions, kept, 'nps'), csat: firstScore(questions, kept, 'csat') };
}

/** Returns true if one of the scores is not higher than `lowScore`. */
export const isLow = ({ nps, csat }: Pick<Answered, 'nps' | 'csat'>, { lowScore }: Pick<SurveySettings, 'lowScore'>) =>
  lowScore !== null && [nps, csat].some((score) => score !== null && score <= lowScore);
