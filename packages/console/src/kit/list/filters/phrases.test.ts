import { expect, test } from '@jest/globals';
import { ORDER_FILTERS } from './filter-values.fixture.ts';
import { fieldLabel, inSentence, phraseOf } from './phrases.ts';

const inEnglish = (name: string, value: string) => {
  const filter = ORDER_FILTERS[name];
  if (!filter) throw new Error(`there is no filter ${name}`);
  const { label, relation, value: words } = phraseOf(filter, value);
  return [label.en, relation.en, 'en' in words ? words.en : words.id].filter(Boolean).join(' ');
};

test('a filter is read as words', () => {
  expect(inEnglish('status', 'confirmed')).toBe('State is Ready to ship');
  expect(inEnglish('statusNot', 'confirmed,shipped')).toBe('State is not Ready to ship or shipped');
  expect(inEnglish('placedFrom', '-14d')).toBe('Placed in the last 14 days');
  expect(inEnglish('placedFrom', '0d')).toBe('Placed from today on');
  expect(inEnglish('placedFrom', '+1d')).toBe('Placed in 1 day or later');
  expect(inEnglish('number', 'T-1')).toBe('Number is T-1');
});

test('filters with one label are told apart where one is chosen', () => {
  const all = Object.values(ORDER_FILTERS);
  expect(all.map((filter) => fieldLabel(filter, all).en)).toEqual([
    ...['State is', 'State is not', 'Number', 'Customer', 'Placed'],
  ]);
});

test('a label of capitals keeps them within a sentence', () => {
  expect(inSentence('State')).toBe('state');
  expect(inSentence('GTIN')).toBe('GTIN');
});
