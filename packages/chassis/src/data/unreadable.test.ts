import { expect, test } from '@jest/globals';
import { page } from '@toric/contracts/kernel/common';
import { z } from 'zod';
import { csvFile } from '../files/csv.ts';
import { pageOf } from './cursor.ts';
import { declaredReply } from './unreadable.ts';

const rows = [1, 2, 3].map((n) => ({ id: `row-${n}`, createdAt: new Date(n) }));
const view = ({ id }: { id: string }) => {
  if (id === 'row-2') throw new RangeError('Invalid time value');
  return { id, status: 'open' };
};
const Reply = page(z.object({ id: z.string(), status: z.enum(['open', 'closed']) }));

test('a row whose view throws is named, and the other rows are shown', () => {
  expect(pageOf({ rows, total: 3 }, 25, view)).toEqual({
    data: [
      { id: 'row-1', status: 'open' },
      { id: 'row-3', status: 'open' },
    ],
    unreadable: [{ id: 'row-2' }],
    nextCursor: null,
    total: 3,
  });
});

test('a damaged last row of a page is no end of the list', () => {
  expect(pageOf({ rows }, 2, view)).toEqual({
    data: [{ id: 'row-1', status: 'open' }],
    unreadable: [{ id: 'row-2' }],
    nextCursor: expect.any(String),
  });
});

test('an item with a value that its schema does not know is named, and the other items are shown', () => {
  const items = [
    { id: 'row-1', status: 'open' },
    { id: 'row-2', status: 'lost' },
  ];
  expect(declaredReply(Reply, { data: items, nextCursor: null, unreadable: [{ id: 'row-0' }] }, 'list')).toEqual({
    data: [items[0]],
    unreadable: [{ id: 'row-0' }, { id: 'row-2' }],
    nextCursor: null,
  });
});

test('a list that is wrong in itself is a bug, and not a damaged row', () => {
  expect(() => declaredReply(Reply, { data: [], nextCursor: 7 }, 'listThings')).toThrow('listThings returned a value');
});

test('a single object of another shape is a bug', () => {
  expect(() => declaredReply(z.object({ id: z.string() }), { id: 7 }, 'getThing')).toThrow('getThing returned a value');
});

test('a file names the row that cannot be shown, and goes on', async () => {
  const { chunks } = csvFile('list.csv', {
    head: ['id'],
    rows: (after) => Promise.resolve(after ? [] : rows),
    cells: (row) => [view(row).id],
  });
  let text = '';
  for await (const chunk of chunks) text += chunk;
  expect(text).toContain('row-1\r\nunreadable: row-2\r\nrow-3\r\n');
});
