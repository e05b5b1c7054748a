/** Handles texts in both languages. A page declares both, and shows the text in the language of the person. */
import type { Language, Text } from '@toric/contracts/kernel/sentence';
import { useCallback } from 'react';
import { formatNumber } from './formats.ts';
import { preferencesStore } from './preferences.ts';
import { useStore } from './store.ts';

export {
  formatClock,
  formatDay,
  formatInstant,
  formatMoney,
  formatNumber,
  formatSpan,
  today,
} from './formats.ts';

export const text = (en: string, zh: string): Text => ({ en, zh });

export const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'en' in value && 'zh' in value;

export const useLanguage = (): Language => useStore(preferencesStore).language;

/** Returns the function that selects the text in the language of the person. */
export function useWords(): (words: Text) => string {
  const language = useLanguage();
  return useCallback((words: Text) => words[language], [language]);
}

const plural = new Intl.PluralRules('en');

/** Returns a sentence with a number. `{n}` becomes the number, with the digit grouping of each language. */
export function count(n: number, { one, other, zh }: { one: string; other: string; zh: string }): Text {
  const en = plural.select(n) === 'one' ? one : other;
  return { en: en.replaceAll('{n}', formatNumber(n, 'en')), zh: zh.replaceAll('{n}', formatNumber(n, 'zh')) };
}
