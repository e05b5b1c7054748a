import { LANGUAGES, type Language } from '@toric/contracts/kernel/sentence';

/** The values of `Content-Language`. Our Chinese is Simplified. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

const RANGE = /^\s*([a-z]+|\*)(?:-[a-z\d-]+)?\s*(?:;\s*q=([\d.]+)\s*)?$/i;

/**
 * Returns the language of ours with the greatest weight in `Accept-Language`, or the first of several. Returns English
 * if the header names none of ours: a refusal in a foreign language tells the caller more than a 406.
 */
export function languageOf(accepted: string | undefined): Language {
  let best: { language: Language; weight: number } = { language: 'en', weight: 0 };
  for (const range of (accepted ?? '').split(',')) {
    const [, tag = '', weight = '1'] = RANGE.exec(range) ?? [];
    const language = tag === '*' ? 'en' : LANGUAGES.find((one) => one === tag.toLowerCase());
    if (language && Number(weight) > best.weight) best = { language, weight: Number(weight) };
  }
  return best.language;
}
