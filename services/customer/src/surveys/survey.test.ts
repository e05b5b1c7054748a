import { expect, test } from '@jest/globals';
import { askedQuestions, nextQuestions, type Question } from '@toric/contracts/customer/surveys/survey';
import { newSurvey, requireBranches, requireComplete, withoutQuestion, withQuestion } from './survey.ts';

const label = { en: 'Question', zh: '问题' };
const question = (key: string, change: Partial<Question> = {}): Question => ({
  ...{ key, kind: 'nps', label, isRequired: false, choices: [], showIf: null },
  ...change,
});
const CHOICES = ['price', 'range'].map((key) => ({ key, label }));
const QUESTIONS = [
  question('recommend'),
  question('why', { kind: 'single', choices: CHOICES, showIf: { question: 'recommend', is: 'at-most', number: 6 } }),
  question('which', { kind: 'text', showIf: { question: 'why', is: 'any-of', choices: [{ key: 'range' }] } }),
  question('praise', { kind: 'text', showIf: { question: 'recommend', is: 'at-least', number: 9 } }),
];
const keysOf = (questions: readonly Question[]) => questions.map(({ key }) => key);
const asked = (answers: Record<string, string>) => keysOf(askedQuestions(QUESTIONS, answers));

test('an answer leads to the questions whose conditions it fulfils', () => {
  expect(asked({})).toEqual(['recommend']);
  expect(asked({ recommend: '7' })).toEqual(['recommend']);
  expect(asked({ recommend: '10' })).toEqual(['recommend', 'praise']);
  expect(asked({ recommend: '6' })).toEqual(['recommend', 'why']);
  expect(asked({ recommend: '0', why: 'range' })).toEqual(['recommend', 'why', 'which']);
  expect(asked({ recommend: '0', why: 'price' })).toEqual(['recommend', 'why']);
});

test('the answer to a question that is not asked leads nowhere', () => {
  expect(asked({ recommend: '9', why: 'range' })).toEqual(['recommend', 'praise']);
});

test('a page has the questions that wait for nothing on the same page', () => {
  const next = (answers: Record<string, string>, ...shown: string[]) =>
    keysOf(nextQuestions(QUESTIONS, answers, new Set(shown)));
  expect(next({})).toEqual(['recommend']);
  expect(next({ recommend: '3' }, 'recommend')).toEqual(['why']);
  expect(next({ recommend: '3', why: 'range' }, 'recommend', 'why')).toEqual(['which']);
  expect(next({ recommend: '3', why: 'price' }, 'recommend', 'why')).toEqual([]);
});

test('a condition that names a later question, itself or nothing is refused', () => {
  const depends = (key: string, on: string) => question(key, { showIf: { question: on, is: 'at-most', number: 6 } });
  expect(() => requireBranches([depends('a', 'b'), question('b')])).toThrow();
  expect(() => requireBranches([depends('a', 'a')])).toThrow();
  expect(() => requireBranches([depends('a', 'b'), depends('b', 'a')])).toThrow();
  expect(() => requireBranches([question('a'), depends('b', 'a')])).not.toThrow();
});

test('a condition must name choices or numbers that the earlier question has', () => {
  const earlier = question('a', { kind: 'single', choices: CHOICES });
  const by = (showIf: Question['showIf']) => [earlier, question('b', { showIf })];
  expect(() => requireBranches(by({ question: 'a', is: 'any-of', choices: [{ key: 'service' }] }))).toThrow();
  expect(() => requireBranches(by({ question: 'a', is: 'at-most', number: 3 }))).toThrow();
  expect(() => requireBranches(by({ question: 'a', is: 'any-of', choices: [{ key: 'price' }] }))).not.toThrow();
});

test('a move or a removal that would break a condition is refused', () => {
  expect(() => withoutQuestion(QUESTIONS, 'recommend')).toThrow();
  expect(keysOf(withoutQuestion(QUESTIONS, 'which'))).toEqual(['recommend', 'why', 'praise']);
  const { key: _, ...why } = QUESTIONS[1] ?? question('why');
  expect(() => withQuestion(QUESTIONS, 'why', { ...why, position: 1 } as never)).toThrow();
});

test('a survey is complete with a question, and with a colleague for its tasks', () => {
  const survey = newSurvey('s', { slug: 'after', title: label }, new Date('2026-11-30T00:00:00.000Z'));
  expect(() => requireComplete(survey, false)).toThrow();
  const full = { ...survey, questions: QUESTIONS };
  expect(() => requireComplete(full, false)).not.toThrow();
  const low = { ...full, settings: { ...full.settings, lowScore: 6, lowScoreBecomes: 'task' as const } };
  expect(() => requireComplete(low, false)).toThrow();
  expect(() => requireComplete(low, true)).not.toThrow();
});
