/**
 * The pages to which links in mails lead. A page never acts when it is opened, because programs that check mails open
 * every link. It acts when its form is sent, by the same operation of the API that other clients call.
 */
import {
  CompleteEmailChange,
  CompletePasswordReset,
  ConfirmEmail,
} from '@toric/contracts/customer/accounts/account.http';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Language } from '@toric/contracts/kernel/sentence';
import express, { type Express, type Request, type Response } from 'express';
import { addressOf, countCall } from '../edge/rate-limit.ts';
import { publicFile } from '../edge/public-answer.ts';
import { pageHtml } from './html.ts';
import { callOperation, type Dependencies, FORM_LIMIT, sendPage, sentenceOf, textOf } from './page-reply.ts';
import { mountPreferencePages } from './preference-pages.ts';
import { STYLE } from './style.ts';
import { AWAY, CONFIRMATION, DIFFERENT, EMAIL_CHANGE, NO_TOKEN, type PageTexts, RESET } from './texts.ts';

type LinkPage = { texts: PageTexts; operation: Operation; asksPassword: boolean };

/** The pages by the purpose of their links, which is the last part of the address in the mail. */
const PAGES: Readonly<Record<string, LinkPage>> = {
  'account-confirmation': { texts: CONFIRMATION, operation: ConfirmEmail, asksPassword: false },
  'password-reset': { texts: RESET, operation: CompletePasswordReset, asksPassword: true },
  'email-change': { texts: EMAIL_CHANGE, operation: CompleteEmailChange, asksPassword: false },
};

const DAY_SECONDS = 86_400;

export function mountPages(app: Express, dependencies: Dependencies): void {
  const { upstreams, limits } = dependencies;
  mountPreferencePages(app, dependencies);
  const type = 'text/css; charset=utf-8';
  app.get('/pages/style.css', publicFile({ bytes: Buffer.from(STYLE), type, seconds: DAY_SECONDS }));
  for (const [purpose, page] of Object.entries(PAGES)) {
    const path = `/pages/${purpose}`;
    app.get(path, (request, response) => {
      const token = textOf(request.query['token']);
      show(request, response, { path, page, token, ...(token === undefined && { alarm: NO_TOKEN }) });
    });
    app.post(path, express.urlencoded({ extended: false, limit: FORM_LIMIT }), async (request, response) => {
      await countCall(limits, page.operation, undefined, addressOf(request), response);
      await act(upstreams, request, response, { path, page });
    });
  }
}

type Given = { path: string; page: LinkPage };
type Shown = Given & {
  token: string | undefined;
  alarm?: Readonly<Record<Language, string>> | string;
  isDone?: boolean;
  status?: number;
};

function show(request: Request, response: Response, { path, page, token, alarm, isDone, status }: Shown): void {
  const { texts, asksPassword } = page;
  const html = (language: Language) => {
    const sentence = typeof alarm === 'object' ? alarm[language] : alarm;
    return pageHtml({ path, texts, language, token, asksPassword, alarm: sentence, isDone: isDone ?? false });
  };
  sendPage(request, response, { path, html, ...(status !== undefined && { status }) });
}

/** Calls the operation of the page, and shows what became of it. */
async function act(upstreams: Dependencies['upstreams'], request: Request, response: Response, given: Given) {
  const form = (request.body ?? {}) as Readonly<Record<string, unknown>>; // the parser makes an object, or nothing
  const [token, password] = [textOf(form['token']), textOf(form['password'])];
  if (token === undefined) return show(request, response, { ...given, token, alarm: NO_TOKEN, status: 400 });
  if (given.page.asksPassword && password !== textOf(form['repeated']))
    return show(request, response, { ...given, token, alarm: DIFFERENT, status: 400 });
  const body = { token, ...(given.page.asksPassword && { password }) };
  const answer = await callOperation(upstreams, request, given.page.operation, body);
  if (answer.status < 300) return show(request, response, { ...given, token: undefined, isDone: true });
  // a link that can no longer be used needs no form
  const retry = answer.problem?.type.endsWith('/account.link-unusable') ? undefined : token;
  show(request, response, {
    ...given,
    token: retry,
    alarm: answer.problem ? sentenceOf(answer.problem) : AWAY,
    status: answer.status,
  });
}
