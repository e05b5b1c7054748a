import type { FieldGuide, Guide } from '@toric/contracts/kernel/guide';

const LANGUAGE = /(?:^|\.)(en|zh)(?=\.|$)/;

/**
 * Returns the help of a field. An amount or a power has the help of its part `amount` or `sphere`. A field that takes a
 * text in one language has its example in this language.
 */
export function guideOf(guide: Guide, name: string): FieldGuide | undefined {
  const path = name.replace(/\.\d+(?=\.|$)/g, '');
  const found = guide[path] ?? guide[`${path}.amount`] ?? guide[`${path}.sphere`];
  if (!found || typeof found.example === 'string') return found;
  const { en, zh } = found.example;
  const language = LANGUAGE.exec(path)?.[1];
  return language === undefined ? found : { ...found, example: language === 'zh' ? zh : en };
}
