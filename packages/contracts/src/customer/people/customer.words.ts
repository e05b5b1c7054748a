import { word, wordsOf } from '../../kernel/words.ts';
import { CustomerChangeKind, LanguageName } from './customer.http.ts';

/** Each language is named in itself, so that its speakers find it. */
export const LANGUAGE_NAME_WORDS = wordsOf(LanguageName, {
  en: word('English', 'English'),
  zh: word('中文', '中文'),
});

export const CUSTOMER_CHANGE_KIND_WORDS = wordsOf(CustomerChangeKind, {
  added: word('Added', '已添加'),
  changed: word('Changed', '已更改'),
  removed: word('Removed', '已移除'),
});
