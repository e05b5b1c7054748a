import { expect, test } from '@jest/globals';
import { withoutTexts } from './database-health.store.ts';

test.each([
  [`select 1 from account\n  where email = 'ana@toric.example'`, 'select 1 from account where email = ?'],
  [`update person set name = 'O''Neill', note = ''`, 'update person set name = ?, note = ?'],
  ['select $1, $2', 'select $1, $2'],
  ['do $body$ select 1 $body$', 'do ?'],
  [`select 'cut off in the mid`, 'select ?'],
])('a statement is shown without its texts: %s', (statement, shown) => {
  expect(withoutTexts(statement)).toBe(shown);
});

test('a long statement is cut', () => {
  expect(withoutTexts(`select ${'a, '.repeat(500)}`)).toHaveLength(300);
});
