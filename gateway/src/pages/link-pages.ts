/**
 * The pages to which links in mails lead. A page never acts when it is opened, because programs that check mails open
 * every link. It acts when its form is sent, by the same operation of the API that other clients call.
 */
import { LANGUAGE_TAGS, languageOf } from '@toric/chassis/http/language';
import {
  CompleteEmailChange,
  CompletePasswordReset,
  ConfirmEmail,
} from '@toric/contracts/customer/accounts/account.http';
import { methodAndPath, type Operation } from '@toric/contracts/kernel/operation';
import { Problem } from '@toric/contracts/kernel/problem';
import { type Language, LANGUAGES } from '@toric/contracts/kernel/sentence';
import express, { type Express, type Request, type Response } from 'express';
import { addressOf, countCall, type Limits } from '../edge/rate-limit.ts';
import { publicFile } from '../edge/public-answer.ts';
import type { Upstreams } from '../edge/upstream.ts';
import { pageHtml } from './html.ts';
import { STYLE } from './style.ts';
import { AWAY, CONFIRMATION, DIFFERENT, EMAIL_CHANGE, NO_TOKEN, type PageTexts, RESET } from './texts.ts';

type LinkPage = { texts: PageTexts; operation: Operation; asksPassword: boolean };

/** The pages by the purpose of their links, which is the last part of the address in the mail. */
const PAGES: Readonly<Record<string, LinkPage>> = {
  'account-confirmation': { texts: CONFIRMATION, operation: ConfirmEmail, asksPassword: false },
  'password-reset': { texts: RESET, operation: CompletePasswordReset, asksPassword: true },
  'email-change': { texts: EMAIL_CHANGE, operation: CompleteEmailChange, asksPassword: false },
};

/** No script runs, nothing is loaded but the stylesheet, and no other page may embed or receive anything. */
const POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const DAY_SECONDS = 86_400;
const FORM_LIMIT = '4kb';

type Dependencies = { upstreams: Pick<Upstreams, 'ask'>; limits: Limits };

export function mountPages(app: Express, { upstreams, limits }: Dependencies): void {
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

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Returns the language that the person chose. Otherwise returns the language of her browser. */
function chosenLanguage(request: Request): Language {
  const form: unknown = request.body;
  const inForm = typeof form === 'object' && form !== null && 'lang' in form ? form.lang : undefined;
  const chosen = textOf(inForm) ?? textOf(request.query['lang']);
  return LANGUAGES.find((language) => language === chosen) ?? languageOf(request.get('Accept-Language'));
}

function show(request: Request, response: Response, { path, page, token, alarm, isDone, status = 200 }: Shown): void {
  const language = chosenLanguage(request);
  response.locals['route'] = path;
  response.set({
    'Content-Security-Policy': POLICY,
    // the address of the page has the token
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    'Content-Language': LANGUAGE_TAGS[language],
    Vary: 'Accept-Language',
  });
  const { texts, asksPassword } = page;
  const sentence = typeof alarm === 'object' ? alarm[language] : alarm;
  response
    .status(status)
    .type('html')
    .send(pageHtml({ path, texts, language, token, asksPassword, alarm: sentence, isDone: isDone ?? false }));
}

/** Calls the operation of the page, and shows what became of it. */
async function act(upstreams: Dependencies['upstreams'], request: Request, response: Response, given: Given) {
  const form = (request.body ?? {}) as Readonly<Record<string, unknown>>; // the parser makes an object, or nothing
  const [token, password] = [textOf(form['token']), textOf(form['password'])];
  if (token === undefined) return show(request, response, { ...given, token, alarm: NO_TOKEN, status: 400 });
  if (given.page.asksPassword && password !== textOf(form['repeated']))
    return show(request, response, { ...given, token, alarm: DIFFERENT, status: 400 });
  const answer = await send(upstreams, request, given.page, { token, ...(given.page.asksPassword && { password }) });
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

/** Returns the sentence of a refusal. If fields are wrong, returns what is wrong with the first of them. */
const sentenceOf = ({ detail, errors }: Problem): string => errors?.[0]?.detail ?? detail;

async function send(
  upstreams: Dependencies['upstreams'],
  request: Request,
  { operation }: LinkPage,
  body: object,
): Promise<{ status: number; problem?: Problem }> {
  const headers = {
    'content-type': 'application/json',
    'accept-language': LANGUAGE_TAGS[chosenLanguage(request)],
    'user-agent': request.get('User-Agent') ?? '',
    'x-forwarded-for': request.ip ?? '',
    'x-forwarded-prefix': '/v1',
  };
  const { method, path } = methodAndPath(operation);
  const bytes = Buffer.from(JSON.stringify(body));
  const answer = await upstreams
    .ask({ owner: operation.owner, method, path, headers, body: bytes })
    .catch(() => undefined);
  if (!answer) return { status: 503 };
  if (answer.status < 300) return { status: answer.status };
  const parsed = Problem.safeParse(jsonOf(answer.body));
  return { status: answer.status, ...(parsed.success && { problem: parsed.data }) };
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
