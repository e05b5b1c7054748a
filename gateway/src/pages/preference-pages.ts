/**
 * Serves the pages on which a person chooses which messages to get, by the link in a mail. The pages act when a form is
 * sent, and also when a mail program sends the one-click request of RFC 8058.
 */
import {
  Preferences,
  SavePreferences,
  ShowPreferences,
  Unsubscribe,
} from '@toric/contracts/customer/consent/consent.http';
import { ConsentChannel, ConsentPurpose } from '@toric/contracts/customer/consent/purpose';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Language, Text } from '@toric/contracts/kernel/sentence';
import express, { type Express, type Request, type Response } from 'express';
import { addressOf, countCall } from '../edge/rate-limit.ts';
import { escapeHtml } from '../escape-html.ts';
import { framed } from './html.ts';
import {
  type Answered,
  callOperation,
  type Dependencies,
  FORM_LIMIT,
  sendPage,
  sentenceOf,
  textOf,
} from './page-reply.ts';
import * as texts from './preference-texts.ts';
import { AWAY, NO_TOKEN } from './texts.ts';

const PREFERENCES = '/pages/preferences';
const UNSUBSCRIBE = '/pages/unsubscribe';

type Form = Readonly<Record<string, unknown>>;
// the cast is safe: the parser returns an object, or nothing
const formOf = (request: Request): Form => (request.body ?? {}) as Form;
const parser = express.urlencoded({ extended: false, limit: FORM_LIMIT });

export function mountPreferencePages(app: Express, { upstreams, limits }: Dependencies): void {
  const call = async (request: Request, response: Response, operation: Operation, body: object) => {
    await countCall(limits, operation, undefined, addressOf(request), response);
    return callOperation(upstreams, request, operation, body);
  };
  app.get(PREFERENCES, async (request, response) => {
    const token = textOf(request.query['token']);
    if (token === undefined) return showPreferences(request, response, undefined, { status: 400, alarm: NO_TOKEN });
    showPreferences(request, response, token, await call(request, response, ShowPreferences, { token }));
  });
  app.post(PREFERENCES, parser, async (request, response) => {
    const token = textOf(formOf(request)['token']);
    if (token === undefined) return showPreferences(request, response, undefined, { status: 400, alarm: NO_TOKEN });
    const body = { token, ...chosenIn(formOf(request)) };
    const saved = await call(request, response, SavePreferences, body);
    if (saved.status < 300) return showPreferences(request, response, token, { ...saved, isDone: true });
    // after a refusal the form shows the stored choices
    const stored = await call(request, response, ShowPreferences, { token });
    showPreferences(request, response, token, {
      ...stored,
      ...saved,
      ...(stored.body !== undefined && { body: stored.body }),
    });
  });
  app.get(UNSUBSCRIBE, (request, response) => {
    const wanted = wantedOf(request.query);
    if (!wanted) return showUnsubscribe(request, response, undefined, { status: 400, alarm: NO_TOKEN });
    showUnsubscribe(request, response, wanted, { status: 200 });
  });
  // The URL of the one-click request contains the token. The body contains only `List-Unsubscribe=One-Click`.
  app.post(UNSUBSCRIBE, parser, async (request, response) => {
    const wanted = wantedOf({ ...request.query, ...formOf(request) });
    if (!wanted) return showUnsubscribe(request, response, undefined, { status: 400, alarm: NO_TOKEN });
    const done = await call(request, response, Unsubscribe, wanted);
    showUnsubscribe(request, response, wanted, { ...done, isDone: done.status < 300 });
  });
}

type Wanted = { token: string; purpose: ConsentPurpose; channel: ConsentChannel };

/** Returns the parts of an unsubscribe link. Returns undefined if the link is not complete. */
function wantedOf(given: Form): Wanted | undefined {
  const token = textOf(given['token']);
  const [purpose, channel] = [ConsentPurpose.safeParse(given['purpose']), ConsentChannel.safeParse(given['channel'])];
  return token !== undefined && purpose.success && channel.success
    ? { token, purpose: purpose.data, channel: channel.data }
    : undefined;
}

/**
 * Returns the choices of a form. A browser does not send a box that is not ticked, so every box of the form is listed.
 */
function chosenIn(form: Form) {
  const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
  const ticked = new Set(listOf(form['choice']));
  const consents = ConsentPurpose.options.flatMap((purpose) =>
    ConsentChannel.options.map((channel) => ({
      ...{ purpose, channel },
      state: ticked.has(`${purpose} ${channel}`) ? 'given' : 'withdrawn',
    })),
  );
  const versions = ConsentPurpose.options.flatMap((purpose) => {
    const version = Number(form[`version-${purpose}`]);
    return Number.isInteger(version) ? [[purpose, version]] : [];
  });
  return { consents, textVersions: Object.fromEntries(versions) };
}

type Result = Answered & { alarm?: Text; isDone?: boolean };

const alarmIn = (language: Language, { status, problem, alarm }: Result): string | undefined => {
  if (alarm) return alarm[language];
  if (status < 300) return undefined;
  return problem ? sentenceOf(problem) : AWAY[language];
};
const status = (language: Language, text: Text) => `<p role="status">${text[language]}</p>`;
const hidden = (name: string, value: string | number) =>
  `<input type="hidden" name="${name}" value="${escapeHtml(String(value))}">`;

function showPreferences(request: Request, response: Response, token: string | undefined, result: Result): void {
  const preferences = Preferences.safeParse(result.body);
  const html = (language: Language) => {
    const title = texts.PREFERENCES_TITLE[language];
    const frame = {
      path: PREFERENCES,
      title,
      language,
      query: token ? { token } : {},
      alarm: alarmIn(language, result),
    };
    const form = token !== undefined && preferences.success ? choices(token, preferences.data, language) : '';
    return framed(frame, `${result.isDone ? status(language, texts.SAVED) : ''}\n${form}`);
  };
  sendPage(request, response, { path: PREFERENCES, html, status: result.status });
}

function choices(token: string, { data }: Preferences, language: Language): string {
  const sets = data.map(({ purpose, text, textVersion, channels }) => {
    const boxes = channels.map(({ channel, permits }) => {
      const id = `${purpose}-${channel}`;
      return `<label class="box" for="${id}"><input id="${id}" type="checkbox" name="choice" value="${purpose} ${channel}"${permits ? ' checked' : ''}> ${texts.CHANNELS[channel][language]}</label>`;
    });
    return `<fieldset><legend>${texts.PURPOSES[purpose][language]}</legend>
<p>${escapeHtml(text)}</p>
${hidden(`version-${purpose}`, textVersion)}
${boxes.join('\n')}
</fieldset>`;
  });
  return `<p>${texts.PREFERENCES_INTRO[language]}</p>
<form method="post" action="${PREFERENCES}">
${hidden('token', token)}${hidden('lang', language)}
${sets.join('\n')}
<button type="submit">${texts.SAVE[language]}</button>
</form>`;
}

function showUnsubscribe(request: Request, response: Response, wanted: Wanted | undefined, result: Result): void {
  const html = (language: Language) => {
    const title = texts.UNSUBSCRIBE_TITLE[language];
    const query = wanted ?? {};
    const frame = { path: UNSUBSCRIBE, title, language, query, alarm: alarmIn(language, result) };
    return framed(frame, wanted ? unsubscribeContent(wanted, language, result.isDone ?? false) : '');
  };
  sendPage(request, response, { path: UNSUBSCRIBE, html, status: result.status });
}

function unsubscribeContent(wanted: Wanted, language: Language, isDone: boolean): string {
  const { token, purpose, channel } = wanted;
  const kind = `${texts.PURPOSES[purpose][language]}${language === 'en' ? ' ' : ''}${texts.CHANNELS[channel][language]}`;
  const all = `${PREFERENCES}?${new URLSearchParams({ token, lang: language }).toString()}`;
  const more = `<p><a href="${escapeHtml(all)}">${texts.ALL_PREFERENCES[language]}</a></p>`;
  if (isDone) return `${status(language, texts.UNSUBSCRIBED)}\n${more}`;
  return `<p>${texts.UNSUBSCRIBE_INTRO[language].replace('{kind}', kind)}</p>
<form method="post" action="${UNSUBSCRIBE}">
${Object.entries({ ...wanted, lang: language })
  .map(([name, value]) => hidden(name, value))
  .join('')}
<button type="submit">${texts.UNSUBSCRIBE[language]}</button>
</form>
${more}`;
}
