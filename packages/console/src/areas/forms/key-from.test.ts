import { expect, test } from '@jest/globals';
import { keyFrom } from './key-from.ts';

test('a key is the name in small letters, and never one that is taken', () => {
  expect(keyFrom('Your e-mail', [])).toBe('your-e-mail');
  expect(keyFrom('2nd question?', [])).toBe('nd-question');
  expect(keyFrom('您的问题', [])).toBe('part');
  expect(keyFrom('Name', ['name', 'name-2'])).toBe('name-3');
  expect(keyFrom('A very long question about many things', []).length).toBeLessThanOrEqual(24);
});
