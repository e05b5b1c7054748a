/** Shows the fields of public forms and surveys as HTML, and reads the answers that a browser sends. */
import type { Problem } from '@toric/contracts/kernel/problem';
import type { Language } from '@toric/contracts/kernel/sentence';
import { escapeHtml } from '../escape-html.ts';
import { CHOOSE, OPTIONAL, TRAP } from './public-texts.ts';

export type Control =
  | 'name'
  | 'email'
  | 'phone'
  | 'line'
  | 'text'
  | 'number'
  | 'day'
  | 'check'
  | 'choice'
  | 'choices'
  | 'radio'
  | 'scale';
export type AnswerField = {
  readonly key: string;
  readonly control: Control;
  readonly label: string;
  readonly help: string | null;
  readonly isRequired: boolean;
  readonly choices: readonly { readonly key: string; readonly label: string }[];
};
export type Given = Readonly<Record<string, string | readonly string[]>>;
/** Maps the key of a field to the sentence about its error. */
export type Faults = Readonly<Record<string, string>>;

const nameOf = (key: string) => `a-${key}`;

/** Returns the answers of a sent form. An empty answer is left out. */
export function answersIn(
  body: Readonly<Record<string, unknown>>,
  fields: readonly Pick<AnswerField, 'key' | 'control'>[],
): Given {
  const given: Record<string, string | string[]> = {};
  for (const { key, control } of fields) {
    const value = body[nameOf(key)];
    const texts = (Array.isArray(value) ? value : [value]).filter(
      (text): text is string => typeof text === 'string' && text.trim() !== '',
    );
    const [first] = texts;
    if (first !== undefined) given[key] = control === 'choices' ? texts : first;
  }
  return given;
}

/** Returns the sentences of a refusal by the keys of the fields that the refusal names. */
export function faultsOf(problem: Problem | undefined): Faults {
  const faults: Record<string, string> = {};
  for (const { pointer, detail } of problem?.errors ?? []) {
    const key = /^\/answers\/([^/]+)/.exec(pointer)?.[1];
    if (key !== undefined) faults[key] ??= detail;
  }
  return faults;
}

const INPUTS: Readonly<Partial<Record<Control, string>>> = {
  name: 'type="text" autocomplete="name" maxlength="100"',
  email: 'type="email" autocomplete="email" maxlength="254"',
  phone: 'type="tel" autocomplete="tel" maxlength="40"',
  line: 'type="text" maxlength="200"',
  number: 'type="text" inputmode="decimal" maxlength="20"',
  day: 'type="date"',
};

type Drawing = { readonly given: Given; readonly faults: Faults; readonly language: Language };

const valuesOf = (given: Given, key: string): readonly string[] => {
  const value = Object.hasOwn(given, key) ? given[key] : undefined;
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
};

function choicesHtml({ key, control, isRequired, choices }: AnswerField, { given }: Drawing): string {
  const [type, chosen] = [control === 'choices' ? 'checkbox' : 'radio', valuesOf(given, key)];
  const required = isRequired && type === 'radio' ? ' required' : '';
  const options = choices.map(
    (choice) =>
      `<label class="choice"><input type="${type}" name="${nameOf(key)}" value="${escapeHtml(choice.key)}"${chosen.includes(choice.key) ? ' checked' : ''}${required}> ${escapeHtml(choice.label)}</label>`,
  );
  return control === 'scale' ? `<div class="scale">${options.join('\n')}</div>` : options.join('\n');
}

function selectHtml(
  { key, isRequired, choices }: AnswerField,
  { given, language }: Drawing,
  described: string,
): string {
  const [chosen = ''] = valuesOf(given, key);
  const options = choices.map(
    (choice) =>
      `<option value="${escapeHtml(choice.key)}"${choice.key === chosen ? ' selected' : ''}>${escapeHtml(choice.label)}</option>`,
  );
  return `<select id="${nameOf(key)}" name="${nameOf(key)}"${described}${isRequired ? ' required' : ''}><option value="">${CHOOSE[language]}</option>${options.join('')}</select>`;
}

/** Returns a field with its label, its help and its error. Staff wrote the texts, so they are escaped. */
export function answerFieldHtml(field: AnswerField, drawing: Drawing): string {
  const { key, control, isRequired } = field;
  const { given, faults, language } = drawing;
  const [id, fault] = [nameOf(key), faults[key]];
  const label = `${escapeHtml(field.label)}${isRequired ? '' : ` (${OPTIONAL[language]})`}`;
  const help =
    field.help === null || field.help === '' ? '' : `<p class="hint" id="${id}-hint">${escapeHtml(field.help)}</p>`;
  const wrong = fault === undefined ? '' : `<p class="fault" id="${id}-fault">${escapeHtml(fault)}</p>`;
  const ids = [help && `${id}-hint`, wrong && `${id}-fault`].filter(Boolean).join(' ');
  const described = `${ids ? ` aria-describedby="${ids}"` : ''}${fault === undefined ? '' : ' aria-invalid="true"'}`;
  const required = isRequired ? ' required' : '';
  const [value = ''] = valuesOf(given, key);
  if (control === 'choices' || control === 'radio' || control === 'scale')
    return `<fieldset${ids ? ` aria-describedby="${ids}"` : ''}><legend>${label}</legend>${help}${wrong}\n${choicesHtml(field, drawing)}\n</fieldset>`;
  if (control === 'check')
    return `<label class="box"><input type="checkbox" id="${id}" name="${id}" value="true"${value === '' ? '' : ' checked'}${described}${required}> <span>${label}</span></label>${help}${wrong}`;
  const above = `<label for="${id}">${label}</label>${help}${wrong}\n`;
  if (control === 'choice') return above + selectHtml(field, drawing, described);
  if (control === 'text')
    return `${above}<textarea id="${id}" name="${id}" rows="5" maxlength="2000"${described}${required}>${escapeHtml(value)}</textarea>`;
  return `${above}<input id="${id}" name="${id}" ${INPUTS[control] ?? ''} value="${escapeHtml(value)}"${described}${required}>`;
}

export const hiddenHtml = (name: string, value: string): string =>
  `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`;

/** Returns answers of earlier pages as hidden fields. */
export const hiddenAnswers = (given: Given, keys: readonly string[]): string =>
  keys.flatMap((key) => valuesOf(given, key).map((value) => hiddenHtml(nameOf(key), value))).join('');

/**
 * Returns a field that people can neither see nor reach with the keyboard. A program that fills it in reveals itself.
 */
export const trapHtml = (language: Language): string =>
  `<div class="trap" aria-hidden="true"><label for="website">${TRAP[language]}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>`;
