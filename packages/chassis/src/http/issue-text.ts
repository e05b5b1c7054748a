/**
 * Explains in plain words which rule a field breaks, for a shop assistant who reads the text beside the field of a
 * form.
 */
import type { Text } from '@toric/contracts/kernel/sentence';
import type { z } from 'zod';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

const text = (en: string, zh: string): Text => ({ en, zh });

const TYPES: Readonly<Record<string, Text>> = {
  string: text('must be a text', '须为文本'),
  number: text('must be a number', '须为数字'),
  int: text('must be a whole number', '须为整数'),
  boolean: text('must be true or false', '须为 true 或 false'),
  array: text('must be a list', '须为列表'),
  object: text('must be a group of fields', '须为一组字段'),
  record: text('must be a group of fields', '须为一组字段'),
  null: text('must be empty (null)', '须为空（null）'),
  date: text('must be a time', '须为时间'),
};
const FORMATS: Readonly<Record<string, Text>> = {
  email: text('must be an e-mail address, such as ana@shop.example', '须为电子邮箱地址，例如 ana@shop.example'),
  uuid: text(
    'must be an id, such as 0197a000-0000-7000-8000-000000000001',
    '须为 id，例如 0197a000-0000-7000-8000-000000000001',
  ),
  datetime: text('must be a time in UTC, such as 2026-11-21T09:30:00Z', '须为 UTC 时间，例如 2026-11-21T09:30:00Z'),
  date: text('must be a day, such as 2026-11-21', '须为日期，例如 2026-11-21'),
  url: text('must be a web address, such as https://shop.example', '须为网址，例如 https://shop.example'),
};
const MISSING = text('is missing', '缺少此项');
const WRONG_FORM = text('does not have the right form', '格式不正确');
const NO_FORM_FITS = text('has none of the forms that are possible here', '不符合此处允许的任何形式');
const WRONG = text('is not right', '不正确');
export const UNKNOWN_FIELD = text('is not a field of this request: leave it out', '此请求没有该字段：请删除');

/** Returns the text for a value whose length or number is below the minimum or above the maximum. */
function boundText(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): Text {
  const isLeast = issue.code === 'too_small';
  const bound = String(isLeast ? issue.minimum : issue.maximum);
  const [en, zh] = isLeast ? ['at least', '至少'] : ['at most', '最多'];
  switch (issue.origin) {
    case 'string':
      if (isLeast && bound === '1') return text('must not be empty', '不能为空');
      if (issue.exact) return text(`must have exactly ${bound} characters`, `须恰好为 ${bound} 个字符`);
      return text(`must have ${en} ${bound} characters`, `须${zh}为 ${bound} 个字符`);
    case 'array':
    case 'set':
    case 'object':
    case 'map':
      return text(`must have ${en} ${bound} ${bound === '1' ? 'entry' : 'entries'}`, `须${zh}有 ${bound} 项`);
    case 'number':
    case 'int':
    case 'bigint':
    case 'date':
    case 'file':
    default:
      if (issue.inclusive) return text(`must be ${en} ${bound}`, `须${isLeast ? '不小于' : '不大于'} ${bound}`);
      return text(`must be ${isLeast ? 'more' : 'less'} than ${bound}`, `须${isLeast ? '大于' : '小于'} ${bound}`);
  }
}

function choiceText(values: readonly unknown[]): Text {
  const shown = values.map(String);
  if (shown.length === 1) return text(`must be ${shown[0]}`, `须为 ${shown[0]}`);
  return text(`must be one of: ${shown.join(', ')}`, `须为以下之一：${shown.join('、')}`);
}

/** Returns the sentence about the error of a value, in each language. */
export function issueText(issue: Issue): Text {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? MISSING : (TYPES[issue.expected] ?? WRONG_FORM);
    case 'too_small':
    case 'too_big':
      return boundText(issue);
    case 'not_multiple_of':
      return text(`must be a multiple of ${issue.divisor}`, `须为 ${issue.divisor} 的倍数`);
    case 'invalid_format':
      return FORMATS[issue.format] ?? WRONG_FORM;
    case 'invalid_value':
      return issue.input === undefined ? MISSING : choiceText(issue.values);
    case 'unrecognized_keys':
      return UNKNOWN_FIELD;
    case 'invalid_union':
      return issue.input === undefined ? MISSING : NO_FORM_FITS;
    case 'custom':
    case 'invalid_key':
    case 'invalid_element':
    default:
      return WRONG;
  }
}
