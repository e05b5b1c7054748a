import { expect, test } from '@jest/globals';
import { field, type Guide } from '@toric/contracts/kernel/guide';
import { guideOf } from './guide-of.ts';

const both = (en: string, zh: string) => ({ en, zh });
const help = field(both('Title', '标题'), both('A line.', '一行。'), both('Type it.', '填写。'), both('Dry', '干燥'));
const GUIDE: Guide = { 'title.en': help, 'contents.zh.subject': help, title: help, 'price.amount': help };

test('a text in one language has its example in this language', () => {
  expect(guideOf(GUIDE, 'title.en')?.example).toBe('Dry');
  expect(guideOf(GUIDE, 'contents.zh.subject')?.example).toBe('干燥');
  expect(guideOf(GUIDE, 'title')?.example).toEqual(both('Dry', '干燥'));
});

test('a line of a list and an amount have the help of their field', () => {
  expect(guideOf({ 'lines.name': help }, 'lines.2.name')).toBe(help);
  expect(guideOf(GUIDE, 'price')).toBe(help);
  expect(guideOf(GUIDE, 'unknown')).toBeUndefined();
});
