import { expect, test } from '@jest/globals';
import { searchWords, wordsOf } from './article.ts';

const texts = {
  en: { title: 'A lens feels DRY', body: 'Ask José about hours of wear.' },
  zh: { title: '镜片发干', body: '先询问佩戴时长。' },
};

test.each([
  ['dry lens', true],
  ['jose', true],
  ['发干', true],
  ['dry 佩戴', true],
  ['torn', false],
])('the words %s are found: %s', (q, isFound) => {
  expect(searchWords(q).every((word) => wordsOf(texts).includes(word))).toBe(isFound);
});
