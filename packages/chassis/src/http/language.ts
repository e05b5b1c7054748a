import { LANGUAGES, type Language } from '@toric/contracts/kernel/sentence';

/** Maps our languages to values of the header `Content-Language`. Our Chinese texts use simplified characters. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

const RANGE = /^\s*([a-z]+|\*)(?:-[a-z\d-]+)?\s*(?:;\s*q=([\d.]+)\s*)?$/i;

/**
 * Returns the supported language with the greatest weight in `Accept-Language`. If several have this weight, returns
 * the first of them. Returns English if the header names no supported language, because a refusal in a foreign language
 * helps the caller more than a status 406.
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
