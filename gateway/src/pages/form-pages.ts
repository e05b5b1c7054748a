/** Serves the pages of public forms. The sites that staff have named may show them in a frame. They have no script. */
import { FormPage, ShowForm, SubmitForm } from '@toric/contracts/customer/forms/form-page.http';
import { Slug } from '@toric/contracts/customer/forms/page-text';
import type { Language } from '@toric/contracts/kernel/sentence';
import express, { type Express, type Request, type Response } from 'express';
import { addressOf, countCall } from '../edge/rate-limit.ts';
import { escapeHtml } from '../escape-html.ts';
import {
  answerFieldHtml,
  answersIn,
  type Faults,
  faultsOf,
  type Given,
  hiddenHtml,
  trapHtml,
} from './answer-fields.ts';
import { framed } from './html.ts';
import { type Answered, callOperation, chosenLanguage, type Dependencies, sendPage, textOf } from './page-reply.ts';
import { MAILED, NOT_THERE, PRIVACY, SEND, SENT, WRONG } from './public-texts.ts';
import { AWAY } from './texts.ts';

const LIMIT = '100kb';
const parser = express.urlencoded({ extended: false, limit: LIMIT, parameterLimit: 200 });

type Body = Readonly<Record<string, unknown>>;
type Typed = {
  readonly ticket: string;
  readonly given: Given;
  readonly consent: boolean;
  readonly faults: Faults;
  readonly alarm?: string;
};

export function mountFormPages(app: Express, { upstreams, limits }: Dependencies): void {
  const show = async (request: Request): Promise<Answered | undefined> => {
    const slug = Slug.safeParse(request.params['slug']).data;
    return slug === undefined ? undefined : callOperation(upstreams, request, ShowForm, {}, { slug });
  };
  app.get('/forms/:slug', async (request, response) => {
    await countCall(limits, ShowForm, undefined, addressOf(request), response);
    const shown = await show(request);
    const form = FormPage.safeParse(shown?.body).data;
    if (!form) return showClosed(request, response, shown);
    showForm(request, response, form, { ticket: form.ticket, given: {}, consent: false, faults: {} }, 200);
  });
  app.post('/forms/:slug', parser, async (request, response) => {
    await countCall(limits, SubmitForm, undefined, addressOf(request), response);
    const shown = await show(request);
    const form = FormPage.safeParse(shown?.body).data;
    if (!form) return showClosed(request, response, shown);
    const body = (request.body ?? {}) as Body; // the cast is safe: the parser returns an object, or nothing
    const given = answersIn(body, form.fields);
    const consent = textOf(body['consent']) !== undefined;
    const { slug } = form;
    const sent = await callOperation(upstreams, request, SubmitForm, sentBody(body, form, given, consent), { slug });
    const thanks = SubmitForm.reply.safeParse(sent.body).data;
    if (thanks) return showThanks(request, response, form, thanks);
    const faults = faultsOf(sent.problem);
    const language = chosenLanguage(request);
    const alarm = Object.keys(faults).length > 0 ? WRONG[language] : (sent.problem?.detail ?? AWAY[language]);
    // a page that is too old gets a new ticket, so that the person can send the form again
    const isStale = sent.problem?.type.endsWith('stale-page') ?? false;
    const ticket = (isStale ? undefined : textOf(body['ticket'])) ?? form.ticket;
    showForm(request, response, form, { ticket, given, consent, faults, alarm }, sent.status);
  });
}

/**
 * Returns the body for the operation that sends the form. Its ticket comes from the page that the person opened first.
 */
function sentBody(body: Body, form: FormPage, answers: Given, consent: boolean): object {
  const version = Number(textOf(body['text-version']));
  return {
    ticket: textOf(body['ticket']) ?? form.ticket,
    answers,
    ...(form.consent && { consent }),
    ...(form.consent && consent && Number.isInteger(version) && { textVersion: version }),
    ...(textOf(body['website']) !== undefined && { website: 'filled in' }),
  };
}

const pathOf = ({ slug }: FormPage) => `/forms/${slug}`;

function consentHtml({ consent }: FormPage, isTicked: boolean): string {
  if (!consent) return '';
  const ticked = isTicked ? ' checked' : '';
  const required = consent.isRequired ? ' required' : '';
  return `<label class="box"><input type="checkbox" name="consent" value="true"${ticked}${required}> <span>${escapeHtml(consent.text)}</span></label>${hiddenHtml('text-version', String(consent.textVersion))}`;
}

function formHtml(form: FormPage, { ticket, given, consent, faults }: Typed, language: Language): string {
  const fields = form.fields.map((field) => answerFieldHtml(field, { given, faults, language }));
  return `${form.intro === '' ? '' : `<p class="intro">${escapeHtml(form.intro)}</p>`}
<form method="post" action="${pathOf(form)}">
${hiddenHtml('lang', language)}${hiddenHtml('ticket', ticket)}${trapHtml(language)}
${fields.join('\n')}
${consentHtml(form, consent)}
<h2>${PRIVACY[language]}</h2>
<p class="privacy">${escapeHtml(form.privacy)}</p>
<button type="submit">${SEND[language]}</button>
</form>`;
}

function showForm(request: Request, response: Response, form: FormPage, typed: Typed, status: number): void {
  const { title, origins } = form;
  const html = (language: Language) =>
    framed(
      { path: pathOf(form), title: escapeHtml(title), language, query: {}, alarm: typed.alarm },
      formHtml(form, typed, language),
    );
  sendPage(request, response, { path: '/forms/{slug}', html, status, frames: origins });
}

function showThanks(
  request: Request,
  response: Response,
  form: FormPage,
  { thanks, mailed }: { thanks: string; mailed: boolean },
): void {
  const html = (language: Language) =>
    framed(
      { path: pathOf(form), title: SENT[language], language, query: {} },
      `<p role="status" class="intro">${escapeHtml(thanks)}</p>${mailed ? `\n<p>${MAILED[language]}</p>` : ''}`,
    );
  sendPage(request, response, { path: '/forms/{slug}', html, frames: form.origins });
}

/** Shows that there is no such form, or that the shop cannot be reached. */
function showClosed(request: Request, response: Response, shown: Answered | undefined): void {
  const status = shown && shown.status >= 300 ? shown.status : 404;
  const html = (language: Language) => {
    const alarm = shown?.problem?.detail ?? (status === 404 ? NOT_THERE[language] : AWAY[language]);
    return framed({ path: '/forms', title: NOT_THERE[language], language, query: {}, alarm }, '');
  };
  sendPage(request, response, { path: '/forms/{slug}', html, status });
}
