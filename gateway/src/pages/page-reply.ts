/** Provides the parts that the pages share: the language, the headers, and the calls of the operations behind them. */
import { LANGUAGE_TAGS, languageOf } from '@toric/chassis/http/language';
import { fillPath, methodAndPath, type Operation } from '@toric/contracts/kernel/operation';
import { Problem } from '@toric/contracts/kernel/problem';
import { type Language, LANGUAGES } from '@toric/contracts/kernel/sentence';
import type { Request, Response } from 'express';
import type { Limits } from '../edge/rate-limit.ts';
import type { Upstreams } from '../edge/upstream.ts';

export type Dependencies = { upstreams: Pick<Upstreams, 'ask'>; limits: Limits };

/** Restricts a page: no script runs, only the stylesheet is loaded, and a form is sent only to our own site. */
const POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'";
export const FORM_LIMIT = '20kb';

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Returns the language that the person chose. Otherwise returns the language of the person's browser. */
export function chosenLanguage(request: Request): Language {
  const form: unknown = request.body;
  const inForm = typeof form === 'object' && form !== null && 'lang' in form ? form.lang : undefined;
  const chosen = textOf(inForm) ?? textOf(request.query['lang']);
  return LANGUAGES.find((language) => language === chosen) ?? languageOf(request.get('Accept-Language'));
}

type Shown = {
  path: string;
  html: (language: Language) => string;
  status?: number;
  /** Lists the origins whose pages may show this page in a frame. */
  frames?: readonly string[];
};

/** Sends a page. The URL of the page contains the token, so the page sends no referrer to other pages. */
export function sendPage(request: Request, response: Response, { path, html, status = 200, frames = [] }: Shown): void {
  const language = chosenLanguage(request);
  // the older header X-Frame-Options cannot list origins, and the content security policy contains the same rule
  if (frames.length > 0) response.removeHeader('X-Frame-Options');
  response.locals['route'] = path;
  response.set({
    'Content-Security-Policy': `${POLICY}; frame-ancestors ${frames.length > 0 ? frames.join(' ') : "'none'"}`,
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    'Content-Language': LANGUAGE_TAGS[language],
    Vary: 'Accept-Language',
  });
  response.status(status).type('html').send(html(language));
}

/** Returns the sentence of a refusal. If fields are wrong, returns the sentence about the first of these fields. */
export const sentenceOf = ({ detail, errors }: Problem): string => errors?.[0]?.detail ?? detail;

export type Answered = { status: number; body?: unknown; problem?: Problem };

/** Calls an operation as the person of the page. Returns status 503 if the service does not answer. */
export async function callOperation(
  upstreams: Dependencies['upstreams'],
  request: Request,
  operation: Operation,
  body: object,
  params: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const headers = {
    'content-type': 'application/json',
    'accept-language': LANGUAGE_TAGS[chosenLanguage(request)],
    'user-agent': request.get('User-Agent') ?? '',
    'x-forwarded-for': request.ip ?? '',
    'x-forwarded-prefix': '/v1',
  };
  const { method, path: template } = methodAndPath(operation);
  const path = fillPath(template, params);
  const bytes = Buffer.from(JSON.stringify(body));
  const answer = await upstreams
    .ask({ owner: operation.owner, method, path, headers, body: bytes })
    .catch(() => undefined);
  if (!answer) return { status: 503 };
  const json = jsonOf(answer.body);
  if (answer.status < 300) return { status: answer.status, body: json };
  const parsed = Problem.safeParse(json);
  return { status: answer.status, ...(parsed.success && { problem: parsed.data }) };
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
