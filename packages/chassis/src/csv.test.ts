import { expect, test } from '@jest/globals';
import { csvFile } from './csv.ts';

type Row = { id: string; createdAt: Date };
const AT_ONCE = 10;

/** A list of so many rows, and what was asked of it. */
function listOf(length: number) {
  const all = Array.from({ length }, (_, n): Row => ({ id: String(n), createdAt: new Date(n) }));
  const asked: (string | undefined)[] = [];
  const rows = (after: Pick<Row, 'id'> | undefined, limit: number): Promise<Row[]> => {
    asked.push(after?.id);
    const from = all.findIndex(({ id }) => id === after?.id) + 1;
    return Promise.resolve(all.slice(from, from + limit));
  };
  const { parts } = csvFile('list.csv', { head: ['id'], rows, cells: ({ id }) => [id], atOnce: AT_ONCE });
  return { ids: all.map(({ id }) => id), asked, parts };
}

test.each([0, 1, 9, 10, 11, 25, 30])('a file of %i rows has each of them once, in order, under its head', async (n) => {
  const { ids, parts } = listOf(n);
  let text = '';
  for await (const part of parts) text += part;
  expect(text).toBe(['id', ...ids, ''].join('\r\n'));
});

test('a part is read when the one before it was taken, and never two', async () => {
  const { asked, parts } = listOf(25);
  const reading = parts[Symbol.asyncIterator]();
  const seen: unknown[] = [];
  for (let done: boolean | undefined = false; !done; ) {
    const part = await reading.next();
    done = part.done;
    seen.push([part.done ? 0 : part.value.split('\r\n').length - 1, [...asked]]);
  }
  expect(seen).toEqual([
    [1, []],
    [10, [undefined]],
    [10, [undefined, '9']],
    [5, [undefined, '9', '19']],
    [0, [undefined, '9', '19']],
  ]);
});
