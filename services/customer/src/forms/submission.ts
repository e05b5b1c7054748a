/** Checks the answers of a submission, and converts them to the form in which they are stored. */
import type { FieldError } from '@toric/contracts/kernel/business-error';
import { RequestDay } from '@toric/contracts/kernel/common';
import type { Language, Text } from '@toric/contracts/kernel/sentence';
import { oneLine } from '@toric/contracts/kernel/text';
import { Email } from '@toric/contracts/contact/email';
import {
  FORM_ANSWER_MISSING,
  FORM_ANSWER_WRONG,
  FORM_UNKNOWN_ANSWER,
  FORM_WRONG_ANSWERS,
} from '@toric/contracts/customer/forms/form.errors';
import type { Answers } from '@toric/contracts/customer/forms/page-text';
import { searchedPhone } from '../people/phone.ts';
import type { PageField } from './form.ts';

/**
 * Describes an answer as it is stored, with the label of the field and the names of the choices that the person saw.
 */
export type ShownAnswer = { readonly key: string; readonly label: string; readonly value: string };
export type Sent = {
  readonly answers: readonly ShownAnswer[];
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
};

const [NAME, LINE] = [oneLine(100), oneLine(200)];
const NUMBER = /^[+-]?\d{1,9}(?:\.\d{1,6})?$/;
const TICKED = new Set(['on', 'true', 'yes']);

const isEmpty = (value: Answers[string] | undefined) => value === undefined || value.length === 0;
const single = (value: Answers[string]): string | undefined => (typeof value === 'string' ? value : undefined);

/** Returns the answer in the form in which it is stored. Returns undefined if the answer does not fit its field. */
function fitted({ control, choices }: PageField, value: Answers[string]): string | readonly string[] | undefined {
  const text = single(value);
  const isChoice = (key: string) => choices.some((choice) => choice.key === key);
  if (control === 'choices') {
    const keys = text === undefined ? value : [text];
    return Array.isArray(keys) && new Set(keys).size === keys.length && keys.every(isChoice) ? keys : undefined;
  }
  if (text === undefined) return undefined;
  switch (control) {
    case 'email':
      return Email.safeParse(text).data;
    case 'phone':
      return text.trim().startsWith('+') ? searchedPhone(text) : undefined;
    case 'name':
      return NAME.safeParse(text).data;
    case 'line':
      return LINE.safeParse(text).data;
    case 'text':
      return text;
    case 'number':
      return NUMBER.test(text.trim()) ? text.trim() : undefined;
    case 'day':
      return RequestDay.safeParse(text).data;
    case 'check':
      return TICKED.has(text) ? 'true' : undefined;
    case 'choice':
      return isChoice(text) ? text : undefined;
  }
}

const YES: Text = { en: 'yes', zh: '是' };

/** Returns the value of an answer as text: the names of choices, and yes for a ticked box. */
function readable({ control, choices }: PageField, value: string | readonly string[], language: Language): string {
  const nameOf = (key: string) => choices.find((choice) => choice.key === key)?.label[language] ?? key;
  if (typeof value !== 'string') return value.map(nameOf).join(language === 'zh' ? '、' : ', ');
  if (control === 'check') return YES[language];
  return control === 'choice' ? nameOf(value) : value;
}

/**
 * Returns the answers in the form in which they are stored. Throws with one error for each answer that is missing,
 * unknown or wrong.
 */
export function checkSent(fields: readonly PageField[], answers: Answers, language: Language): Sent {
  const faults: FieldError[] = [];
  const shown: ShownAnswer[] = [];
  const known = new Map<string, string>();
  const keys = new Set(fields.map(({ key }) => key));
  for (const key of Object.keys(answers))
    if (!keys.has(key)) faults.push({ pointer: `/answers/${key}`, detail: FORM_UNKNOWN_ANSWER() });
  for (const field of fields) {
    const { key, control, label, isRequired } = field;
    const given = answers[key];
    if (given === undefined || isEmpty(given)) {
      if (isRequired) faults.push({ pointer: `/answers/${key}`, detail: FORM_ANSWER_MISSING() });
      continue;
    }
    const value = fitted(field, given);
    if (value === undefined) {
      faults.push({ pointer: `/answers/${key}`, detail: FORM_ANSWER_WRONG[control]() });
      continue;
    }
    if (typeof value === 'string') known.set(control, value);
    shown.push({ key, label: label[language], value: readable(field, value, language) });
  }
  if (faults.length > 0) throw FORM_WRONG_ANSWERS().at(...faults);
  const [name, email, phone] = [known.get('name'), known.get('email'), known.get('phone')];
  return { answers: shown, name: name ?? null, email: email ?? null, phone: phone ?? null };
}

/** Returns the answers as the text of a case, a deal or a task, cut to `most` characters. */
export const textOfAnswers = (answers: readonly ShownAnswer[], most: number): string =>
  answers
    .map(({ label, value }) => `${label}: ${value}`)
    .join('\n')
    .slice(0, most);
