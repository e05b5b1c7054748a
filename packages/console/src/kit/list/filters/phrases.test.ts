import { expect, test } from '@jest/globals';
import { ORDER_FILTERS } from './filter-values.fixture.ts';
import { inSentence, phraseOf, relationOf } from './phrases.ts';

const inEnglish = (name: string, value: string) => {
  const filter = ORDER_FILTERS[name];
  if (!filter) throw new Error(`there is no filter ${name}`);
  const { label, relation, value: words } = phraseOf(filter, value);
  return [label.en, relation.en, 'en' in words ? words.en : words.id].filter(Boolean).join(' ');
};

test('a filter is read as words', () => {
  expect(inEnglish('status', 'confirmed')).toBe('State is Ready to ship');
  expect(inEnglish('statusNot', 'confirmed,shipped')).toBe('State is not Ready to ship or shipped');
  expect(inEnglish('status', 'confirmed,shipped,delivered')).toBe('State is Ready to ship, shipped or delivered');
  expect(inEnglish('placedFrom', '-14d')).toBe('Placed in the last 14 days');
  expect(inEnglish('placedFrom', '0d')).toBe('Placed from today on');
  expect(inEnglish('placedFrom', '+1d')).toBe('Placed in 1 day or later');
  expect(inEnglish('number', 'T-1')).toBe('Number is T-1');
});

test('a value that is missing is a phrase too', () => {
  const filter = { kind: 'presence', label: { en: 'Expected', zh: '预计' } } as const;
  expect(phraseOf(filter, 'empty').value).toEqual({ en: 'empty', zh: '空' });
  expect(phraseOf(filter, 'set').value).toEqual({ en: 'not empty', zh: '非空' });
});

test('the value of a flag and of a number with words stands by itself', () => {
  const label = { en: 'Due', zh: '到期' };
  const flag = { kind: 'flag', label, yes: { en: 'late', zh: '已逾期' }, no: { en: 'in time', zh: '未逾期' } } as const;
  expect(phraseOf(flag, 'true')).toMatchObject({ relation: { en: '' }, value: { en: 'late' } });
  const says = (days: string) => ({ en: `in the next ${days} days`, zh: `在未来 ${days} 天内` });
  const number = { kind: 'number', label, says } as const;
  expect(phraseOf(number, '7')).toMatchObject({ relation: { en: '' }, value: { en: 'in the next 7 days' } });
});

test('each filter has its relation in words', () => {
  expect(Object.values(ORDER_FILTERS).map((filter) => relationOf(filter).en)).toEqual([
    ...['is', 'is not', 'is', 'is', 'from'],
  ]);
});

test('a label of capitals keeps them within a sentence', () => {
  expect(inSentence('State')).toBe('state');
  expect(inSentence('GTIN')).toBe('GTIN');
});
