import type { Language, Text } from '@toric/contracts/kernel/sentence';
import type { Words } from '@toric/contracts/kernel/words';
import { formatDay } from '../../../app/formats.ts';
import type { Filter } from '../../kit.types.ts';
import { daysOf } from './relative-day.ts';

/** Describes one filter in words. Instead of an id, the page shows the name of the record. */
export type Phrase = { readonly label: Text; readonly relation: Text; readonly value: Text | { readonly id: string } };

const IS = { en: 'is', zh: '为' };
const IS_NOT = { en: 'is not', zh: '不为' };
const FROM = { en: 'from', zh: '不早于' };
const UNTIL = { en: 'until', zh: '不晚于' };
const ONE_OF = { en: 'is one of', zh: '为其中之一' };
const PRESENCE = { en: 'is empty or not', zh: '是否为空' };
const PRESENT: Readonly<Record<string, Text>> = {
  empty: { en: 'empty', zh: '空' },
  set: { en: 'not empty', zh: '非空' },
};
const both = (value: string): Text => ({ en: value, zh: value });
const days = (n: number) => (n === 1 ? '1 day' : `${n} days`);

/** Joins names with the text `between`. The last two names are joined with the text `before`. */
const either = (names: readonly string[], between: string, before: string): string =>
  [names.slice(0, -1).join(between), ...names.slice(-1)].filter(Boolean).join(before);

/** Returns one or several values of a choice in words. */
function choiceWords(words: Words, value: string): Text {
  const names = (language: Language) => value.split(',').map((one) => words[one]?.label[language] ?? one);
  return { en: either(names('en'), ', ', ' or '), zh: either(names('zh'), '、', '或') };
}

/** Returns a day relative to today in words. */
function relative(n: number, side: 'from' | 'to'): Text {
  const far = Math.abs(n);
  if (n === 0) return side === 'from' ? { en: 'from today on', zh: '从今天起' } : { en: 'until today', zh: '截至今天' };
  if (side === 'from') {
    return n < 0
      ? { en: `in the last ${days(far)}`, zh: `在最近 ${far} 天内` }
      : { en: `in ${days(far)} or later`, zh: `在 ${far} 天后或更晚` };
  }
  return n < 0
    ? { en: `${days(far)} ago or earlier`, zh: `在 ${far} 天前或更早` }
    : { en: `in the next ${days(far)}`, zh: `在未来 ${far} 天内` };
}

const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value);
const dayIn = (language: Language, value: string) => (isDay(value) ? formatDay(value, language) : value);

function dayPhrase(side: 'from' | 'to', value: string): Pick<Phrase, 'relation' | 'value'> {
  const n = daysOf(value);
  if (n !== undefined) return { relation: both(''), value: relative(n, side) };
  const relation = side === 'from' ? FROM : UNTIL;
  return { relation, value: { en: dayIn('en', value), zh: dayIn('zh', value) } };
}

/** Returns a filter and its value in words of both languages. */
export function phraseOf(filter: Filter, value: string): Phrase {
  const { label } = filter;
  switch (filter.kind) {
    case 'choice':
      return { label, relation: filter.not ? IS_NOT : IS, value: choiceWords(filter.words, value) };
    case 'presence':
      return { label, relation: IS, value: PRESENT[value] ?? both(value) };
    case 'flag':
      return { label, relation: both(''), value: value === 'true' ? filter.yes : filter.no };
    case 'day':
      return { label, ...dayPhrase(filter.side, value) };
    case 'record':
      return { label, relation: IS, value: { id: value } };
    case 'number':
      if (filter.says) return { label, relation: both(''), value: filter.says(value) };
      return { label, relation: IS, value: both(value) };
    case 'text':
      return { label, relation: IS, value: both(value) };
  }
}

/** Returns the relation of a filter, for the choice between the relations of one field. */
export function relationOf(filter: Filter): Text {
  if (filter.kind === 'day') return filter.side === 'from' ? FROM : UNTIL;
  if (filter.kind === 'presence') return PRESENCE;
  if (filter.kind !== 'choice') return IS;
  if (filter.not) return IS_NOT;
  return filter.several ? ONE_OF : IS;
}

/** Returns the words with a capital letter, for the beginning of a sentence. */
export const atBeginning = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/** Returns an English label for the middle of a sentence. An acronym, such as GTIN, stays unchanged. */
export const inSentence = (label: string): string =>
  /^.\p{Lu}/u.test(label) ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
