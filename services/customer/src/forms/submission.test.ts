import { expect, test } from '@jest/globals';
import { pageFields, requireComplete, newForm, withField, type PageField } from './form.ts';
import { checkSent, textOfAnswers } from './submission.ts';

const label = { en: 'A field', zh: '字段' };
const field = (key: string, control: PageField['control'], change: Partial<PageField> = {}): PageField => ({
  ...{ key, control, label, help: null, isRequired: false, choices: [] },
  ...change,
});
const CHOICES = [
  { key: 'a', label: { en: 'One', zh: '一' } },
  { key: 'b', label: { en: 'Two', zh: '二' } },
];
const FIELDS = [
  field('mail', 'email', { isRequired: true }),
  field('phone', 'phone'),
  field('count', 'number'),
  field('when', 'day'),
  field('ok', 'check'),
  field('one', 'choice', { choices: CHOICES }),
  field('some', 'choices', { choices: CHOICES }),
];
const check = (answers: Record<string, string | string[]>) => checkSent(FIELDS, answers, 'en');
const mail = 'Ana@Example.com';

test('answers are kept as the person would read them', () => {
  const { answers, email, phone } = check({ mail, phone: '+1 (415) 555-0132', ok: 'on', one: 'a', some: ['a', 'b'] });
  expect([email, phone]).toEqual(['ana@example.com', '+14155550132']);
  expect(answers.map(({ value }) => value)).toEqual(['ana@example.com', '+14155550132', 'yes', 'One', 'One, Two']);
  expect(textOfAnswers(answers, 20)).toBe('A field: ana@example');
});

test.each([
  ['an e-mail that is none', { mail: 'ana' }],
  ['a phone without its country', { mail, phone: '415 555 0132' }],
  ['a number that is none', { mail, count: '1e5' }],
  ['a day that does not exist', { mail, when: '2026-02-30' }],
  ['a choice that does not exist', { mail, one: 'c' }],
  ['a choice twice', { mail, some: ['a', 'a'] }],
  ['several for one', { mail, one: ['a', 'b'] }],
  ['a field that the form does not have', { mail, other: 'x' }],
  ['a missing answer that is required', { one: 'a' }],
])('%s is refused', (_, answers) => {
  expect(() => check(answers)).toThrow();
});

test('an answer that was left empty is none', () => {
  expect(check({ mail, phone: '', some: [] }).answers).toHaveLength(1);
});

const now = new Date('2026-11-30T00:00:00.000Z');
const email = { type: 'email', label, isRequired: true } as const;

test('a form asks who the person is once, and a choice has choices', () => {
  const fields = withField([], 'mail', email, []);
  expect(() => withField(fields, 'other', email, [])).toThrow();
  expect(() => withField(fields, 'one', { type: 'choice', label, isRequired: false, choices: [] }, [])).toThrow();
  expect(() => withField(fields, 'mine', { type: 'custom', label, isRequired: false, fieldId: 'x' }, [])).toThrow();
  const moved = withField(
    withField(fields, 'b', { type: 'line', label, isRequired: false }, []),
    'b',
    {
      ...{ type: 'line', label, isRequired: false, position: 1 },
    },
    [],
  );
  expect(moved.map(({ key }) => key)).toEqual(['b', 'mail']);
});

test('a form is complete with a privacy text, a way to answer and a colleague where one is needed', () => {
  const begun = newForm('f', { slug: 'ask', title: label, becomes: 'task' }, now);
  const fields = withField([], 'mail', email, []);
  const full = { ...begun, fields, settings: { ...begun.settings, privacy: label } };
  expect(() => requireComplete(full, true)).not.toThrow();
  expect(() => requireComplete(full, false)).toThrow();
  expect(() =>
    requireComplete({ ...full, settings: { ...full.settings, privacy: { en: 'x', zh: '' } } }, true),
  ).toThrow();
  expect(() => requireComplete({ ...full, fields: [] }, true)).toThrow();
});

test('a custom field that was retired is not shown', () => {
  const custom = withField([], 'mail', email, []).concat({
    ...{ key: 'sport', type: 'custom', label, help: null, isRequired: false, choices: [], fieldId: 'f1' },
  });
  expect(pageFields(custom, []).map(({ key }) => key)).toEqual(['mail']);
});
