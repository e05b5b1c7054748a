import { expect, test } from '@jest/globals';
import { languageOf } from './language.ts';

test.each([
  ['zh'],
  ['zh-CN'],
  ['ZH-cn'],
  ['zh-Hans-CN'],
  ['zh-TW'],
  ['zh-CN,zh;q=0.9,en;q=0.8'],
  ['zh-CN, en'],
  ['en;q=0.5, zh-CN;q=0.7'],
  ['fr-FR, de;q=0.9, zh;q=0.1'],
  ['en;q=0, zh ; q=0.2'],
])('%s is answered in Chinese', (accepted) => {
  expect(languageOf(accepted)).toBe('zh');
});

test.each([
  [undefined],
  [''],
  ['*'],
  ['en-US,en;q=0.9,zh-CN;q=0.8'],
  ['en, zh'],
  ['zh;q=0'],
  ['zh;q=0.1, *;q=0.5'],
  ['fr-FR,fr;q=0.9'],
  ['zhuang'],
  ['zh;q=high'],
  [';;,=zh'],
])('%s is answered in English', (accepted) => {
  expect(languageOf(accepted)).toBe('en');
});
