import { LANGUAGES, type Language } from '@toric/contracts/kernel/sentence';

/** As `Content-Language` names it: our Chinese is Simplified. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

const WISH = /^\s*([a-z]+|\*)(?:-[a-z\d-]+)?\s*(?:;\s*q=([\d.]+)\s*)?$/i;

/**
 * The language that `Accept-Language` likes best of those that we speak, the first of equals; English where it names
 * none of them: a refusal in a strange language says more than a 406.
 */
export function languageOf(accepted: string | undefined): Language {
  let best: { language: Language; weight: number } = { language: 'en', weight: 0 };
  for (const wish of (accepted ?? '').split(',')) {
    const [, tag = '', weight = '1'] = WISH.exec(wish) ?? [];
    const language = tag === '*' ? 'en' : LANGUAGES.find((one) => one === tag.toLowerCase());
    if (language && Number(weight) > best.weight) best = { language, weight: Number(weight) };
  }
  return best.language;
}
