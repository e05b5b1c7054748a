// Tests that the Markdown of the runbooks is read as data.
import { expect, test } from '@jest/globals';
import { readInline, readMarkdown } from './markdown.ts';
import { readRunbooks } from './runbooks.ts';

test('code, bold text and links are read within a line', () => {
  expect(readInline('See `a | b` and **the log** in [other](other.md).')).toEqual([
    'See ',
    { code: 'a | b' },
    ' and ',
    { bold: ['the log'] },
    ' in ',
    { link: ['other'], href: 'other.md' },
    '.',
  ]);
});

test('a numbered list goes on after a block of code', () => {
  const parts = readMarkdown('1. First\n   goes on.\n\n```sql\nselect 1;\n```\n\n2. Second');
  expect(parts).toEqual([
    { kind: 'list', start: 1, items: [[{ kind: 'text', text: ['First goes on.'] }]] },
    { kind: 'code', text: 'select 1;' },
    { kind: 'list', start: 2, items: [[{ kind: 'text', text: ['Second'] }]] },
  ]);
});

test('an item may hold a list', () => {
  const [list] = readMarkdown('- Outer\n  1. One\n  2. Two\n- Next');
  expect(list).toMatchObject({ kind: 'list', items: [[{ kind: 'text' }, { start: 1, items: [{}, {}] }], [{}]] });
});

test('a table has a head and rows', () => {
  expect(readMarkdown('| a | b |\n|---|---|\n| 1 | `x \\| y` |')).toEqual([
    { kind: 'table', head: [['a'], ['b']], rows: [[['1'], [{ code: 'x | y' }]]] },
  ]);
});

test('every runbook has a title, a first sentence and its chapters', () => {
  const runbooks = Object.entries(readRunbooks());
  expect(runbooks.length).toBeGreaterThan(20);
  for (const [name, { title, about, parts }] of runbooks) {
    expect([name, title !== '', about !== '']).toEqual([name, true, true]);
    expect(parts.filter(({ kind }) => kind === 'heading').length).toBeGreaterThan(1);
  }
});
