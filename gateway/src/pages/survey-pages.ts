/**
 * Serves the pages of surveys. Each step shows the questions that follow from the answers of the earlier steps. The
 * answers travel in hidden fields, so that no script runs and nothing is stored before the person sends the survey.
 */
import { AnswerSurvey, ShowSurvey, SurveyPage } from '@toric/contracts/customer/surveys/survey-page.http';
import { askedQuestions, nextQuestions, RANGES } from '@toric/contracts/customer/surveys/survey';
import { Slug } from '@toric/contracts/customer/forms/page-text';
import type { Language } from '@toric/contracts/kernel/sentence';
import express, { type Express, type Request, type Response } from 'express';
import { addressOf, countCall } from '../edge/rate-limit.ts';
import { escapeHtml } from '../escape-html.ts';
import {
  answerFieldHtml,
  type AnswerField,
  answersIn,
  type Faults,
  faultsOf,
  type Given,
  hiddenAnswers,
  hiddenHtml,
  trapHtml,
} from './answer-fields.ts';
import { framed } from './html.ts';
import { callOperation, chosenLanguage, type Dependencies, sendPage, textOf } from './page-reply.ts';
import { ANONYMOUS, ENDS, NEXT, NOT_THERE, SENT, WRONG } from './public-texts.ts';
import { AWAY, NO_TOKEN } from './texts.ts';

const LIMIT = '100kb';
const parser = express.urlencoded({ extended: false, limit: LIMIT, parameterLimit: 500 });

type Body = Readonly<Record<string, unknown>>;
/** Names the survey, by the link of a mail or by its slug. */
type Which = { readonly path: string } & ({ readonly token: string } | { readonly slug: string });
type Question = SurveyPage['questions'][number];

// the cast is safe: the parser returns an object, or nothing
const bodyOf = (request: Request): Body => (request.body ?? {}) as Body;

function whichOf(request: Request): Which | undefined {
  const slug = Slug.safeParse(request.params['slug']).data;
  if (slug !== undefined) return { path: `/surveys/${slug}`, slug };
  const token = textOf(bodyOf(request)['token']) ?? textOf(request.query['token']);
  return token === undefined ? undefined : { path: '/pages/survey', token };
}
const keyOf = (which: Which) => ('token' in which ? { token: which.token } : { slug: which.slug });

export function mountSurveyPages(app: Express, { upstreams, limits }: Dependencies): void {
  async function opened(request: Request, response: Response) {
    const which = whichOf(request);
    if (!which) {
      showNone(request, response, 400, NO_TOKEN[chosenLanguage(request)]);
      return undefined;
    }
    const shown = await callOperation(upstreams, request, ShowSurvey, keyOf(which));
    const survey = SurveyPage.safeParse(shown.body).data;
    if (survey) return { which, survey };
    showNone(request, response, shown.status >= 300 ? shown.status : 503, shown.problem?.detail);
    return undefined;
  }
  const paths = ['/surveys/:slug', '/pages/survey'];
  app.get(paths, async (request, response) => {
    await countCall(limits, ShowSurvey, undefined, addressOf(request), response);
    const found = await opened(request, response);
    if (found) showStep(request, response, { ...found, given: {}, shown: [], faults: {} });
  });
  app.post(paths, parser, async (request, response) => {
    await countCall(limits, AnswerSurvey, undefined, addressOf(request), response);
    const found = await opened(request, response);
    if (!found) return;
    const { which, survey } = found;
    const given = answersIn(bodyOf(request), survey.questions.map(fieldOf));
    const shown = (textOf(bodyOf(request)['shown']) ?? '').split(' ').filter(Boolean);
    if (nextQuestions(survey.questions, given, new Set(shown)).length > 0)
      return showStep(request, response, { which, survey, given, shown, faults: {} });
    const asked = askedQuestions(survey.questions, given).map(({ key }) => key);
    const body = {
      ...{ ...keyOf(which), ticket: textOf(bodyOf(request)['ticket']) ?? survey.ticket },
      answers: Object.fromEntries(Object.entries(given).filter(([key]) => asked.includes(key))),
      ...(textOf(bodyOf(request)['website']) !== undefined && { website: 'filled in' }),
    };
    const sent = await callOperation(upstreams, request, AnswerSurvey, body);
    const thanks = AnswerSurvey.reply.safeParse(sent.body).data;
    if (thanks) return showThanks(request, response, which, thanks.thanks);
    const faults = faultsOf(sent.problem);
    const language = chosenLanguage(request);
    const alarm = Object.keys(faults).length > 0 ? WRONG[language] : (sent.problem?.detail ?? AWAY[language]);
    const isStale = sent.problem?.type.endsWith('stale-page') ?? false;
    const refused = { faults, alarm, all: asked, isStale, status: sent.status };
    showStep(request, response, { which, survey, given, shown: [], ...refused });
  });
}

/** Returns the question as a field. A scale has its numbers as choices. */
function fieldOf({ key, kind, label, isRequired, choices }: Question): AnswerField {
  const range = RANGES[kind];
  const field = { key, label, isRequired, help: null };
  if (!range) return { ...field, control: kind === 'text' ? 'text' : kind === 'multi' ? 'choices' : 'radio', choices };
  const [from, to] = range;
  const numbers = Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
  return { ...field, control: 'scale', choices: numbers.map((number) => ({ key: number, label: number })) };
}
const endsOf = (kind: Question['kind'], language: Language): string | null =>
  kind === 'nps' || kind === 'csat' || kind === 'scale' ? ENDS[kind][language] : null;

type Step = {
  readonly which: Which;
  readonly survey: SurveyPage;
  readonly given: Given;
  /** Lists the keys of the questions of the earlier steps. */
  readonly shown: readonly string[];
  readonly faults: Faults;
  readonly alarm?: string;
  /** Lists the keys of all questions that are shown at once after a refusal. */
  readonly all?: readonly string[];
  /** Is true if the page was too old, so that it needs a new ticket. */
  readonly isStale?: boolean;
  readonly status?: number;
};

function stepHtml({ which, survey, given, shown, faults, all }: Step, ticket: string, language: Language): string {
  const { questions, intro, isAnonymous } = survey;
  const now = all ? questions.filter(({ key }) => all.includes(key)) : nextQuestions(questions, given, new Set(shown));
  const keys = now.map(({ key }) => key);
  const fields = now.map((question) => {
    const field = { ...fieldOf(question), help: endsOf(question.kind, language) };
    return answerFieldHtml(field, { given, faults, language });
  });
  const begins = shown.length === 0;
  return `${begins && intro !== '' ? `<p class="intro">${escapeHtml(intro)}</p>` : ''}
${begins && isAnonymous ? `<p>${ANONYMOUS[language]}</p>` : ''}
<form method="post" action="${which.path}">
${'token' in which ? hiddenHtml('token', which.token) : ''}${hiddenHtml('lang', language)}${hiddenHtml('ticket', ticket)}
${hiddenHtml('shown', [...shown, ...keys].join(' '))}${hiddenAnswers(
  given,
  shown.filter((key) => !keys.includes(key)),
)}${trapHtml(language)}
${fields.join('\n')}
<button type="submit">${NEXT[language]}</button>
</form>`;
}

function showStep(request: Request, response: Response, step: Step): void {
  const { which, survey, alarm, isStale = false, status = 200 } = step;
  const ticket = (isStale ? undefined : textOf(bodyOf(request)['ticket'])) ?? survey.ticket;
  const query = 'token' in which ? { token: which.token } : {};
  const html = (language: Language) =>
    framed(
      { path: which.path, title: escapeHtml(survey.title), language, query, alarm },
      stepHtml(step, ticket, language),
    );
  sendPage(request, response, { path: which.path, html, status });
}

function showThanks(request: Request, response: Response, { path }: Which, thanks: string): void {
  const html = (language: Language) =>
    framed(
      { path, title: SENT[language], language, query: {} },
      `<p role="status" class="intro">${escapeHtml(thanks)}</p>`,
    );
  sendPage(request, response, { path, html });
}

/** Shows why there is nothing to answer. */
function showNone(request: Request, response: Response, status: number, detail: string | undefined): void {
  const html = (language: Language) => {
    const alarm = detail ?? AWAY[language];
    return framed({ path: '/pages/survey', title: NOT_THERE[language], language, query: {}, alarm }, '');
  };
  sendPage(request, response, { path: '/pages/survey', html, status });
}
