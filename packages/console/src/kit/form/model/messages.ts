// Translates the messages of zod's own rules to both languages. Rules of the contracts have their own messages
// (`says`).
import type { Language, Text } from '@toric/contracts/kernel/sentence';
import { inChinese, says, sentence } from '@toric/contracts/kernel/sentence';
import type { FieldErrors, Resolver } from 'react-hook-form';
import type { z } from 'zod';
import { type AnyFormSpec, bodyOf, type Values, valueAt, withValue } from './body.ts';

type Issue = z.core.$ZodRawIssue;

const FILL_IN: Text = { en: 'Fill this in.', zh: '请填写此项。' };
const NUMBER: Text = { en: 'Write a number.', zh: '请填写数字。' };
const WHOLE: Text = { en: 'Write a whole number.', zh: '请填写整数。' };
const CHOOSE: Text = { en: 'Choose one.', zh: '请选择一项。' };
const DAY: Text = { en: 'Choose a day that exists.', zh: '请选择真实存在的日期。' };
const FORM: Text = { en: 'It does not have the right form.', zh: '格式不正确。' };
const WRONG: Text = { en: 'It is not right.', zh: '填写有误。' };
const CHARACTERS_MIN = sentence({ en: 'Write at least {n} characters.', zh: '至少填写 {n} 个字符。' });
const CHARACTERS_MAX = sentence({ en: 'Write at most {n} characters.', zh: '最多填写 {n} 个字符。' });
const ITEMS_MIN = sentence({ en: 'Choose at least {n}.', zh: '至少选择 {n} 项。' });
const ITEMS_MAX = sentence({ en: 'Choose at most {n}.', zh: '最多选择 {n} 项。' });
const NUMBER_MIN = sentence({ en: 'It is at least {n}.', zh: '不得小于 {n}。' });
const NUMBER_MAX = sentence({ en: 'It is at most {n}.', zh: '不得大于 {n}。' });
const STEPS = sentence({ en: 'It goes in steps of {n}.', zh: '须为 {n} 的整数倍。' });

const isMissing = (input: unknown) => input === undefined || input === null || input === '';

function tooSmall({ origin, minimum, input }: Extract<Issue, { code: 'too_small' }>): Text {
  const n = String(minimum);
  if (origin === 'string') return isMissing(input) ? FILL_IN : CHARACTERS_MIN({ n });
  return origin === 'array' ? ITEMS_MIN({ n }) : NUMBER_MIN({ n });
}
function tooBig({ origin, maximum }: Extract<Issue, { code: 'too_big' }>): Text {
  const n = String(maximum);
  if (origin === 'string') return CHARACTERS_MAX({ n });
  return origin === 'array' ? ITEMS_MAX({ n }) : NUMBER_MAX({ n });
}
function wrongType({ input, expected }: Extract<Issue, { code: 'invalid_type' }>): Text {
  if (isMissing(input)) return FILL_IN;
  return expected === 'int' ? WHOLE : expected === 'number' ? NUMBER : WRONG;
}

/** Returns the message for an issue of zod's own rules, in both languages. */
export function textOf(issue: Issue): Text {
  if (isMissing(issue.input) && issue.code !== 'too_small') return FILL_IN;
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'not_multiple_of':
      return issue.divisor === 1 ? WHOLE : STEPS({ n: issue.divisor });
    case 'invalid_value':
    case 'invalid_union':
      return CHOOSE;
    case 'invalid_format':
      return issue.format === 'date' || issue.format === 'datetime' ? DAY : FORM;
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return WRONG;
  }
}

/** Returns the message of an error in the language of the person, as a sentence. */
export function inWords(message: string, language: Language): string {
  if (language === 'zh') return inChinese(message) ?? message;
  const sentenced = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?…]$/.test(sentenced) ? sentenced : `${sentenced}.`;
}

/** Errors of the whole body are stored under this name. The form library clears errors under `root` before it sends. */
export const WHOLE_BODY = 'wholeBody';

/**
 * Returns the resolver of a form. It validates the body that would be sent. Unlike `zodResolver` it keeps an error of
 * the whole body. Without this error the form would count as valid and send nothing.
 */
export function resolverOf(spec: AnyFormSpec): Resolver<Values> {
  const schema = spec.operation.body as z.ZodType | undefined;
  return (values) => {
    const body = bodyOf(spec, values);
    const parsed = schema?.safeParse(body, { error: (issue) => says(textOf(issue)) });
    if (!parsed) return { values: {}, errors: {} };
    if (parsed.success) return { values: parsed.data as Values, errors: {} };
    const errors = [...parsed.error.issues]
      .reverse()
      .reduce<Values>((all, { path, ...error }) => withError(all, path.join('.') || WHOLE_BODY, error), {});
    return { values: {}, errors: errors as FieldErrors<Values> };
  };
}

const withError = (all: Values, name: string, { code, message }: { code: string; message: string }): Values =>
  withValue(all, name, { ...(valueAt(all, name) as Values | undefined), type: code, message });

type ErrorTree = { readonly message?: unknown } & Readonly<Record<string, unknown>>;

/**
 * Returns the first message at a field or below it. An amount, for example, may have its error at `amount.currency`.
 */
export function messageIn(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { message, ref: _ref, types: _types, type: _type, ...below } = error as ErrorTree;
  if (typeof message === 'string' && message !== '') return message;
  return Object.values(below)
    .map(messageIn)
    .find((found) => found !== undefined);
}
