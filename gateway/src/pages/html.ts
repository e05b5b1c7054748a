import { LANGUAGE_TAGS } from '@toric/chassis/http/language';
import { type Language, LANGUAGES, type Text } from '@toric/contracts/kernel/sentence';
import { escapeHtml } from '../escape-html.ts';
import { LANGUAGE_NAMES, type PageTexts } from './texts.ts';

/** Describes a field of a form. `hint` is shown below its label. */
export type Field =
  | {
      readonly kind: 'password' | 'email' | 'date' | 'phone' | 'code';
      readonly name: string;
      readonly label: Text;
      readonly hint?: Text;
      readonly isOptional?: boolean;
    }
  | {
      readonly kind: 'words';
      readonly name: string;
      readonly label: Text;
      readonly isOptional?: boolean;
    }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly label: Text;
      readonly options: readonly { readonly value: string; readonly label: Text }[];
    };

export type Page = {
  readonly path: string;
  readonly texts: PageTexts;
  readonly language: Language;
  /** Holds the token of the link. It is undefined if there is none. */
  readonly token: string | undefined;
  readonly fields: readonly Field[];
  /** Is true if the page has a form. A page has none once it is done, or if its link can no longer be used. */
  readonly hasForm: boolean;
  /** Maps the names of fields to the values that the person has typed, without passwords. */
  readonly typed: Readonly<Record<string, string>>;
  /** Holds the contents of the page as HTML, above its form. */
  readonly contents?: string | undefined;
  /** States why the page cannot do its work. It is shown as an alert. */
  readonly alarm?: string | undefined;
  readonly isDone?: boolean;
};

/** Describes the parts that every page has around its own content. */
export type Frame = {
  readonly path: string;
  readonly title: string;
  readonly language: Language;
  /** Holds the query parameters of the URL, without the language. */
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

/** Lists the HTML attributes of each kind of field. */
const INPUTS: Readonly<Record<Exclude<Field['kind'], 'choice' | 'words'>, string>> = {
  password: 'type="password" autocomplete="new-password" minlength="12" maxlength="128"',
  email: 'type="email" autocomplete="email" maxlength="254"',
  date: 'type="date" autocomplete="bday"',
  phone: 'type="tel" autocomplete="tel" maxlength="40"',
  code: 'type="text" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="40"',
};

function fieldHtml(field: Field, { language, typed }: Page): string {
  const { name, label } = field;
  const value = typed[name] ?? '';
  if (field.kind === 'choice') {
    const options = field.options.map(
      (option) =>
        `<label class="choice"><input type="radio" name="${name}" value="${option.value}"${option.value === value ? ' checked' : ''} required> ${option.label[language]}</label>`,
    );
    return `<fieldset><legend>${label[language]}</legend>\n${options.join('\n')}\n</fieldset>`;
  }
  if (field.kind === 'words')
    return `<label for="${name}">${label[language]}</label>
<textarea id="${name}" name="${name}" rows="4" maxlength="2000"${field.isOptional ? '' : ' required'}>${escapeHtml(value)}</textarea>`;
  const hint = field.hint ? `<p class="hint" id="${name}-hint">${field.hint[language]}</p>\n` : '';
  const described = field.hint ? ` aria-describedby="${name}-hint"` : '';
  const shown = field.kind === 'password' ? '' : ` value="${escapeHtml(value)}"`;
  return `<label for="${name}">${label[language]}</label>
${hint}<input id="${name}" name="${name}" ${INPUTS[field.kind]}${shown}${described}${field.isOptional ? '' : ' required'}>`;
}

function form(page: Page): string {
  const { path, texts, language, token, fields } = page;
  const hidden = token === undefined ? '' : `<input type="hidden" name="token" value="${escapeHtml(token)}">\n`;
  return `<form method="post" action="${path}">
${hidden}<input type="hidden" name="lang" value="${language}">
${fields.map((field) => fieldHtml(field, page)).join('\n')}
<button type="submit">${texts.button[language]}</button>
</form>`;
}

/** Returns the page of a link as HTML. */
export function pageHtml(page: Page): string {
  const { path, texts, language, token, contents, alarm, hasForm, isDone = false } = page;
  const frame = { path, language, alarm, title: texts.title[language], query: token ? { token } : {} };
  return framed(
    frame,
    `${isDone ? `<p role="status">${texts.done[language]}</p>` : ''}
${contents ?? ''}
${hasForm ? `<p>${texts.intro[language]}</p>\n${form(page)}` : ''}`,
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

/** Returns names with their values as an HTML description list. */
export const definitions = (rows: readonly (readonly [name: string, value: string])[]): string =>
  `<dl>${rows.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`;
