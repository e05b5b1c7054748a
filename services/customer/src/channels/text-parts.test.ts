import { expect, test } from '@jest/globals';
import { hasWords, partsOfText, partsSought } from './text-parts.ts';

test('a text is found by the beginnings of its words, without case and accents', () => {
  const text = 'Die Linse ist gerissen, trotz Café-Besuch';
  const stored = new Set(partsOfText(text));
  for (const sought of ['linse', 'geris', 'cafe besuch', 'LINSE trotz']) {
    expect(partsSought(sought).every((part) => stored.has(part))).toBe(true);
    expect(hasWords(sought, text)).toBe(true);
  }
  expect(hasWords('inse', text)).toBe(false);
  expect(hasWords('linse rosen', text)).toBe(false);
});

test('a Chinese text is found by characters that stand together', () => {
  const text = '我的隐形眼镜破了，请尽快回复';
  const stored = new Set(partsOfText(text));
  expect(partsSought('眼镜').every((part) => stored.has(part))).toBe(true);
  expect([hasWords('眼镜', text), hasWords('尽快', text), hasWords('镜眼', text)]).toEqual([true, true, false]);
});

test('one letter says too little', () => {
  expect(partsSought('a')).toEqual([]);
  expect(partsOfText('')).toEqual([]);
});
