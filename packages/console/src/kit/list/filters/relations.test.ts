import { expect, test } from '@jest/globals';
import { choiceField, dayField, openDayField } from './fields.ts';
import { fieldsOf, relationsOf } from './relations.ts';

const STATE = { en: 'State', zh: '状态' };
const EXPECTED = { en: 'Expected', zh: '预计' };
const MADE = { en: 'Made', zh: '创建' };
const declared = {
  ...choiceField('status', STATE, { sent: { label: { en: 'Sent', zh: '已发送' } } }),
  number: { kind: 'text', label: { en: 'Number', zh: '号码' } } as const,
  ...openDayField('expected', EXPECTED),
  ...dayField('created', MADE),
};
const inWords = (label: typeof STATE) => relationsOf(label, declared).map((relation) => relation.label.en);

test('a choice is, is one of, and is not', () => {
  expect(inWords(STATE)).toEqual(['is', 'is one of', 'is not']);
  expect(relationsOf(STATE, declared).map(({ name }) => name)).toEqual(['status', 'statusIn', 'statusNot']);
});

test('a day is from, until and between, and may be empty', () => {
  expect(inWords(MADE)).toEqual(['from', 'until', 'between']);
  expect(inWords(EXPECTED)).toEqual(['from', 'until', 'is empty or not', 'between']);
  expect(relationsOf(MADE, declared).at(-1)).toMatchObject({ name: 'createdFrom', until: 'createdTo' });
});

test('filters with one label are one field', () => {
  expect(fieldsOf(declared).map(({ label, names }) => [label.en, names.length])).toEqual([
    ['State', 3],
    ['Number', 1],
    ['Expected', 3],
    ['Made', 2],
  ]);
});
