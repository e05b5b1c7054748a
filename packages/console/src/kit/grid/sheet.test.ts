import { expect, test } from '@jest/globals';
import { cellKey, EMPTY_SHEET, editedRows, typed, undone, withoutRows } from './sheet.ts';

const cell = (row: string, text: string, original = '1') => ({ key: cellKey(row, 'amount'), text, original });

test('a text that differs from the saved one is an edit, and the saved text is none', () => {
  const one = typed(EMPTY_SHEET, [cell('a', '2'), cell('b', '1')]);
  expect([...one.edits.values()]).toEqual(['2']);
  expect(typed(one, [cell('a', '1')]).edits.size).toBe(0);
});

test('each change is taken back as a whole, and one that changes nothing is no step', () => {
  const one = typed(EMPTY_SHEET, [cell('a', '2'), cell('b', '3')]);
  const two = typed(typed(one, [cell('a', '4')]), [cell('a', '4')]);
  expect(undone(two).edits).toEqual(one.edits);
  expect(undone(undone(two)).edits.size).toBe(0);
  expect(undone(undone(undone(two))).edits.size).toBe(0);
});

test('saved rows are no edits any more, and the others stay', () => {
  const sheet = typed(EMPTY_SHEET, [cell('a', '2'), cell('b', '3')]);
  expect(editedRows(sheet)).toEqual(['a', 'b']);
  expect(editedRows(withoutRows(sheet, new Set(['a'])))).toEqual(['b']);
});
