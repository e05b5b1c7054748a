import { expect, test } from '@jest/globals';
import type { Question } from '@toric/contracts/customer/surveys/survey';
import { checkAnswers, isLow } from './response.ts';

const label = { en: 'Question', zh: '问题' };
const base = { label, isRequired: false, choices: [], showIf: null };
const QUESTIONS: Question[] = [
  { ...base, key: 'recommend', kind: 'nps', isRequired: true },
  { ...base, key: 'pleased', kind: 'csat' },
  {
    ...{ ...base, key: 'why', kind: 'multi', showIf: { question: 'recommend', is: 'at-most', number: 6 } },
    choices: [
      { key: 'price', label: { en: 'The price', zh: '价格' } },
      { key: 'range', label: { en: 'The range', zh: '品种' } },
    ],
  },
  { ...base, key: 'words', kind: 'text' },
];
const check = (answers: Record<string, string | string[]>) => checkAnswers(QUESTIONS, answers, 'en');

test('answers are kept with the words that the person saw, and the scores apart', () => {
  const { answers, nps, csat } = check({
    recommend: '03',
    pleased: '5',
    why: ['price', 'range'],
    words: '<b>dear</b>',
  });
  expect([nps, csat]).toEqual([3, 5]);
  expect(answers.map(({ value }) => value)).toEqual(['3', '5', 'The price, The range', '<b>dear</b>']);
});

test.each([
  ['a missing answer that is required', { pleased: '5' }],
  ['a number out of range', { recommend: '11' }],
  ['a number that is none', { recommend: '1e1' }],
  ['a choice that does not exist', { recommend: '3', why: ['colour'] }],
  ['a choice twice', { recommend: '3', why: ['price', 'price'] }],
  ['an unknown question', { recommend: '3', other: 'x' }],
  ['a question to which no answer leads', { recommend: '9', why: ['price'] }],
])('%s is refused', (_, answers) => {
  expect(() => check(answers)).toThrow();
});

test('a score is low up to the number of the survey, and none is without it', () => {
  expect(isLow({ nps: 6, csat: null }, { lowScore: 6 })).toBe(true);
  expect(isLow({ nps: 7, csat: null }, { lowScore: 6 })).toBe(false);
  expect(isLow({ nps: null, csat: 2 }, { lowScore: 2 })).toBe(true);
  expect(isLow({ nps: 0, csat: 1 }, { lowScore: null })).toBe(false);
  expect(isLow({ nps: null, csat: null }, { lowScore: 10 })).toBe(false);
});
