import type { ArticleTexts } from '@toric/contracts/customer/cases/article.http';

/** Returns a text in the form in which the search compares it: lower case, without accents. */
export const searchText = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Returns the text in which a search looks for words: titles and bodies in both languages. */
export const wordsOf = ({ en, zh }: ArticleTexts): string =>
  searchText([en.title, zh.title, en.body, zh.body].join('\n'));

/** Returns at most eight words of a search. A Chinese phrase is one word, and is found within a text. */
export const searchWords = (q: string): string[] => searchText(q).split(/\s+/).filter(Boolean).slice(0, 8);
