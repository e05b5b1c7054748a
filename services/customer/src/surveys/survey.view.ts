import type { Language } from '@toric/contracts/kernel/sentence';
import type { SurveyPage } from '@toric/contracts/customer/surveys/survey-page.http';
import { FollowUpKind, type Question } from '@toric/contracts/customer/surveys/survey';
import type { ResponseView, SurveyReport, SurveyView } from '@toric/contracts/customer/surveys/survey.http';
import { z } from 'zod';
import { type Counts, csatOf, npsOf, shareOf } from './report.ts';
import type { Scored } from './report.reader.store.ts';
import type { OpenSurvey, Survey } from './survey.ts';
import type { ReadResponse } from './survey.reader.store.ts';

type Asked = { readonly invited: number; readonly answered: number };

export const surveyView = (survey: Survey, { invited, answered }: Asked): SurveyView => ({
  ...survey,
  ...{ questions: [...survey.questions], invited, answered },
  ...{ createdAt: survey.createdAt.toISOString(), updatedAt: survey.updatedAt.toISOString() },
});

/** Returns the fields of a survey that the change record stores. */
export const recordedSurvey = ({ slug, state, settings, questions }: Survey) => ({
  slug,
  state,
  ...settings,
  questions,
});

/** Returns the survey as its page shows it to a customer, in one language. */
export const surveyPage = ({ settings, questions }: OpenSurvey, ticket: string, language: Language): SurveyPage => ({
  ...{ title: settings.title[language], intro: settings.intro[language], isAnonymous: settings.isAnonymous, ticket },
  questions: questions.map(({ label, choices, ...question }) => ({
    ...{ ...question, label: label[language] },
    choices: choices.map((choice) => ({ key: choice.key, label: choice.label[language] })),
  })),
});

const Stored = z.object({
  source: z.enum(['invitation', 'open-link']),
  language: z.enum(['en', 'zh']),
  followUp: FollowUpKind.nullable(),
});

export function responseView({ row, answers }: ReadResponse): ResponseView {
  const { id, surveyId, surveyVersion, personId, nps, csat, followUpId, createdAt } = row;
  const { source, language, followUp } = Stored.parse(row);
  return {
    ...{ id, surveyId, surveyVersion, customerId: personId, source, language, nps, csat },
    answers: answers.map(({ key, label, value }) => ({ key, label, value })),
    followUp: followUp === null || followUpId === null ? null : { kind: followUp, id: followUpId },
    createdAt: createdAt.toISOString(),
  };
}

function countsOf(rows: readonly Scored[], kind: 'nps' | 'csat'): Counts {
  const counts = new Map<number, number>();
  for (const { [kind]: score, times } of rows) if (score !== null) counts.set(score, (counts.get(score) ?? 0) + times);
  return counts;
}

const scoresOf = (rows: readonly Scored[]) => ({
  nps: npsOf(countsOf(rows, 'nps')),
  csat: csatOf(countsOf(rows, 'csat')),
});

/** Returns the number of answers to a question, the number for each choice, and the mean of numeric answers. */
function questionFigures({ key, kind, label, choices }: Question, responses: readonly ReadResponse[]) {
  const given = responses.flatMap(({ answers }) => answers.filter((answer) => answer.key === key));
  const numbers = given.map(({ raw }) => Number(raw));
  const isNumber = kind === 'nps' || kind === 'csat' || kind === 'scale';
  const mean = isNumber && numbers.length > 0 ? numbers.reduce((all, one) => all + one, 0) / numbers.length : null;
  return {
    ...{ key, kind, label, answers: given.length, mean: mean === null ? null : Math.round(mean * 10) / 10 },
    choices: choices.map((choice) => ({
      ...choice,
      answers: given.filter(({ raw }) => (typeof raw === 'string' ? raw === choice.key : raw.includes(choice.key)))
        .length,
    })),
  };
}

type Figures = {
  readonly asked: Asked;
  readonly scored: readonly Scored[];
  readonly ratings: Counts;
  readonly questions: readonly Question[];
  readonly responses: readonly ReadResponse[];
};

export function surveyReport({ asked, scored, ratings, questions, responses }: Figures): SurveyReport {
  const weeks = [...new Set(scored.map(({ week }) => week))];
  const sum = (rows: readonly Scored[]) => rows.reduce((all, { times }) => all + times, 0);
  return {
    ...asked,
    openAnswers: sum(scored.filter(({ source }) => source === 'open-link')),
    responseRate: shareOf(asked.answered, asked.invited),
    ...scoresOf(scored),
    caseRatings: csatOf(ratings),
    weeks: weeks.map((week) => ({ week, ...scoresOf(scored.filter((one) => one.week === week)) })),
    questions: questions.map((question) => questionFigures(question, responses)),
    complete: responses.length >= sum(scored),
  };
}
