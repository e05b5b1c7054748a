import { describe, expect, test } from '@jest/globals';
import { freeText, oneLine, requestText } from './kernel/text.ts';

const name = oneLine(100);
const accepts = (text: string) => name.safeParse(text).success;

describe('a name', () => {
  test.each([
    ['an Arabic name', 'محمد'],
    ['a Persian name with a zero-width non-joiner', 'علی\u200Cرضا'],
    ['a Hindi name with a zero-width joiner', 'क्\u200Dष'],
    ['a Chinese name', '欧阳娜娜'],
    ['a name with a combining accent', 'Jose\u0301'],
    ['a name of one letter', 'O'],
    ['an Arabic name in a closed isolate', '\u2067محمد\u2069 (Ana)'],
    ['a name beside a left-to-right mark', 'Ana\u200E'],
    ['an emoji', '🙂'],
  ])('is accepted: %s', (_, text) => {
    expect(accepts(text)).toBe(true);
  });

  test.each([
    ['U+0000', 'Ana\u0000'],
    ['half of a surrogate pair', 'Ana\uD83D'],
    ['a right-to-left override', 'Ana\u202EamiL'],
    ['a left-to-right override, even if it is closed', '\u202DAna\u202C'],
    ['an isolate that is not closed', 'Ana\u2067'],
    ['an embedding that is not closed', '\u202BAna'],
    ['an end of an isolate that was not begun', 'Ana\u2069'],
    ['two ends in the wrong order', '\u2067\u202AAna\u2069\u202C'],
    ['spaces only', '\u3000 '],
    ['zero-width characters only', '\u200B\u200D\uFEFF'],
    ['a Hangul filler', '\u3164'],
    ['a blank Braille pattern', '\u2800'],
    ['a combining accent without a letter', '\u0301'],
    ['a line separator', 'Ana\u2028Lima'],
    ['a line break', 'Ana\nLima'],
    ['an escape character', 'Ana\u001B[31m'],
  ])('is refused with %s', (_, text) => {
    expect(accepts(text)).toBe(false);
  });
});

describe('a free text', () => {
  test('may have several lines, and may be empty', () => {
    expect(['', 'one\n\ttwo\r\nthree'].map((text) => freeText.safeParse(text).success)).toEqual([true, true]);
  });

  test('is refused if it has characters but nothing is visible', () => {
    expect(freeText.safeParse('\u200B\n\u200B').success).toBe(false);
  });

  test('must close an isolate on the line on which it began', () => {
    expect(freeText.safeParse('\u2067one\ntwo\u2069').success).toBe(false);
  });
});

test('a text that cannot be stored gets one error, not one for each rule', () => {
  const refused = requestText()
    .regex(/^[A-Z]$/)
    .safeParse('\uD800');
  expect(refused.error?.issues.map(({ message }) => message)).toEqual([
    'a text without U+0000 and without halves of surrogate pairs',
  ]);
});
