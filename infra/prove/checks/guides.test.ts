// Tests that every field that a person fills in has help, and that no help is left over.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { declarations } from '@toric/contracts/all';
import { guideNameOf, guideNames, guideOf } from '@toric/contracts/guides';
import { type FieldGuide, fieldsOf } from '@toric/contracts/kernel/guide';
import { isPublished } from '@toric/contracts/kernel/operation';
import { LANGUAGES } from '@toric/contracts/kernel/sentence';
import { NOT_FILLED_IN } from './not-filled-in.ts';
import { ROOT } from './root.ts';

const CONTRACTS = join(ROOT, 'packages/contracts/src');
const withBody = declarations.filter(isPublished).filter(({ body }) => body !== undefined);
const filledIn = withBody.filter(({ id }) => !(id in NOT_FILLED_IN));

test.each(filledIn.map((operation) => [operation.id, operation] as const))(
  '%s has help for each of its fields, and for no other',
  (_, operation) => {
    expect(Object.keys(guideOf(operation) ?? {}).sort()).toEqual(fieldsOf(operation).sort());
  },
);

test('every guide belongs to an operation that a person fills in', () => {
  const wanted = filledIn.map(guideNameOf);
  expect(guideNames.filter((name) => !wanted.includes(name))).toEqual([]);
});

test('an operation without a guide has a body, and a reason', () => {
  const ids = withBody.map(({ id }) => id);
  expect(Object.keys(NOT_FILLED_IN).filter((id) => !ids.includes(id))).toEqual([]);
  expect(Object.values(NOT_FILLED_IN).filter((reason) => !/^[A-Z].*\.$/.test(reason))).toEqual([]);
});

test('every file of guides is in the list', () => {
  const list = readFileSync(join(CONTRACTS, 'guides.ts'), 'utf8');
  const files = readdirSync(CONTRACTS, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.guide.ts') && !file.startsWith('guide/'),
  );
  expect(files.filter((file) => !list.includes(`'./${file}'`))).toEqual([]);
});

describe('the help', () => {
  const all = [...new Set(filledIn.flatMap((operation) => Object.values(guideOf(operation) ?? {})))];
  const texts = all.flatMap(({ meaning, fill }: FieldGuide) => [meaning, fill]);

  test('consists of sentences in both languages', () => {
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.filter(({ en }) => !/^["\dA-Z(].*[.:?)]$/s.test(en)).map(({ en }) => en)).toEqual([]);
    expect(texts.filter(({ zh }) => !zh.endsWith('。')).map(({ zh }) => zh)).toEqual([]);
  });

  test('is short: a label has at most 40 characters, a text at most 240', () => {
    expect(all.map(({ label }) => label.en).filter((en) => en.length > 40)).toEqual([]);
    expect(
      texts.flatMap((text) => LANGUAGES.map((language) => text[language])).filter((one) => one.length > 240),
    ).toEqual([]);
  });

  test('has a Chinese text where the English one has words', () => {
    const HAN = /\p{Script=Han}/u;
    const untranslated = texts.filter(({ zh, en }) => !HAN.test(zh) || HAN.test(en));
    expect(untranslated.map(({ en }) => en)).toEqual([]);
  });
});
