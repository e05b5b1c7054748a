import type { ArticleTexts } from '@toric/contracts/customer/cases/article.http';

/** Returns the texts of an article as the search compares them: in small letters, without marks above letters. */
export const searchText = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Returns everything in which the words of a search are looked for. */
export const wordsOf = ({ en, zh }: ArticleTexts): string =>
  searchText([en.title, zh.title, en.body, zh.body].join('\n'));

/** Returns the words of a search. A Chinese phrase is one word, and is found within a text. */
export const searchWords = (q: string): string[] => searchText(q).split(/\s+/).filter(Boolean).slice(0, 8);
