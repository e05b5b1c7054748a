/**
 * Serves the pages to which links in mails lead. Opening a page never changes anything, because programs that check
 * mails open every link. The page acts only when its form is sent, by the same operation of the API that other clients
 * call.
 */
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Language } from '@toric/contracts/kernel/sentence';
import express, { type Express, type Request, type Response } from 'express';
import { addressOf, countCall } from '../edge/rate-limit.ts';
import { publicFile } from '../edge/public-answer.ts';
import { pageHtml } from './html.ts';
import {
  callOperation,
  chosenLanguage,
  type Dependencies,
  FORM_LIMIT,
  sendPage,
  sentenceOf,
  textOf,
} from './page-reply.ts';
import { type LinkPage, PAGES, REPEATED } from './pages.ts';
import { mountFormPages } from './form-pages.ts';
import { mountPreferencePages } from './preference-pages.ts';
import { STYLE } from './style.ts';
import { mountSurveyPages } from './survey-pages.ts';
import { AWAY, DIFFERENT, NO_TOKEN } from './texts.ts';

const DAY_SECONDS = 86_400;

export function mountPages(app: Express, dependencies: Dependencies): void {
  const { upstreams, limits } = dependencies;
  mountPreferencePages(app, dependencies);
  mountFormPages(app, dependencies);
  mountSurveyPages(app, dependencies);
  const type = 'text/css; charset=utf-8';
  app.get('/pages/style.css', publicFile({ bytes: Buffer.from(STYLE), type, seconds: DAY_SECONDS }));
  for (const [purpose, page] of Object.entries(PAGES)) {
    const given = { path: `/pages/${purpose}`, page };
    app.get(given.path, async (request, response) => {
      const token = textOf(request.query['token']);
      if (page.view && token !== undefined)
        await countCall(limits, page.view.operation, undefined, addressOf(request), response);
      await open(upstreams, request, response, { ...given, token });
    });
    const { action } = page;
    if (!action) continue;
    app.post(given.path, express.urlencoded({ extended: false, limit: FORM_LIMIT }), async (request, response) => {
      await countCall(limits, action, undefined, addressOf(request), response);
      await act(upstreams, request, response, { ...given, action });
    });
  }
}

type Given = { path: string; page: LinkPage };
type Shown = Given & {
  token: string | undefined;
  hasForm: boolean;
  typed?: Readonly<Record<string, string>>;
  contents?: string | undefined;
  alarm?: Readonly<Record<Language, string>> | string | undefined;
  isDone?: boolean;
  status?: number;
};

function show(request: Request, response: Response, shown: Shown): void {
  const { path, page, token, hasForm, typed = {}, contents, alarm, isDone = false, status = 200 } = shown;
  const { texts, fields, fieldsWithoutToken = [] } = page;
  const all = token === undefined ? [...fieldsWithoutToken, ...fields] : fields;
  const html = (language: Language) => {
    const sentence = typeof alarm === 'object' ? alarm[language] : alarm;
    return pageHtml({ path, texts, language, token, fields: all, hasForm, typed, contents, alarm: sentence, isDone });
  };
  sendPage(request, response, { path, html, status });
}

/** Shows the page of a link, with the data that its view reads. */
async function open(
  upstreams: Dependencies['upstreams'],
  request: Request,
  response: Response,
  given: Given & { token: string | undefined },
) {
  const { page, token } = given;
  const hasForm = page.action !== undefined;
  if (token === undefined && !page.fieldsWithoutToken)
    return show(request, response, { ...given, hasForm: false, alarm: NO_TOKEN });
  if (!page.view || token === undefined) return show(request, response, { ...given, hasForm });
  const answer = await callOperation(upstreams, request, page.view.operation, { token });
  if (answer.status >= 300) {
    const alarm = answer.problem ? sentenceOf(answer.problem) : AWAY;
    return show(request, response, { ...given, token: undefined, hasForm: false, alarm, status: answer.status });
  }
  const { html, typed } = page.view.show(answer.body, chosenLanguage(request));
  show(request, response, { ...given, hasForm, contents: html, ...(typed && { typed }) });
}

/** Calls the operation of the page, and shows the result. */
async function act(
  upstreams: Dependencies['upstreams'],
  request: Request,
  response: Response,
  { action, ...given }: Given & { action: Operation },
) {
  const { page } = given;
  // the cast is safe: the parser returns an object, or nothing
  const form = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  const token = textOf(form['token']);
  const values = valuesOf(page, form);
  const typed = Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'password'));
  const again = { ...given, token, hasForm: true, typed };
  if (token === undefined && !page.fieldsWithoutToken)
    return show(request, response, { ...again, hasForm: false, alarm: NO_TOKEN, status: 400 });
  if (page.fields.includes(REPEATED) && values['password'] !== textOf(form[REPEATED.name]))
    return show(request, response, { ...again, alarm: DIFFERENT, status: 400 });
  const answer = await callOperation(upstreams, request, action, { ...(token !== undefined && { token }), ...values });
  if (answer.status < 300) return show(request, response, { ...again, token: undefined, hasForm: false, isDone: true });
  // a link that can no longer be used needs no form, but a person may type a wrong code again
  const ended = token !== undefined && answer.problem?.type.endsWith('link-unusable');
  const alarm = answer.problem ? sentenceOf(answer.problem) : AWAY;
  const left = ended ? { token: undefined, hasForm: false } : {};
  show(request, response, { ...again, ...left, alarm, status: answer.status });
}

/** Returns the values of the fields that the operation takes. */
function valuesOf({ fields, fieldsWithoutToken = [] }: LinkPage, form: Readonly<Record<string, unknown>>) {
  const names = [...fieldsWithoutToken, ...fields].filter((field) => field !== REPEATED).map(({ name }) => name);
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = textOf(form[name]);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
