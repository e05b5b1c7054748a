import { LANGUAGE_TAGS } from '@toric/chassis/http/language';
import { type Language, LANGUAGES } from '@toric/contracts/kernel/sentence';
import { LANGUAGE_NAMES, PASSWORD, type PageTexts, REPEATED } from './texts.ts';

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

export type Page = {
  readonly path: string;
  readonly texts: PageTexts;
  readonly language: Language;
  /** The token of the link. Undefined if the page has no form: it is done, or the link is not complete. */
  readonly token: string | undefined;
  readonly asksPassword: boolean;
  /** Why the page cannot do its work, as an alert. */
  readonly alarm?: string | undefined;
  readonly isDone?: boolean;
};

/** The parts that every page has around its own content. */
export type Frame = {
  readonly path: string;
  readonly title: string;
  readonly language: Language;
  /** The query of the address, beside the language. */
  readonly query: Readonly<Record<string, string>>;
  readonly alarm?: string | undefined;
};

/** Returns the links to this page in the other languages. */
function languageSwitch({ path, language, query: own }: Frame): string {
  return LANGUAGES.filter((other) => other !== language)
    .map((other) => {
      const query = new URLSearchParams({ lang: other, ...own });
      return `<a lang="${LANGUAGE_TAGS[other]}" hreflang="${LANGUAGE_TAGS[other]}" href="${escapeHtml(`${path}?${query.toString()}`)}">${LANGUAGE_NAMES[other]}</a>`;
    })
    .join(' ');
}

const passwordField = (name: string, label: string) =>
  `<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="password" autocomplete="new-password" minlength="12" maxlength="128" required>`;

function form({ path, texts, language, token = '', asksPassword }: Page): string {
  return `<form method="post" action="${path}">
<input type="hidden" name="token" value="${escapeHtml(token)}">
<input type="hidden" name="lang" value="${language}">
${asksPassword ? passwordField('password', PASSWORD[language]) + passwordField('repeated', REPEATED[language]) : ''}
<button type="submit">${texts.button[language]}</button>
</form>`;
}

/** Returns the page of a link as HTML. */
export function pageHtml(page: Page): string {
  const { path, texts, language, token, alarm, isDone = false } = page;
  const frame = { path, language, alarm, title: texts.title[language], query: token ? { token } : {} };
  return framed(
    frame,
    `${isDone ? `<p role="status">${texts.done[language]}</p>` : ''}
${token === undefined ? '' : `<p>${texts.intro[language]}</p>\n${form(page)}`}`,
  );
}

/** Returns a whole page as HTML. It has no script, so it works in every browser. */
export function framed(frame: Frame, content: string): string {
  const { language, title, alarm } = frame;
  return `<!doctype html>
<html lang="${LANGUAGE_TAGS[language]}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<link rel="stylesheet" href="/pages/style.css"></head>
<body>
<header><nav aria-label="${language === 'zh' ? '语言' : 'Language'}">${languageSwitch(frame)}</nav></header>
<main>
<h1>${title}</h1>
${alarm === undefined ? '' : `<p role="alert">${escapeHtml(alarm)}</p>`}
${content}
</main>
</body>
</html>`;
}
